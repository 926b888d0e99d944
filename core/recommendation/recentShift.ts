import { probabilityOf, shiftToTotal } from "../learning/metrics/calibration.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";

/**
 * How much the newest month's margins must move so that they sum to its purchases; less when few were bought and few foretold,
 * which says little (half of the way at ten). A product that was to sell a hundred and sold none has been given up.
 */
export function recentShift(margins: ArrayLike<number>, { held, gained }: PurchaseMatrix, product: number): number {
  const bit = 1 << product;
  const candidates: number[] = [];
  let bought = 0;
  for (let row = 0; row < held.length; row++) {
    if (held[row] & bit) continue;
    candidates.push(margins[row]);
    if (gained[row] & bit) bought++;
  }
  if (candidates.length === 0 || bought === candidates.length) return 0;
  const own = Float64Array.from(candidates);
  const foretold = own.reduce((sum, margin) => sum + probabilityOf(margin), 0);
  const evidence = Math.max(bought, foretold);
  return (shiftToTotal(own, Math.max(bought, 0.5)) * evidence) / (evidence + 10);
}
