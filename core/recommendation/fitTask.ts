import type { BinnedMatrix } from "../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";
import type { Recipe } from "./search/recipes.ts";

/** Work of a thread on one product's model. Matrices are over shared memory. */
export type FitTask = LearnTask | ScoreTask;

export interface LearnTask {
  kind: "learn";
  product: number;
  learn: PurchaseMatrix;
  /** Rows that say how many steps are best, and whose margins are wanted; without them `steps` are taken. */
  tune: PurchaseMatrix | null;
  recipe: Recipe;
  /** Steps: trees grown, or which of the penalties. The most of them, where the tuning rows choose. */
  steps: number;
  seed: string;
}

export interface ScoreTask {
  kind: "score";
  model: GbdtModel;
  matrices: readonly BinnedMatrix[];
}

export interface FitAnswer {
  model: GbdtModel;
  /** Log odds: of the tuning rows, or of each matrix to score. */
  margins: Float64Array[];
  /** Log loss on the tuning rows after each step. */
  losses: number[];
  /** Steps that were best there: what learning again asks for. */
  steps: number;
  seconds: number;
  /** Share of these seconds that learning again will take, about. */
  again: number;
}
