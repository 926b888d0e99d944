import { throwIfCancelled } from "../../../errors/domainError.ts";
import { findPrices } from "./findPrices.ts";
import type { PricedList } from "./pricedList.ts";
import type { BestOptions } from "./prices.ts";
import { everyRow, sampleRows, thinOut } from "./sampleRows.ts";

/**
 * Prices are found at falling temperatures, in parts of the usual worth of a contact, on about so many customers, until limits
 * are kept to such a part of them.
 */
const COOLING = [
  { customers: 4000, temperatures: [0.1, 0.03], slack: 0.1 },
  { customers: 20_000, temperatures: [0.01, 0.003, 0.001], slack: 0.05 },
  { customers: 80_000, temperatures: [0.0003], slack: 0.003 },
];
/** A quick search looks at a quarter of the customers, never at fewer than these: small lists come out the same. */
const LEAST_QUICK = 10_000;
/** With so few customers every temperature's list is tried, and the best one kept. */
const FEW = 5000;
/** A larger gap is worth a look at every customer. */
const WORTH_MORE = 0.001;
const LAST = [0.0003, 0.0001];
const LAST_SLACK = 0.0005;

/** Looks for the prices at which customers, each choosing for itself, keep the limits, and makes lists with them. */
export function searchPrices(
  list: PricedList,
  free: BestOptions,
  start: Float64Array,
  usualEur: number,
  { isQuick, signal }: { isQuick?: boolean | undefined; signal?: AbortSignal | undefined },
): void {
  const { problem, limits } = list;
  const sample = sampleRows(problem, free);
  const steps: Step[] = [];
  for (const { customers, temperatures, slack } of COOLING) {
    const some = thinOut(sample, isQuick ? Math.max(customers / 4, Math.min(customers, LEAST_QUICK)) : customers);
    for (const part of temperatures) {
      const prices = findPrices(problem, limits, some, ahead(steps, part) ?? start, part * usualEur, slack);
      steps.push({ part, prices });
      if (problem.rows <= FEW) list.consider(prices);
      throwIfCancelled(signal);
    }
  }
  let { prices } = steps[steps.length - 1];
  if (problem.rows > FEW) list.consider(prices);
  if (isQuick) return;
  const all = everyRow(problem);
  for (const part of LAST) {
    if (list.gap <= WORTH_MORE) return;
    throwIfCancelled(signal);
    prices = findPrices(problem, limits, all, prices, part * usualEur, LAST_SLACK);
    list.consider(prices);
  }
}

interface Step {
  part: number;
  prices: Float64Array;
}

/** Prices are nearly linear in the temperature: where the last two steps point to. */
function ahead(steps: readonly Step[], part: number): Float64Array | null {
  const [former, latest] = steps.slice(-2);
  if (!latest) return former?.prices ?? null;
  const by = (part - latest.part) / (latest.part - former.part);
  return latest.prices.map((price, l) => Math.max(0, price + (price - former.prices[l]) * by));
}
