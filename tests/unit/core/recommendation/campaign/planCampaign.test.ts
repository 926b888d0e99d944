import { beforeAll, describe, expect, it } from "vitest";
import { type CampaignLimits, campaign, campaignLimits } from "../../../../../core/contract/campaign.ts";
import { finish } from "../../../../../core/jobs/progress.ts";
import { listCurve } from "../../../../../core/recommendation/campaign/listCurve.ts";
import { planCampaign } from "../../../../../core/recommendation/campaign/planCampaign.ts";
import { planList } from "../../../../../core/recommendation/campaign/planList.ts";
import { scoredCustomers } from "../../../../../core/recommendation/campaign/scoredCustomers.ts";
import { unpackProbability } from "../../../../../core/recommendation/storedMargins.ts";
import { trainRecommender } from "../../../../../core/recommendation/trainRecommender.ts";
import { samplePanel } from "../../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 3000, seed: "campaign" });
const { products } = panel.schema;
const last = panel.months[panel.months.length - 1];
const now = panel.snapshot(last);
const rowOf = new Map(Array.from(now.customer, (c, row) => [c, row]));
const nobody = { suppressed: new Uint32Array(), contactedLately: new Uint32Array() };
const segmentation = {
  id: "segmentation-1",
  segments: [
    { id: "S1", name: "Even" },
    { id: "S2", name: "Odd" },
  ],
  placeOf: (customer: number) => customer % 2,
};

/** Limits in which one channel costs half a euro. */
const limits = (own: Parameters<typeof campaignLimits.parse>[0] = {}): CampaignLimits =>
  campaignLimits.parse({
    size: 300,
    channels: [{ id: "email", label: "E-mail", costPerContactEur: 0.05 }],
    messages: { groups: 4, cell: 20 },
    ...(own as object),
  });

let trained: Awaited<ReturnType<typeof train>>;
const train = () => finish(trainRecommender(panel, { seed: 1, trees: 20 }));
const plan = (own: Parameters<typeof limits>[0] = {}, more: Partial<Parameters<typeof planCampaign>[1]> = {}) =>
  finish(
    planCampaign(panel, {
      limits: limits(own),
      seed: 1,
      leftOut: nobody,
      recommendation: { id: "recommendation-1", ...trained },
      segmentation,
      ...more,
    }),
  );
let found: Awaited<ReturnType<typeof plan>>;
beforeAll(async () => {
  trained = await train();
  found = await plan();
});

describe("planCampaign", () => {
  it("offers one product to each, never one that is held, no credit to minors, nothing to the dead", () => {
    const { arrays, result } = found;
    expect(campaign.safeParse(result).error).toBeUndefined();
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

  it("takes the customers with the largest expected revenue when only the size limits, and says that this is the best", () => {
    const { arrays, result } = found;
    const worth = Array.from(arrays.customer, (_, i) => arrays.probability[i] * products[arrays.product[i]].marginEur);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    const chosen = new Set(arrays.customer);
    const ages = now.number("age");
    const customers = trained.arrays.customer as Uint32Array;
    let better = 0;
    customers.forEach((customer, row) => {
      if (chosen.has(customer) || now.flag("deceased")[row] === 1) return;
      products.forEach(({ id, marginEur, credit }, p) => {
        if ((now.holdings[row] >> p) & 1 || (credit && ages[row] < 18)) return;
        if (unpackProbability(trained.arrays[`next:${id}`][row]) * marginEur > worth[worth.length - 1] + 1e-9) better++;
      });
    });
    expect(better).toBe(0);
    expect(result.solution).toMatchObject({ method: "exact", gap: 0 });
    expect(result.solution.binding).toEqual([
      { limit: "at most 300 customers", unit: "customer", worthEur: expect.closeTo(worth[299] - 0.05, 9) },
    ]);
  });

  it("contacts all but a random hold-out, and pays for the contacted only", () => {
    const { arrays, result } = found;
    expect([result.size, result.contacted, result.holdOut.size]).toEqual([300, 270, 30]);
    expect(arrays.heldOut.reduce((n, flag) => n + flag, 0)).toBe(30);
    expect(result.costEur).toBeCloseTo(270 * 0.05, 9);
    const sum = result.offers.reduce((total, { expectedRevenueEur }) => total + expectedRevenueEur, 0);
    expect(Math.abs(result.revenueEur.mean / sum - 1)).toBeLessThan(0.05);
    expect(result.netEur.p50).toBeCloseTo(result.revenueEur.p50 - result.costEur, 9);
    expect(result.revenueEur.p10).toBeLessThan(result.revenueEur.p90);
    const [less, same, more] = result.sensitivity;
    expect(same.netEur).toEqual(result.netEur);
    expect(more.revenueEur.p50).toBeCloseTo(1.5 * less.revenueEur.p50, 6);
    // spread over the list, not only its end or beginning
    const places = [...arrays.heldOut.keys()].filter((i) => arrays.heldOut[i] === 1);
    expect(places.filter((i) => i < 150).length).toBeGreaterThan(5);
    expect(places.filter((i) => i >= 150).length).toBeGreaterThan(5);
  });

  it("says in words that a small hold-out cannot see a normal effect", () => {
    const { holdOut } = found.result;
    expect(holdOut.canSee).toBe(false);
    expect(holdOut.detectable).toBeGreaterThan(holdOut.effect);
    expect(holdOut.sentence).toMatch(/cannot see a rise of 25/);
  });

  it("gives each group of the contacted a message, and tests every message on equal random cells", () => {
    const { arrays, result } = found;
    const { messageGroups: groups } = result;
    expect(groups.map(({ id }) => id)).toEqual(["G1", "G2", "G3", "G4"]);
    expect(groups.reduce((n, { customers }) => n + customers, 0)).toBe(270);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(4);
    for (const group of groups) {
      expect(group.profile.length).toBeGreaterThan(0);
      expect(group.tone).toMatch(/^[A-Z].*\.$/);
      expect(group.testCell).toBe(20);
    }
    const cells = new Map<number, number>();
    arrays.customer.forEach((_, i) => {
      if (arrays.heldOut[i] === 1)
        expect([arrays.group[i], arrays.message[i], arrays.isTest[i]]).toEqual([255, 255, 0]);
      else if (arrays.isTest[i] === 1) cells.set(arrays.message[i], (cells.get(arrays.message[i]) ?? 0) + 1);
      else expect(arrays.message[i]).toBe(arrays.group[i]);
    });
    expect([...cells].sort()).toEqual([0, 1, 2, 3].map((message) => [message, 20]));
  });

  it("gives a reason in words for each, and what last month would have brought", () => {
    const { result, arrays } = found;
    const reasons: string[] = JSON.parse(new TextDecoder().decode(arrays.reasons));
    expect(reasons).toHaveLength(300);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(result.backTest.size).toBe(300);
    expect(result.backTest.revenueEur).toBeGreaterThan(result.backTest.popularity.revenueEur);
  });

  it("makes the same list byte for byte, with any number of threads, and another hold-out for another seed", async () => {
    const again = await plan({}, { threads: 1 });
    expect(again.result).toEqual(found.result);
    expect(again.arrays).toEqual(found.arrays);
    const other = await plan({}, { seed: 2 });
    expect(other.arrays.customer).toEqual(found.arrays.customer);
    expect(other.arrays.heldOut).not.toEqual(found.arrays.heldOut);
  });

  it("earns nothing from former holders where only a first holding is a sale", async () => {
    const schema = { ...panel.schema, products: products.map((p) => ({ ...p, marginSource: "sales" as const })) };
    const { result, arrays } = await finish(
      planCampaign(
        { ...panel, schema },
        {
          limits: limits(),
          seed: 1,
          leftOut: nobody,
          recommendation: { id: "recommendation-1", ...trained },
          segmentation: null,
        },
      ),
    );
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
});

describe("planList", () => {
  const scored = () => scoredCustomers(panel, trained, segmentation, "next");
  const list = (own: Parameters<typeof limits>[0], leftOut = nobody) => {
    const own_ = scored();
    const planned = planList(own_, { limits: limits(own), seed: 1, leftOut });
    return { ...planned, customers: Array.from(planned.list.row, (row) => own_.customers[row]) };
  };

  it("keeps budget, channels, quotas, segment caps and the least probability at once", () => {
    const {
      summary,
      list: chosen,
      customers,
    } = list({
      size: 400,
      budgetEur: 60,
      channels: [
        { id: "email", label: "E-mail", costPerContactEur: 0.05 },
        { id: "sms", label: "SMS", costPerContactEur: 0.2, responseMultiplier: 1.5, capacity: 120 },
        { id: "call", label: "Call", costPerContactEur: 2, responseMultiplier: 3, capacity: 50 },
      ],
      quotas: [
        { product: "debit_card", least: 40 },
        { product: "pension_plan", most: 60 },
      ],
      segmentCaps: [{ segment: "S2", most: 120 }],
      leastProbability: 0.002,
    });
    const count = (product: string) => summary.offers.find((offer) => offer.product === product)?.customers ?? 0;
    expect(count("debit_card")).toBeGreaterThanOrEqual(40);
    expect(count("pension_plan")).toBeLessThanOrEqual(60);
    expect(customers.filter((customer) => customer % 2 === 1).length).toBeLessThanOrEqual(120);
    expect(summary.bySegment.find(({ id }) => id === "S2")?.customers).toBeLessThanOrEqual(120);
    const channels = Object.fromEntries(summary.byChannel.map((each) => [each.id, each.customers]));
    expect(channels.sms).toBeLessThanOrEqual(120);
    expect(channels.call).toBeLessThanOrEqual(50);
    expect(channels.email * 0.05 + channels.sms * 0.2 + channels.call * 2).toBeLessThanOrEqual(60 + 1e-9);
    for (const probability of chosen.probability) expect(probability).toBeGreaterThanOrEqual(0.002);
    expect(summary.solution.gap).toBeLessThan(0.01);
    expect(summary.solution.binding.map(({ limit }) => limit)).toContain("a budget of 60 EUR");
  });

  it("leaves out whom it is told to, and counts each of them once", () => {
    const all = list({}).customers;
    const suppressed = Uint32Array.from(all.slice(0, 40)).sort();
    const contactedLately = Uint32Array.from(all.slice(30, 60)).sort();
    const { summary, customers } = list({}, { suppressed, contactedLately });
    expect(summary.excluded).toMatchObject({ suppressed: 40, contactedLately: 20 });
    expect(customers.some((customer) => all.slice(0, 60).includes(customer))).toBe(false);
    const active = now.flag("active_customer");
    const region = now.category("region_code");
    const some = list({
      exclude: { inactive: true, regions: ["28"], segments: ["S1"], any: [{ column: "age", max: 29 }] },
      only: [{ column: "age", max: 60 }],
    });
    expect(some.customers.length).toBeGreaterThan(0);
    for (const customer of some.customers) {
      const row = rowOf.get(customer) ?? -1;
      expect(active[row]).toBe(1);
      expect(region.labels[region.codes[row]]).not.toBe("28");
      expect(customer % 2).toBe(1);
      expect(now.number("age")[row]).toBeGreaterThan(29);
      expect(now.number("age")[row]).toBeLessThanOrEqual(60);
    }
    const { deceased, ruledOut, nothingToOffer } = some.summary.excluded;
    expect(deceased + ruledOut + nothingToOffer).toBeLessThanOrEqual(some.summary.customers - some.customers.length);
  });

  it("offers only what is asked for, counts with other margins, and makes no contact that does not pay", () => {
    const cards = list({ products: ["debit_card"], margins: { debit_card: 100 } }).summary;
    expect(cards.offers.map(({ product, marginEur }) => [product, marginEur])).toEqual([["debit_card", 100]]);
    const dear = list({
      size: 3000,
      channels: [{ id: "visit", label: "Visit", costPerContactEur: 10 }],
      holdOut: { share: 0 },
    });
    expect(dear.list.row.length).toBeLessThan(3000);
    dear.list.chance.forEach((chance, i) => {
      expect(chance * dear.list.margins[dear.list.product[i]]).toBeGreaterThan(10);
    });
  });

  it.each([
    [{ products: ["gold"] }, "There is no product gold"],
    [{ quotas: [{ product: "gold", least: 1 }] }, "There is no product gold"],
    [{ segmentCaps: [{ segment: "S9", most: 1 }] }, "There is no segment S9"],
    [{ exclude: { regions: ["Atlantis"] } }, "There is no region Atlantis"],
    [{ only: [{ column: "shoe_size", min: 40 }] }, "There is no column shoe_size"],
    [
      {
        channels: [
          { id: "a", label: "A" },
          { id: "a", label: "B" },
        ],
      },
      "Two channels are called a",
    ],
    [
      { size: 5, quotas: [{ product: "debit_card", least: 6 }] },
      /cannot be kept together: at least 6 offers of debit card .* and at most 5 customers/,
    ],
  ])("refuses %j in words", (own, message) => {
    expect(() => list(own)).toThrow(message);
  });

  it("draws a curve that agrees with the plan at its size", () => {
    const own = limits({ holdOut: { share: 0 } });
    const curve = listCurve(scored(), own, nobody);
    const point = curve.points[20];
    const { summary } = list({ size: point.size, holdOut: { share: 0 } });
    const revenue = summary.offers.reduce((sum, { expectedRevenueEur }) => sum + expectedRevenueEur, 0);
    expect(summary.size).toBe(point.size);
    expect(point.revenueEur).toBeCloseTo(revenue, 6);
    expect(point.costEur).toBeCloseTo(summary.costEur, 9);
    expect(curve.points.at(-1)?.size).toBe(curve.most);
    const worth = curve.points.map(({ marginalEur }) => marginalEur);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
  });
});
