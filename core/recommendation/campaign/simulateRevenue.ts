import { createRandom } from "../../random/random.ts";
import type { Offer } from "./chooseOffers.ts";

interface Interval {
  mean: number;
  p10: number;
  p50: number;
  p90: number;
}

const DRAWS = 4000;

/**
 * Purchases and revenue of a list as distributions: each product's month is better or worse than foretold by a log-normal
 * factor with mean 1 (its volatility from month to month), and given that, each customer buys or does not (Poisson when few,
 * normal when many are expected, never more than were offered).
 */
export function simulateRevenue(
  offers: readonly Offer[],
  margins: readonly number[],
  volatility: readonly number[],
  seed: number | string,
): { purchases: Interval; revenueEur: Interval } {
  const random = createRandom(seed).fork("revenue");
  const groups = margins
    .map((margin, product) => {
      const own = offers.filter((offer) => offer.product === product);
      const expected = own.reduce((sum, { probability }) => sum + probability, 0);
      const squares = own.reduce((sum, { probability }) => sum + probability * probability, 0);
      return { margin, sigma: volatility[product], most: own.length, expected, squares };
    })
    .filter(({ most }) => most > 0);
  const purchases = new Float64Array(DRAWS);
  const revenue = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    for (const { margin, sigma, most, expected, squares } of groups) {
      const factor = Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
      const mean = Math.min(most, expected * factor);
      const variance = Math.max(0, mean - squares * factor * factor);
      const n = mean < 30 ? poisson(mean, random.float) : Math.round(mean + Math.sqrt(variance) * random.normal());
      const bought = Math.min(most, Math.max(0, n));
      purchases[draw] += bought;
      revenue[draw] += bought * margin;
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
