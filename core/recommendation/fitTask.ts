import type { BinnedMatrix } from "../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";

/** One product's model to fit on a worker thread. Matrices are over shared memory. */
export interface FitTask {
  product: number;
  learn: PurchaseMatrix;
  /** Rows that say when to stop; without them `trees` are grown. */
  tune: PurchaseMatrix | null;
  trees: number;
  seed: string;
  /** Matrices whose margins are wanted. */
  score: BinnedMatrix[];
}

export interface FitAnswer {
  model: GbdtModel;
  /** Log odds of each matrix to score. */
  margins: Float64Array[];
  /** Log loss on the tuning rows after each tree grown. */
  losses: number[];
}
