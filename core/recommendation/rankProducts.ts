import { averagePrecisionAt } from "../learning/metrics/ranking.ts";
import type { ProductScores } from "./baselines.ts";

/** Recommendations that a customer sees. */
const PLACES = 7;

/** Sum over customers of the average precision of their first seven recommendations. */
export function sumAveragePrecision(
  scores: ProductScores,
  products: number,
  held: Uint32Array,
  gained: Uint32Array,
): number {
  return averagePrecisions(scores, products, held, gained).reduce((sum, value) => sum + value, 0);
}

/**
 * Each customer's average precision of the first seven recommendations, products held left out; 0 for who bought nothing.
 *
 * @param gained by row: what the customer bought, as a mask
 */
export function averagePrecisions(
  scores: ProductScores,
  products: number,
  held: Uint32Array,
  gained: Uint32Array,
): Float64Array {
  const precisions = new Float64Array(held.length);
  const order: number[] = [];
  for (let row = 0; row < held.length; row++) {
    if (gained[row] === 0) continue;
    order.length = 0;
    for (let p = 0; p < products; p++) if ((held[row] & (1 << p)) === 0) order.push(p);
    const values = order.map((p) => scores(p, row));
    const ranked = [...order.keys()].sort((a, b) => values[b] - values[a] || a - b).map((place) => order[place]);
    precisions[row] = averagePrecisionAt(ranked, gained[row], PLACES);
  }
  return precisions;
}
