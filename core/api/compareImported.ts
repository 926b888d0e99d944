import type { ImportedModel } from "../contract/importedModel.ts";
import type { Work } from "../jobs/progress.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { compareOnnx } from "./onnxComparison.ts";
import type { OnnxRequest } from "./onnxScores.ts";
import { Panels } from "./panels.ts";

/** A model from elsewhere beside ours (onnxComparison.ts), as work for a thread of its own. */
export async function* compareImported(
  file: WorkspaceFile,
  { bytes, path, request }: { bytes: Uint8Array; path: string; request: OnnxRequest },
): Work<ImportedModel> {
  return (yield* compareOnnx(file, new Panels(file), bytes, path, request, undefined)).result;
}
