import type { Campaign, CampaignLimits } from "../../contract/campaign.ts";
import type { Recommendation } from "../../contract/recommendation.ts";
import type { History } from "../../features/history.ts";
import { createRandom } from "../../random/random.ts";
import { formatMonth } from "../../time/month.ts";
import { chooseList } from "./chooseList.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";
import { type LeftOut, whoMay } from "./whoMay.ts";

interface LookBackOptions {
  limits: CampaignLimits;
  seed: number | string;
  leftOut: LeftOut;
  history: History;
  recommendation: Recommendation;
  signal?: AbortSignal | undefined;
}

/**
 * The plan for the untouched month with what was known before it, and what its customers did. Nobody was contacted then, so
 * chances are those foretold, without a channel's multiplier; minimums are left aside.
 *
 * @param tested customers as scored for that month
 */
export function lookBack(tested: ScoredCustomers, options: LookBackOptions): Campaign["backTest"] {
  const { limits, seed, history, recommendation, signal } = options;
  const { customers, month, products } = tested;
  const may = whoMay(tested, limits, options.leftOut);
  const list = chooseList(tested, limits, may.allowed, { hasMinimums: false, signal });
  const [before, then] = [history.at(month - 1), history.at(month)];
  const bought = (row: number, product: number) =>
    ((history.holdings[then][customers[row]] & ~history.holdings[before][customers[row]]) >>> product) & 1;
  const found = { expectedPurchases: 0, purchases: 0, expectedRevenueEur: 0, revenueEur: 0 };
  for (let i = 0; i < list.row.length; i++) {
    const margin = list.margins[list.product[i]];
    const isBought = bought(list.row[i], list.product[i]);
    found.expectedPurchases += list.probability[i];
    found.expectedRevenueEur += list.probability[i] * margin;
    found.purchases += isBought;
    found.revenueEur += isBought * margin;
  }
  const rates = recommendation.products.map(({ expected, candidates }) => expected / Math.max(1, candidates));
  const order = [...products.keys()].sort((a, b) => rates[b] * list.margins[b] - rates[a] * list.margins[a] || a - b);
  const everyone = Uint32Array.from([...may.allowed.keys()].filter((row) => may.allowed[row] !== 0));
  const popularity = { purchases: 0, revenueEur: 0 };
  for (const row of createRandom(seed).fork("popularity").shuffle(everyone).subarray(0, list.row.length)) {
    const product = order.find((p) => (may.allowed[row] >>> p) & 1) ?? 0;
    const isBought = bought(row, product);
    popularity.purchases += isBought;
    popularity.revenueEur += isBought * list.margins[product];
  }
  return { month: formatMonth(month), size: list.row.length, ...found, popularity };
}
