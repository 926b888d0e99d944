import type { Recommendation } from "../contract/recommendation.ts";
import type { Segmentation } from "../contract/segmentation.ts";
import { CancelledError, DomainError } from "../errors/domainError.ts";
import { type NewRun, type RunMetric, recordRun } from "../experiments/runs/recordRun.ts";
import { RunMeter } from "../experiments/runs/runMeter.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";

/** The metric that says how steady a model is from month to month. */
export const TUNING_SHARE = "share of ceiling, tuning month";

type Asked = Pick<NewRun, "kind" | "name" | "data" | "config" | "seed" | "params">;
/** What came out; `config` and `params` when more is known of them than was asked. */
type Found = Pick<NewRun, "metrics" | "metric"> & { derived: string } & Partial<Pick<NewRun, "config" | "params">>;

/** Runs a fit as a run: measured, and recorded whether it succeeds, fails or is cancelled. */
export async function asRun<T>(
  file: WorkspaceFile,
  asked: Asked,
  control: Control,
  work: (control: Control) => Promise<{ made: T; found: Found }>,
): Promise<T> {
  const meter = new RunMeter();
  const record = (rest: Omit<Found, "derived"> & Pick<NewRun, "derived" | "state" | "message">) => {
    const { started, seconds, peakBytes } = meter;
    recordRun(file, { ...asked, ...rest, started, seconds, peakBytes });
  };
  try {
    const { made, found } = await work({ ...control, onProgress: meter.following(control.onProgress) });
    record({ ...found, state: "done" });
    return made;
  } catch (error) {
    if (error instanceof DomainError) {
      const state = error instanceof CancelledError ? "cancelled" : "failed";
      record({ metrics: [], metric: null, derived: null, state, message: error.message });
    }
    throw error;
  }
}

/** The metrics of a recommendation: ranking, each product's figures on the untouched month, and its loss tree by tree. */
export function recommendationMetrics({
  result,
  losses,
  tuning,
}: {
  result: Recommendation;
  losses: Readonly<Record<string, readonly number[]>>;
  tuning: { map7: number; ceiling: number };
}): Pick<NewRun, "metrics" | "metric"> {
  const { ranking, products } = result;
  const all: RunMetric[] = [
    { name: "MAP@7", value: ranking.model.map7 },
    { name: "share of ceiling", value: ranking.model.shareOfCeiling },
    { name: TUNING_SHARE, value: tuning.map7 / tuning.ceiling },
    { name: "MAP@7 of popularity", value: ranking.popularity.map7 },
    { name: "MAP@7 of popularity, held left in", value: ranking.popularityLeftIn.map7 },
    { name: "MAP@7 of co-holding", value: ranking.coHolding.map7 },
    { name: "mean average precision of products", value: meanPrecision(products) },
    { name: "fits beyond the usual", value: result.fits },
    { name: "features", value: result.features },
    { name: "training rows", value: result.rows.training },
  ];
  for (const { id, auc, averagePrecision, liftTopPercent, logLoss, trees } of products) {
    all.push({ name: `AUC ${id}`, value: auc ?? Number.NaN });
    all.push({ name: `average precision ${id}`, value: averagePrecision ?? Number.NaN });
    all.push({ name: `lift top 1 % ${id}`, value: liftTopPercent ?? Number.NaN });
    all.push({ name: `log loss ${id}`, value: logLoss });
    all.push({ name: `trees ${id}`, value: trees });
    for (const [tree, value] of (losses[id] ?? []).entries()) {
      all.push({ name: `tuning loss by tree ${id}`, value, step: tree + 1 });
    }
  }
  return { metrics: all, metric: "MAP@7" };
}

/** Over the products that anybody bought in the untouched month. */
function meanPrecision(products: Recommendation["products"]): number {
  const known = products.flatMap(({ averagePrecision }) => averagePrecision ?? []);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The metrics of a segmentation: the figures of the chosen number of segments, and of each that was tried. */
export function segmentationMetrics({
  k,
  vote,
  customers,
  segments,
}: Segmentation): Pick<NewRun, "metrics" | "metric"> {
  const figures = ({ stability, silhouette, separability, points }: Segmentation["vote"][number]) => ({
    stability: stability.median,
    silhouette,
    separability,
    points: points.all,
  });
  const chosen = vote.find((count) => count.k === k);
  const all: RunMetric[] = [
    { name: "segments", value: k },
    { name: "customers", value: customers },
    { name: "largest share", value: segments[0].share },
    ...Object.entries(chosen ? figures(chosen) : {}).map(([name, value]) => ({ name, value })),
  ];
  for (const count of vote) {
    for (const [name, value] of Object.entries(figures(count)))
      all.push({ name: `${name} by k`, value, step: count.k });
  }
  return { metrics: all, metric: "stability" };
}
