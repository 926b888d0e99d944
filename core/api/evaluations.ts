import { evaluation } from "../contract/evaluation.ts";
import { finish } from "../jobs/progress.ts";
import { type Derived, findDerived, listDerived, saveDerived } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { onReadingThread } from "./readingThread.ts";

export interface EvaluationRequest {
  /** Which recommendation; the newest when left out. */
  recommendation?: string | undefined;
  /** Another recommendation to set it beside; ranking by holdings alone when left out. */
  other?: string | undefined;
  /** Bootstrap replicates of the intervals. */
  replicates?: number | undefined;
  seed?: number | undefined;
}

/** Looks at a kept recommendation's models from all sides, on the month that they had not seen, and keeps what came out. */
export async function keepEvaluation(file: WorkspaceFile, request: EvaluationRequest, control: Control) {
  const { id, version } = findDerived(file, request.recommendation ?? "recommendation");
  const { other = null, replicates = 200, seed = 1 } = request;
  const config = { replicates };
  const parents = other === null ? [id] : [id, findDerived(file, other).id];
  const work = onReadingThread(file, "evaluate", { parents, replicates, seed }, control.signal);
  const result = await finish(work, control.onProgress);
  const kept = saveDerived(file, { kind: "evaluation", version, config, seed, parents, result });
  return { id: kept.id, ...result };
}

/** Kept evaluations, newest first, by what they are of. */
export function listEvaluations(file: WorkspaceFile) {
  return listDerived(file, "evaluation")
    .map(({ id, created, parents: [of, other] }) => ({ id, created, recommendation: of, other: other ?? null }))
    .reverse();
}

/** A kept evaluation. @throws OutdatedResultError when an older program kept it in another shape */
export function readEvaluation(file: WorkspaceFile, id: string) {
  const kept = findDerived(file, id);
  return { id, created: kept.created, evaluation: keptResult(kept, evaluation) };
}

/** Makes a kept evaluation again. */
export async function remakeEvaluation(file: WorkspaceFile, kept: Derived, control: Control) {
  const { replicates } = kept.config as { replicates: number };
  const { parents } = kept;
  const work = onReadingThread(file, "evaluate", { parents, replicates, seed: kept.seed ?? 1 }, control.signal);
  return { result: await finish(work, control.onProgress) };
}
