import type { Work } from "../jobs/progress.ts";
import { serveWork } from "../jobs/serveWork.ts";
import { openWorkspaceFile, type WorkspaceFile } from "../store/workspaceFile.ts";
import { evaluate } from "./evaluate.ts";
import { judgeGates } from "./judgeGates.ts";
import { learnRecommendation } from "./learnRecommendation.ts";
import { compareOnnx } from "./onnxComparison.ts";
import { planCampaign } from "./planCampaign.ts";
import { rankSegments } from "./rankSegments.ts";

/** Works that only read a workspace, by the name that core/api/readingThread.ts asks for. */
export const WORKS = { compareOnnx, evaluate, judgeGates, learnRecommendation, planCampaign, rankSegments };

type Works = typeof WORKS;

/** What the thread is started with: the workspace file, which work, and its input. */
export type ReadingTask = {
  [K in keyof Works]: { path: string; kind: K; input: Parameters<Works[K]>[1] };
}[keyof Works];

/** What every one of them is: each task comes with the input of its own kind. */
type AnyWork = (file: WorkspaceFile, input: ReadingTask["input"]) => Work<unknown>;

serveWork(async function* ({ path, kind, input }: ReadingTask) {
  const file = openWorkspaceFile(path, { readOnly: true });
  try {
    return yield* (WORKS[kind] as AnyWork)(file, input);
  } finally {
    file.close();
  }
});
