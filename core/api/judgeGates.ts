import type { GateReport } from "../contract/experiments.ts";
import { measureGates } from "../experiments/gates/gates.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { modelEvidence } from "./modelEvidence.ts";
import { Panels } from "./panels.ts";

export interface GatesTask {
  /** The kept recommendation that is judged. */
  derived: string;
  /** What is in use, unless it is the same. */
  champion: { number: number; derived: string } | null;
  /** Its share of the largest MAP@7 in the month before the untouched one; null when that was not measured. */
  tuningShare: number | null;
}

/** Measures a model's gates: seconds of work at full size, for a thread of its own. */
export async function* judgeGates(file: WorkspaceFile, task: GatesTask): Work<GateReport> {
  const { derived, champion, tuningShare } = task;
  yield new ProgressMeter("steps", 0).at(0, `Ranking the untouched month by ${derived}`);
  return measureGates(modelEvidence(file, new Panels(file), derived, champion, tuningShare));
}
