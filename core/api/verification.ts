import type { VerifyReport } from "../contract/verifyReport.ts";
import { throwIfCancelled } from "../errors/domainError.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { verifySteps } from "../store/verify.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

/** Reads a workspace back as long work that can be followed and cancelled. @throws CancelledError */
export async function* verifyInSteps(file: WorkspaceFile, signal: AbortSignal | undefined): Work<VerifyReport> {
  const meter = new ProgressMeter("%", 100);
  const steps = verifySteps(file);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    throwIfCancelled(signal);
    yield meter.at(step.value * 100, "Reading everything back");
  }
}
