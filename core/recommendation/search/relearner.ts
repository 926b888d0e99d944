import type { WorkerPool } from "../../jobs/pool.ts";
import type { FitAnswer, FitTask } from "../fitTask.ts";
import type { PurchaseMatrix } from "../purchaseMatrix.ts";
import { recipeOf } from "./recipes.ts";

/** Learns models anew on all months, each once, however often it is asked for. */
export class Relearner {
  readonly #pool: WorkerPool<FitTask, FitAnswer>;
  readonly #learn: PurchaseMatrix;
  readonly #products: readonly { id: string }[];
  readonly #seed: number | string;
  readonly #answers = new Map<string, Promise<FitAnswer>>();

  constructor(
    pool: WorkerPool<FitTask, FitAnswer>,
    learn: PurchaseMatrix,
    products: readonly { id: string }[],
    seed: number | string,
  ) {
    this.#pool = pool;
    this.#learn = learn;
    this.#products = products;
    this.#seed = seed;
  }

  knows(product: number, round: number): boolean {
    return this.#answers.has(`${product}/${round}`);
  }

  /** @param steps as many as the tuning month asked for */
  learn(product: number, { round, steps }: { round: number; steps: number }): Promise<FitAnswer> {
    const key = `${product}/${round}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const fit = this.#pool.run({
      kind: "learn",
      product,
      learn: this.#learn,
      tune: null,
      recipe: recipeOf(round),
      steps: Math.max(1, steps),
      seed: seedOf(this.#seed, this.#products[product].id, round),
    });
    // a failed fit is reported where it is awaited; the others must not fail unheard
    fit.catch(() => {});
    this.#answers.set(key, fit);
    return fit;
  }
}

/** The seed of a fit: the usual recipe's is that of the product alone. */
export function seedOf(seed: number | string, product: string, round: number): string {
  return round === 0 ? `${seed}/${product}` : `${seed}/${product}/${round}`;
}
