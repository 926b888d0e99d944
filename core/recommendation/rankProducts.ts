import { averagePrecisionAt } from "../learning/metrics/ranking.ts";
import type { ProductScores } from "./baselines.ts";

/** Recommendations that a customer sees. */
const PLACES = 7;

/**
 * Sum over customers of the average precision of their first seven recommendations, products held left out.
 *
 * @param gained by row: what the customer bought, as a mask
 */
export function sumAveragePrecision(
  scores: ProductScores,
  products: number,
  held: Uint32Array,
  gained: Uint32Array,
): number {
  let sum = 0;
  const order: number[] = [];
  for (let row = 0; row < held.length; row++) {
    if (gained[row] === 0) continue;
    order.length = 0;
    for (let p = 0; p < products; p++) if ((held[row] & (1 << p)) === 0) order.push(p);
    const values = order.map((p) => scores(p, row));
    const ranked = [...order.keys()].sort((a, b) => values[b] - values[a] || a - b).map((place) => order[place]);
    sum += averagePrecisionAt(ranked, gained[row], PLACES);
  }
  return sum;
}
