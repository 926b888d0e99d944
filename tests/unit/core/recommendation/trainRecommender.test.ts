import { beforeAll, describe, expect, it } from "vitest";
import type { Campaign } from "../../../../core/contract/campaign.ts";
import { campaign } from "../../../../core/contract/campaign.ts";
import { type Recommendation, recommendation } from "../../../../core/contract/recommendation.ts";
import { readHistory } from "../../../../core/features/history.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { type CampaignArrays, planCampaign } from "../../../../core/recommendation/campaign/planCampaign.ts";
import { purchaseRows, targetPlaces } from "../../../../core/recommendation/purchaseRows.ts";
import { unpackProbability } from "../../../../core/recommendation/storedMargins.ts";
import { type RecommendationArrays, trainRecommender } from "../../../../core/recommendation/trainRecommender.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 6000, seed: "recommend" });
const { products } = panel.schema;
const last = panel.months[panel.months.length - 1];
let trained: { result: Recommendation; arrays: RecommendationArrays };
const options = { seed: 1, trees: 60 };
beforeAll(async () => {
  trained = await finish(trainRecommender(panel, options));
});

describe("trainRecommender", () => {
  it("learns from months before the one it tunes on, and reports an untouched last one", () => {
    const { result } = trained;
    expect(() => recommendation.parse(result)).not.toThrow();
    expect(result.trainedOn.at(-1)).toBe("2019-03");
    expect([result.tunedOn, result.testedOn, result.scoresFor]).toEqual(["2019-04", "2019-05", "2019-06"]);
  });

  it("counts the purchases of settled customers as a plain count does", () => {
    const [before, now] = [panel.snapshot(last - 1), panel.snapshot(last)];
    const then = new Map(Array.from(before.customer, (c, i) => [c, before.holdings[i]]));
    for (const [p, { candidates, purchases, newcomers, newcomersWithIt }] of trained.result.products.entries()) {
      const counts = { candidates: 0, purchases: 0, newcomers: 0, newcomersWithIt: 0 };
      now.customer.forEach((c, i) => {
        const held = then.get(c);
        const holds = (now.holdings[i] >> p) & 1;
        if (held === undefined) {
          counts.newcomers++;
          counts.newcomersWithIt += holds;
        } else if (((held >> p) & 1) === 0) {
          counts.candidates++;
          counts.purchases += holds;
        }
      });
      expect({ candidates, purchases, newcomers, newcomersWithIt }).toEqual(counts);
    }
  });

  it("ranks better than popularity and co-holding, and does not count newcomers among the settled", () => {
    const { ranking, products: results } = trained.result;
    expect(ranking.model.map7).toBeGreaterThan(ranking.popularity.map7);
    expect(ranking.model.map7).toBeGreaterThan(ranking.coHolding.map7);
    expect(ranking.model.map7).toBeLessThanOrEqual(ranking.ceiling);
    expect(ranking.everybody.map7).toBeGreaterThan(ranking.model.map7);
    const card = results.find(({ id }) => id === "debit_card");
    expect(card?.auc).toBeGreaterThan((card?.coHoldingAuc ?? 1) + 0.05);
    expect(card?.auc).toBeGreaterThan(0.8);
  });

  it("foretells about as many purchases as there were", () => {
    const total = (of: (p: Recommendation["products"][number]) => number) =>
      trained.result.products.reduce((sum, p) => sum + of(p), 0);
    const ratio = total((p) => p.expected) / total((p) => p.purchases);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it("gives the same bytes with one thread and with two", async () => {
    const again = await finish(trainRecommender(panel, { ...options, threads: 1 }));
    expect(again.result).toEqual(trained.result);
    expect(again.arrays).toEqual(trained.arrays);
  });

  it("refuses a column that knows the month to be foretold", async () => {
    const history = readHistory(panel);
    const bit = 1 << products.findIndex(({ id }) => id === "debit_card");
    const leak = finish(
      trainRecommender(panel, {
        ...options,
        extra: ({ gained }) => [{ id: "next-card", values: Float32Array.from(gained, (mask) => (mask & bit ? 1 : 0)) }],
      }),
    );
    await expect(leak).rejects.toThrow("Column next-card alone tells who will buy debit card");
    expect(targetPlaces(history)).toHaveLength(16);
  });

  it("keeps every buyer when rows are thinned out, and lets the others stand for more", () => {
    const history = readHistory(panel);
    const all = purchaseRows(history, 16, 1, 1);
    const thin = purchaseRows(history, 16, 0.1, 1);
    const buyers = (rows: typeof all) => rows.gained.filter((mask) => mask !== 0).length;
    const weight = thin.weight.reduce((sum, w) => sum + w, 0);
    expect(buyers(thin)).toBe(buyers(all));
    expect(thin.customers.length).toBeLessThan(all.customers.length / 4);
    expect(Math.abs(weight / all.customers.length - 1)).toBeLessThan(0.1);
  });

  it("asks for more months when there are too few, and stops when asked", async () => {
    const early = finish(trainRecommender(panel, { ...options, month: panel.months[2] }));
    await expect(early).rejects.toThrow("There are 2 months that follow another one");
    await expect(finish(trainRecommender(panel, { ...options, signal: AbortSignal.abort() }))).rejects.toThrow(
      "Cancelled",
    );
  });
});

describe("planCampaign", () => {
  const plan = (own: Partial<Parameters<typeof planCampaign>[1]> = {}) =>
    finish(
      planCampaign(panel, {
        size: 300,
        costPerContactEur: 0.5,
        products: null,
        seed: 1,
        suppressed: new Uint32Array(),
        recommendation: { id: "recommendation-1", ...trained },
        segmentation: null,
        ...own,
      }),
    );
  let found: { result: Campaign; arrays: CampaignArrays };
  beforeAll(async () => {
    found = await plan();
  });

  it("offers one product to each, never one that is held, no credit to minors, nothing to the dead", () => {
    const { arrays, result } = found;
    expect(() => campaign.parse(result)).not.toThrow();
    const now = panel.snapshot(last);
    const rowOf = new Map(Array.from(now.customer, (c, row) => [c, row]));
    const ages = now.number("age");
    const dead = new Set<number>();
    for (const month of panel.months) {
      const each = panel.snapshot(month);
      each.flag("deceased").forEach((flag, i) => {
        if (flag === 1) dead.add(each.customer[i]);
      });
    }
    expect(new Set(arrays.customer).size).toBe(300);
    arrays.customer.forEach((customer, i) => {
      const row = rowOf.get(customer) ?? -1;
      expect((now.holdings[row] >> arrays.product[i]) & 1).toBe(0);
      if (products[arrays.product[i]].credit) expect(ages[row]).toBeGreaterThanOrEqual(18);
      expect(dead.has(customer)).toBe(false);
    });
  });

  it("takes the customers with the largest expected revenue", () => {
    const { arrays } = found;
    const worth = Array.from(arrays.customer, (_, i) => arrays.probability[i] * products[arrays.product[i]].marginEur);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    const chosen = new Set(arrays.customer);
    const now = panel.snapshot(last);
    const ages = now.number("age");
    const customers = trained.arrays.customer as Uint32Array;
    const least = worth[worth.length - 1];
    let better = 0;
    customers.forEach((customer, row) => {
      if (chosen.has(customer) || now.flag("deceased")[row] === 1) return;
      products.forEach(({ id, marginEur, credit }, p) => {
        if ((now.holdings[row] >> p) & 1 || (credit && ages[row] < 18)) return;
        if (unpackProbability(trained.arrays[`next:${id}`][row]) * marginEur > least + 1e-9) better++;
      });
    });
    expect(better).toBe(0);
  });

  it("leaves out the suppression list and says how many", async () => {
    const unwanted = found.arrays.customer.slice(0, 40).sort();
    const { result, arrays } = await plan({ suppressed: unwanted });
    expect(result.excluded.suppressed).toBe(40);
    for (const customer of arrays.customer) expect(unwanted.includes(customer)).toBe(false);
  });

  it("gives a reason in words for each, an interval, and what last month would have brought", () => {
    const { result, arrays } = found;
    const reasons: string[] = JSON.parse(new TextDecoder().decode(arrays.reasons));
    expect(reasons).toHaveLength(300);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
    const { p10, p50, p90, mean } = result.revenueEur;
    const expected = result.offers.reduce((sum, offer) => sum + offer.expectedRevenueEur, 0);
    expect(p10).toBeLessThan(p50);
    expect(p50).toBeLessThan(p90);
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.05);
    expect(result.netEur.p50).toBeCloseTo(p50 - 150, 9);
    expect(result.backTest.revenueEur).toBeGreaterThan(2 * result.backTest.popularity.revenueEur);
  });

  it("earns nothing from former holders where only a first holding is a sale", async () => {
    const schema = { ...panel.schema, products: products.map((p) => ({ ...p, marginSource: "sales" as const })) };
    const work = planCampaign(
      { ...panel, schema },
      {
        size: 300,
        costPerContactEur: 0,
        products: null,
        seed: 1,
        suppressed: new Uint32Array(),
        recommendation: { id: "recommendation-1", ...trained },
        segmentation: null,
      },
    );
    const { result, arrays } = await finish(work);
    const ever = new Map<number, number>();
    for (const month of panel.months) {
      const each = panel.snapshot(month);
      each.customer.forEach((c, i) => {
        ever.set(c, (ever.get(c) ?? 0) | each.holdings[i]);
      });
    }
    arrays.customer.forEach((customer, i) => {
      expect(((ever.get(customer) ?? 0) >> arrays.product[i]) & 1).toBe(0);
    });
    expect(result.barredOffers.heldBefore).toBeGreaterThan(0);
    expect(found.result.barredOffers.heldBefore).toBe(0);
  });

  it("offers only the products asked for, and knows their names", async () => {
    const { result } = await plan({ products: ["debit_card"] });
    expect(result.offers.map(({ product }) => product)).toEqual(["debit_card"]);
    await expect(plan({ products: ["gold"] })).rejects.toThrow("There is no product gold");
    await expect(plan({ size: 0 })).rejects.toThrow("A campaign of 0 customers cannot be planned");
  });
});
