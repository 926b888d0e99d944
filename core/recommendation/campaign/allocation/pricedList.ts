import { fillList } from "./fillList.ts";
import { improveList } from "./improveList.ts";
import { meetMinimums, regretsOf } from "./meetMinimums.ts";
import { bestOptions, chargesOf, dualBound, type Limit } from "./prices.ts";
import { type AllocationProblem, type Assignment, totalValue } from "./problem.ts";
import { Room } from "./room.ts";

export interface Allocation {
  assignment: Assignment;
  /** Revenue less cost, EUR, and what no list within the limits exceeds. */
  valueEur: number;
  boundEur: number;
  method: "exact" | "bounded";
  /** Limits and what one more unit of each would earn. */
  prices: { limit: Limit; priceEur: number }[];
}

/** The best list and the lowest bound that any prices have given so far. */
export class PricedList {
  readonly problem: AllocationProblem;
  readonly limits: readonly Limit[];
  #assignment: Assignment | null = null;
  #valueEur = Number.NEGATIVE_INFINITY;
  #boundEur: number;
  #prices: Float64Array;

  constructor(problem: AllocationProblem, limits: readonly Limit[], boundEur: number, prices: Float64Array) {
    this.problem = problem;
    this.limits = limits;
    this.#boundEur = boundEur;
    this.#prices = prices;
  }

  get gap(): number {
    return (this.#boundEur - this.#valueEur) / Math.max(1e-9, this.#boundEur);
  }

  /** Makes a list at these prices, and a bound. */
  consider(prices: Float64Array): void {
    const { problem, limits } = this;
    const charges = chargesOf(problem, limits, prices);
    const best = bestOptions(problem, charges);
    const boundEur = dualBound(limits, prices, best.worth);
    if (boundEur < this.#boundEur) [this.#boundEur, this.#prices] = [boundEur, prices];
    const regrets = regretsOf(problem, charges, best);
    // a budget may be kept back for a full list or spent as it comes: neither is always better
    for (const isFullList of Number.isFinite(problem.budgetEur) ? [false, true] : [false]) {
      const room = meetMinimums(problem, charges, regrets, () => new Room(problem, isFullList));
      // money kept back for a list that is never full can leave too little for the minimums
      if (room.required > 0) continue;
      fillList(problem, charges, best, room);
      improveList(problem, charges, room);
      const valueEur = totalValue(problem, room.assignment);
      if (valueEur > this.#valueEur) [this.#valueEur, this.#assignment] = [valueEur, room.assignment];
    }
  }

  result(): Allocation {
    return {
      assignment: this.#assignment ?? new Int16Array(this.problem.rows).fill(-1),
      valueEur: this.#valueEur,
      // sums in another order may differ in the last digit
      boundEur: Math.max(this.#boundEur, this.#valueEur),
      method: "bounded",
      prices: this.limits.map((limit, l) => ({ limit, priceEur: this.#prices[l] })),
    };
  }
}
