import type { Work } from "../jobs/progress.ts";
import { trainRecommender } from "../recommendation/trainRecommender.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { parseMonth } from "../time/month.ts";

export interface RecommendationTask {
  version: string;
  /** `YYYY-MM`: the last month known. */
  month: string;
  trees: number;
  seed: number;
  budgetSeconds?: number | undefined;
  fits?: number | undefined;
  threads?: number | undefined;
}

type Learned = ReturnType<typeof trainRecommender> extends Work<infer Result> ? Result : never;

/** Learns next month's purchases: minutes of work at full size, for a thread of its own. */
export function learnRecommendation(file: WorkspaceFile, task: RecommendationTask): Work<Learned> {
  const { version, month, ...options } = task;
  return trainRecommender(openPanel(file, version), { ...options, month: parseMonth(month) });
}
