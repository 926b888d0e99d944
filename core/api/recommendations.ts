import { registerModel } from "../experiments/registry/modelVersions.ts";
import { finish } from "../jobs/progress.ts";
import { trainRecommender } from "../recommendation/trainRecommender.ts";
import { type Derived, saveDerived } from "../store/derived.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { asRun, recommendationMetrics } from "./recordFits.ts";

export interface RecommendRequest {
  version?: string | undefined;
  /** `YYYY-MM`: the last month known; the version's last when left out. */
  month?: string | undefined;
  seed?: number | undefined;
  /** Most trees of a model. */
  trees?: number | undefined;
}

/** Learns next month's purchases and keeps models, scores and figures; a run is recorded, and the models are a challenger. */
export async function keepRecommendation(file: WorkspaceFile, request: RecommendRequest, control: Control) {
  const panel = openPanel(file, request.version);
  const { seed = 1, trees = 300 } = request;
  const config = { trees, month: request.month ?? formatMonth(panel.months[panel.months.length - 1]) };
  const { version } = panel;
  const name = `Recommendation from ${config.month}`;
  const asked = { kind: "recommendation" as const, name, data: version, config, seed, params: config };
  return asRun(file, asked, control, async (measured) => {
    const { result, arrays, ...curves } = await makeRecommendation(file, version, config, seed, measured);
    const { id } = saveDerived(file, { kind: "recommendation", version, config, seed, result, arrays });
    registerModel(file, id);
    return { made: { id, ...result }, found: { derived: id, ...recommendationMetrics({ result, ...curves }) } };
  });
}

/** Makes a kept recommendation again. */
export function remakeRecommendation(file: WorkspaceFile, kept: Derived, control: Control) {
  return makeRecommendation(
    file,
    kept.version,
    kept.config as { trees: number; month: string },
    kept.seed ?? 1,
    control,
  );
}

function makeRecommendation(
  file: WorkspaceFile,
  version: string,
  config: { trees: number; month: string },
  seed: number,
  control: Control,
) {
  const { threads, signal } = control;
  const work = trainRecommender(openPanel(file, version), {
    seed,
    trees: config.trees,
    month: parseMonth(config.month),
    threads,
    signal,
  });
  return finish(work, control.onProgress);
}
