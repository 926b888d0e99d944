import { greedyEnsemble } from "../../learning/combine/greedyEnsemble.ts";

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
  const metric = (scores: Float64Array) => -meanLoss(scores, bought, step);
  const members = margins.map((own) => Float64Array.from(chosen, (row) => own[row]));
  const alone = members.map(metric);
  const best = [...members.keys()].sort((a, b) => alone[b] - alone[a] || a - b).slice(0, MOST_MEMBERS);
  const { weights } = greedyEnsemble(
    best.map((m) => members[m]),
    metric,
    PICKS,
  );
  const all = new Array<number>(margins.length).fill(0);
  for (const [i, m] of best.entries()) all[m] = weights[i] ?? 0;
  return all;
}

/** Each non-buyer stands for `others` of them. */
function meanLoss(margins: Float64Array, target: Uint8Array, others: number): number {
  let loss = 0;
  let cases = 0;
  for (let i = 0; i < margins.length; i++) {
    const signed = target[i] === 1 ? -margins[i] : margins[i];
    const weight = target[i] === 1 ? 1 : others;
    loss += weight * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))));
    cases += weight;
  }
  return loss / cases;
}
