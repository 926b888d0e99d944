import type { CampaignLimits } from "../../contract/campaign.ts";
import { bestOptions, chargesOf } from "./allocation/prices.ts";
import { problemOf } from "./chooseList.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";
import { simulateRevenue } from "./simulateRevenue.ts";
import { type LeftOut, whoMay } from "./whoMay.ts";

/** What lists of rising size would bring, limits between customers left aside; see core/contract/desk/offers.ts. */
export interface Curve {
  most: number;
  points: {
    size: number;
    purchases: number;
    revenueEur: number;
    p10: number;
    p90: number;
    costEur: number;
    marginalEur: number;
  }[];
}

const POINTS = 60;
/** Draws of a point: a picture needs fewer than a plan. */
const DRAWS = 1000;

/** Customers by falling value of their best offer and channel, and the sums over the first of them. */
export function listCurve(scored: ScoredCustomers, limits: CampaignLimits, leftOut: LeftOut): Curve {
  const { allowed } = whoMay(scored, limits, leftOut);
  const problem = problemOf(scored, limits, allowed, false);
  const { option, worth } = bestOptions(problem, chargesOf(problem, [], []));
  const rows = Uint32Array.from([...allowed.keys()].filter((row) => option[row] >= 0));
  rows.sort((a, b) => worth[b] - worth[a] || a - b);
  const [products, width] = [scored.products.length, limits.channels.length];
  const groups = scored.products.map(() => ({ customers: 0, expected: 0, squares: 0 }));
  const sums = { purchases: 0, revenueEur: 0, costEur: 0 };
  const sizes = sizesUpTo(rows.length);
  const points: Curve["points"] = [];
  for (const [place, row] of rows.entries()) {
    const [p, c] = [Math.trunc(option[row] / width), option[row] % width];
    const { multiplier, costEur } = problem.channels[c];
    const chance = Math.min(1, problem.probability[row * products + p] * multiplier);
    groups[p].customers++;
    groups[p].expected += chance;
    groups[p].squares += chance * chance;
    sums.purchases += chance;
    sums.revenueEur += chance * problem.margins[p];
    sums.costEur += costEur;
    if (place + 1 !== sizes[points.length]) continue;
    const { revenueEur } = simulateRevenue(groups, problem.margins, scored.volatility, 1, DRAWS);
    points.push({ size: place + 1, ...sums, p10: revenueEur.p10, p90: revenueEur.p90, marginalEur: worth[row] });
  }
  return { most: rows.length, points };
}

/** Sizes grow by a constant factor, so that small campaigns are as well drawn as large ones. */
function sizesUpTo(most: number): number[] {
  const least = Math.min(10, most);
  const sizes = Array.from({ length: POINTS }, (_, i) => Math.round(least * (most / least) ** (i / (POINTS - 1))));
  return [...new Set(sizes)].filter((size) => size > 0 && size <= most);
}
