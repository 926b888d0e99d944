import { greedyEnsemble } from "../../learning/combine/greedyEnsemble.ts";
import { lossOfMargins } from "../../learning/metrics/calibration.ts";

/** Most models of a blend: each is learned again for the month to come. */
export const MOST_MEMBERS = 4;
const PICKS = 8;
/** Non-buyers that blends are judged on; every buyer counts. */
const MOST_OTHERS = 30_000;

/**
 * Weights of models in the mean of their margins, by log loss on the tuning month. Never worse there than the best model alone.
 *
 * @param margins of each model for the rows of the tuning month
 * @param rows    those without the product the month before
 * @returns by model: 0 or more, summing to 1; at most MOST_MEMBERS above 0
 */
export function chooseBlend(margins: readonly ArrayLike<number>[], target: Uint8Array, rows: Uint32Array): number[] {
  const step = Math.max(1, Math.ceil(rows.length / MOST_OTHERS));
  const chosen = rows.filter((row, i) => target[row] === 1 || i % step === 0);
  const bought = Uint8Array.from(chosen, (row) => target[row]);
  // each non-buyer stands for as many as were left out for it
  const weights = Float64Array.from(bought, (is) => (is === 1 ? 1 : step));
  const metric = (scores: Float64Array) => -lossOfMargins(scores, bought, weights);
  const members = margins.map((own) => Float64Array.from(chosen, (row) => own[row]));
  const alone = members.map(metric);
  const best = [...members.keys()].sort((a, b) => alone[b] - alone[a] || a - b).slice(0, MOST_MEMBERS);
  const ensemble = greedyEnsemble(
    best.map((m) => members[m]),
    metric,
    PICKS,
  );
  const all = new Array<number>(margins.length).fill(0);
  for (const [i, m] of best.entries()) all[m] = ensemble.weights[i] ?? 0;
  return all;
}
