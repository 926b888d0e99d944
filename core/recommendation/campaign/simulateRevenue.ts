import { createRandom } from "../../random/random.ts";

export interface Interval {
  mean: number;
  p10: number;
  p50: number;
  p90: number;
}

/** Offers of one product: how many, the sum of their chances and of the squares of them. */
export interface OfferGroup {
  customers: number;
  expected: number;
  squares: number;
}

const DRAWS = 4000;

/**
 * Purchases and revenue of a list as distributions: each product's month is better or worse than foretold by a log-normal
 * factor with mean 1 (its volatility from month to month), and given that, each customer buys or does not (Poisson when few,
 * normal when many are expected, never more than were offered).
 *
 * @param groups by product, as are margins (EUR) and volatility
 */
export function simulateRevenue(
  groups: readonly OfferGroup[],
  margins: readonly number[],
  volatility: readonly number[],
  seed: number | string,
  draws = DRAWS,
): { purchases: Interval; revenueEur: Interval } {
  const random = createRandom(seed).fork("revenue");
  const offered = [...groups.keys()].filter((product) => groups[product].customers > 0);
  const purchases = new Float64Array(draws);
  const revenue = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (const product of offered) {
      const { customers, expected, squares } = groups[product];
      const sigma = volatility[product];
      const factor = Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
      const mean = Math.min(customers, expected * factor);
      const variance = Math.max(0, mean - squares * factor * factor);
      const n = mean < 30 ? poisson(mean, random.float) : Math.round(mean + Math.sqrt(variance) * random.normal());
      const bought = Math.min(customers, Math.max(0, n));
      purchases[draw] += bought;
      revenue[draw] += bought * margins[product];
    }
  }
  return { purchases: intervalOf(purchases), revenueEur: intervalOf(revenue) };
}

/** Knuth's method; means here are below 30. */
function poisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = uniform(); product > limit; product *= uniform()) n++;
  return n;
}

function intervalOf(draws: Float64Array): Interval {
  const sorted = draws.slice().sort();
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))];
  return { mean: draws.reduce((sum, n) => sum + n, 0) / draws.length, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** A quantity that grows with another: times so much, less so much. */
export function scaled({ mean, p10, p50, p90 }: Interval, factor: number, less: number): Interval {
  const of = (value: number) => value * factor - less;
  return { mean: of(mean), p10: of(p10), p50: of(p50), p90: of(p90) };
}
