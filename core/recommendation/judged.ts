import type { History } from "../features/history.ts";
import type { ProductScores } from "./baselines.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";
import type { PurchaseRows } from "./purchaseRows.ts";

/** The untouched month and what was foretold of it. */
export interface Judged {
  history: History;
  place: number;
  rows: PurchaseRows;
  matrix: PurchaseMatrix;
  /** Calibrated log odds, by product and row. */
  margins: readonly Float64Array[];
  /** The same for a ranking of all products: what is bought only together is kept together. */
  ranked: ProductScores;
  /** Purchase rates of the months learned from. */
  rates: Float64Array;
  coHolding: ProductScores;
}
