import { readHolders, registeredModels } from "../experiments/registry/modelVersions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

/** The kept recommendation that campaigns are made of: the one asked for, else the champion's, else the newest. */
export function recommendationInUse(file: WorkspaceFile, asked = "recommendation"): string {
  if (asked !== "recommendation") return asked;
  const { champion } = readHolders(file);
  const model = registeredModels(file).find(({ number }) => number === champion);
  return model?.derived ?? asked;
}
