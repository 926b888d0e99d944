import { throwIfCancelled } from "../../../errors/domainError.ts";
import { findClash } from "./clashes.ts";
import { ClashingLimitsError } from "./clashingLimits.ts";
import { listBySize } from "./listBySize.ts";
import { type Allocation, PricedList } from "./pricedList.ts";
import { bestOptions, chargesOf, limitsOf } from "./prices.ts";
import type { AllocationProblem } from "./problem.ts";
import { searchPrices } from "./searchPrices.ts";

interface AllocateOptions {
  /** Skips the last look at every single customer: a little less sure, and several times as quick. */
  isQuick?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The most valuable list within the limits, and how far from the best possible it may be.
 *
 * Lagrangian relaxation: at the right prices of the limits each customer can choose for itself; the dual at any prices bounds
 * every list from above. Where only the size limits, taking each one's best offer and then the best customers is the optimum.
 * Otherwise customers are taken in the order of their worth at the prices while there is room, and what is left over is used up.
 * Source: Fisher (1981), The Lagrangian relaxation method for solving integer programming problems.
 *
 * @throws ClashingLimitsError when no list keeps all limits, CancelledError
 */
export function allocate(problem: AllocationProblem, options: AllocateOptions = {}): Allocation {
  const clash = findClash(problem);
  if (clash) throw new ClashingLimitsError(problem, clash);
  const limits = limitsOf(problem);
  const free = bestOptions(problem, chargesOf(problem, [], []));
  const simple = listBySize(problem, free);
  if (simple.isWithin) {
    const { assignment, valueEur, leastWorth } = simple;
    const prices = limits.map((limit) => ({ limit, priceEur: limit.kind === "size" ? leastWorth : 0 }));
    return { assignment, valueEur, boundEur: valueEur, method: "exact", prices };
  }
  throwIfCancelled(options.signal);
  // leaving limits aside can only gain: what the size alone allows is a bound too
  const start = Float64Array.from(limits, ({ kind }) => (kind === "size" ? simple.leastWorth : 0));
  const list = new PricedList(problem, limits, simple.valueEur, start);
  searchPrices(list, free, start, simple.valueEur / Math.max(1, simple.customers) || 1, options);
  return list.result();
}
