import { beforeAll, describe, expect, it } from "vitest";
import { type Recommendation, recommendation } from "../../../../core/contract/recommendation.ts";
import { readHistory } from "../../../../core/features/history.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { purchaseRows, targetPlaces } from "../../../../core/recommendation/purchaseRows.ts";
import { type RecommendationArrays, trainRecommender } from "../../../../core/recommendation/trainRecommender.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 6000, seed: "recommend" });
const { products } = panel.schema;
const last = panel.months[panel.months.length - 1];
let trained: { result: Recommendation; arrays: RecommendationArrays };
const options = { seed: 1, trees: 40 };
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
