import type { BinnedMatrix } from "../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";
import type { Recipe } from "./search/recipes.ts";

/** Work of a thread on one product's model. Matrices are over shared memory. */
export type FitTask = LearnTask | ScoreTask;

interface LearnTask {
  kind: "learn";
  product: number;
  learn: PurchaseMatrix;
  /** Rows that say when to stop, and whose margins are wanted; without them `trees` are grown. */
  tune: PurchaseMatrix | null;
  recipe: Recipe;
  trees: number;
  seed: string;
}

interface ScoreTask {
  kind: "score";
  model: GbdtModel;
  matrices: readonly BinnedMatrix[];
}

export interface FitAnswer {
  model: GbdtModel;
  /** Log odds: of the tuning rows, or of each matrix to score. */
  margins: Float64Array[];
  /** Log loss on the tuning rows after each tree grown. */
  losses: number[];
  seconds: number;
}
