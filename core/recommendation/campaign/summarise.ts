import type { CampaignLimits, PlanSummary } from "../../contract/campaign.ts";
import { formatMonth } from "../../time/month.ts";
import type { ChosenList } from "./chooseList.ts";
import { judgeHoldOut } from "./holdOut/drawHoldOut.ts";
import { limitInWords } from "./limitInWords.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";
import { type OfferGroup, scaled, simulateRevenue } from "./simulateRevenue.ts";
import type { WhoMay } from "./whoMay.ts";

/** How margins might be wrong. */
const MARGIN_FACTORS = [0.8, 1, 1.2];

interface Plan {
  limits: CampaignLimits;
  seed: number | string;
  may: WhoMay;
  list: ChosenList;
  heldOut: Uint8Array;
}

/** What a list is expected to bring. Revenue, purchases and cost are those of the contacted, counts say which. */
export function summarise(scored: ScoredCustomers, { limits, seed, may, list, heldOut }: Plan): PlanSummary {
  const { products, customers, volatility, month } = scored;
  const size = list.row.length;
  const byProduct = tally(products.length, list.product, list, heldOut);
  const byChannel = tally(limits.channels.length, list.channel, list, heldOut);
  const costs = limits.channels.map(({ costPerContactEur }, c) => byChannel[c].contacted * costPerContactEur);
  const costEur = sum(costs);
  const groups: OfferGroup[] = byProduct.map(({ contacted, expected, squares }) => ({
    customers: contacted,
    expected,
    squares,
  }));
  const { purchases, revenueEur } = simulateRevenue(groups, list.margins, volatility, seed);
  const contacted = sum(byProduct.map((own) => own.contacted));
  const meanMargin = sum(byProduct.map((own, p) => own.contacted * list.margins[p])) / Math.max(1, contacted);
  const base = size > 0 ? list.probability.reduce((total, p) => total + p, 0) / size : 0;
  return {
    month: formatMonth(month),
    asked: limits.size,
    size,
    contacted,
    customers: customers.length,
    excluded: may.excluded,
    barredOffers: may.barredOffers,
    offers: products
      .map(({ id, label }, p) => ({
        product: id,
        label,
        customers: byProduct[p].customers,
        contacted: byProduct[p].contacted,
        probability: byProduct[p].customers > 0 ? byProduct[p].foretold / byProduct[p].customers : 0,
        expectedPurchases: byProduct[p].expected,
        marginEur: list.margins[p],
        expectedRevenueEur: byProduct[p].expected * list.margins[p],
      }))
      .filter((each) => each.customers > 0)
      .sort((a, b) => b.customers - a.customers || (a.product < b.product ? -1 : 1)),
    byChannel: limits.channels.map(({ id, label, capacity }, c) => ({
      id,
      label,
      customers: byChannel[c].customers,
      contacted: byChannel[c].contacted,
      capacity,
      costEur: costs[c],
      expectedPurchases: byChannel[c].expected,
      expectedRevenueEur: byChannel[c].revenueEur,
    })),
    bySegment: segmentsOf(scored, list, heldOut),
    expectedPurchases: purchases,
    revenueEur,
    costEur,
    netEur: scaled(revenueEur, 1, costEur),
    breakEvenProbability: costEur > 0 && meanMargin > 0 ? costEur / contacted / meanMargin : null,
    sensitivity: MARGIN_FACTORS.map((marginFactor) => ({
      marginFactor,
      revenueEur: scaled(revenueEur, marginFactor, 0),
      netEur: scaled(revenueEur, marginFactor, costEur),
    })),
    solution: solutionOf(scored, limits, list),
    holdOut: judgeHoldOut(base, size, size - contacted, limits.holdOut.effect),
  };
}

function solutionOf(scored: ScoredCustomers, limits: CampaignLimits, { allocation }: ChosenList) {
  const { method, valueEur, boundEur, prices } = allocation;
  const binding = prices
    .filter(({ priceEur }) => priceEur > 1e-9)
    .sort((a, b) => b.priceEur - a.priceEur)
    .map(({ limit, priceEur }) => ({ ...limitInWords(scored, limits, limit), worthEur: priceEur }));
  return { method, valueEur, boundEur, gap: boundEur > 0 ? (boundEur - valueEur) / boundEur : 0, binding };
}

interface Tally {
  customers: number;
  contacted: number;
  /** Of all: sum of foretold probabilities. Of the contacted: sum of chances, of their squares, and of revenue. */
  foretold: number;
  expected: number;
  squares: number;
  revenueEur: number;
}

function tally(groups: number, groupOf: Uint8Array, list: ChosenList, heldOut: Uint8Array): Tally[] {
  const found = Array.from({ length: groups }, () => ({
    customers: 0,
    contacted: 0,
    foretold: 0,
    expected: 0,
    squares: 0,
    revenueEur: 0,
  }));
  for (let i = 0; i < groupOf.length; i++) {
    const own = found[groupOf[i]];
    own.customers++;
    own.foretold += list.probability[i];
    if (heldOut[i] === 1) continue;
    own.contacted++;
    own.expected += list.chance[i];
    own.squares += list.chance[i] ** 2;
    own.revenueEur += list.chance[i] * list.margins[list.product[i]];
  }
  return found;
}

function segmentsOf(
  { segmentation, customers }: ScoredCustomers,
  { row, chance, product, margins }: ChosenList,
  heldOut: Uint8Array,
) {
  if (!segmentation) return [];
  const found = segmentation.segments.map(({ id, name }) => ({ id, name, customers: 0, expectedRevenueEur: 0 }));
  for (let i = 0; i < row.length; i++) {
    const own = found[segmentation.placeOf(customers[row[i]])];
    if (!own) continue;
    own.customers++;
    if (heldOut[i] === 0) own.expectedRevenueEur += chance[i] * margins[product[i]];
  }
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
