import { registerModel } from "../experiments/registry/modelVersions.ts";
import { finish } from "../jobs/progress.ts";
import { type Derived, saveDerived } from "../store/derived.ts";
import { noteOpening } from "../store/openings.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { monthAsked } from "./monthAsked.ts";
import { onReadingThread } from "./readingThread.ts";
import { asRun, recommendationMetrics } from "./recordFits.ts";

export interface RecommendRequest {
  version?: string | undefined;
  /** `YYYY-MM`: the last month known; the version's last when left out. */
  month?: string | undefined;
  seed?: number | undefined;
  /** Most trees of a model. */
  trees?: number | undefined;
  /** Seconds that it may take: more ways of learning are tried while time allows. Without it only the usual one is. */
  budget?: number | undefined;
}

type Config = {
  trees: number;
  month: string;
  /** What the time came to: fits beyond the usual ones. Time itself would not make the same models again. */
  fits?: number;
};

/** Learns next month's purchases and keeps models, scores and figures; a run is recorded, and the models are a challenger. */
export async function keepRecommendation(file: WorkspaceFile, request: RecommendRequest, control: Control) {
  const panel = openPanel(file, request.version);
  const { seed = 1, trees = 300, budget } = request;
  const plain: Config = { trees, month: formatMonth(monthAsked(panel, request.month)) };
  const { version } = panel;
  const name = `Recommendation from ${plain.month}${budget === undefined ? "" : ` in ${budget} s`}`;
  const wanted = budget === undefined ? plain : { ...plain, budgetSeconds: budget };
  const asked = { kind: "recommendation" as const, name, data: version, config: wanted, seed, params: wanted };
  return asRun(file, asked, control, async (measured) => {
    const { result, arrays, ...curves } = await makeRecommendation(file, version, plain, seed, measured, budget);
    const config = result.fits === 0 ? plain : { ...plain, fits: result.fits };
    const { id } = saveDerived(file, { kind: "recommendation", version, config, seed, result, arrays });
    const openings = noteOpening(file, version, result.testedOn);
    registerModel(file, id);
    return {
      made: { id, openings, ...result },
      found: {
        derived: id,
        config,
        params: budget === undefined ? { ...config } : { ...config, budgetSeconds: budget },
        ...recommendationMetrics({ result, ...curves }),
      },
    };
  });
}

/** Makes a kept recommendation again. */
export function remakeRecommendation(file: WorkspaceFile, kept: Derived, control: Control) {
  return makeRecommendation(file, kept.version, kept.config as Config, kept.seed ?? 1, control);
}

function makeRecommendation(
  file: WorkspaceFile,
  version: string,
  config: Config,
  seed: number,
  { threads, signal, onProgress }: Control,
  budgetSeconds?: number,
) {
  const task = { ...config, version, seed, budgetSeconds, threads };
  return finish(onReadingThread(file, "learnRecommendation", task, signal), onProgress);
}
