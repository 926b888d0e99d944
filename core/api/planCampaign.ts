import type { CampaignLimits } from "../contract/campaign.ts";
import { recommendation } from "../contract/recommendation.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { planCampaign as plan } from "../recommendation/campaign/planCampaign.ts";
import type { LeftOut } from "../recommendation/campaign/whoMay.ts";
import type { RecommendationArrays } from "../recommendation/trainRecommender.ts";
import { findDerived, readArrays } from "../store/derived.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { campaignSegments } from "./campaignSegments.ts";
import { keptResult } from "./keptResult.ts";
import { leftOutNow } from "./leftOutNow.ts";

export interface CampaignTask {
  version: string;
  limits: CampaignLimits;
  seed: number;
  /** The recommendation, and the segmentation when there is one. */
  parents: readonly string[];
  /** Of an earlier time; those of now when null. */
  leftOut: LeftOut | null;
  threads?: number | undefined;
}

type Planned = ReturnType<typeof plan> extends Work<infer Result> ? Result : never;

/** Plans a campaign on a kept recommendation: seconds of work at full size, for a thread of its own. */
export async function* planCampaign(file: WorkspaceFile, task: CampaignTask): Work<Planned> {
  const { version, limits, seed, threads } = task;
  const [source, segments] = task.parents;
  yield new ProgressMeter("steps", 4).at(0, "Reading the scores");
  const panel = openPanel(file, version);
  const result = keptResult(findDerived(file, source), recommendation);
  return yield* plan(panel, {
    limits,
    seed,
    leftOut: task.leftOut ?? leftOutNow(file, panel, result.scoresFor, limits),
    recommendation: { id: source, result, arrays: readArrays(file, source) as RecommendationArrays },
    segmentation: segments === undefined ? null : campaignSegments(file, segments, panel.customers.size),
    threads,
  });
}
