import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { campaignRequest } from "../../../../../core/contract/campaign.ts";
import { deskWithData, discardDesk, faultOf, run, type TestDesk } from "../../../../support/testDesk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskWithData();
  await run(desk, { kind: "recommend", trees: 12, seed: 1 });
}, 120_000);
afterAll(() => discardDesk(desk));

it("plans from what the planner starts with, by a job with every limit", async () => {
  const { offers } = desk.client;
  const start = await offers.planner({ recommendation: "recommendation-1" });
  expect(start).toMatchObject({ recommendation: "recommendation-1", month: "2019-06", segments: [] });
  const limits = { ...start.limits, size: 120, quotas: [{ product: "debit_card", least: 15, most: 40 }] };
  const tried = await offers.tryPlan({ recommendation: start.recommendation, limits });
  const { result } = await run(desk, { ...campaignRequest.parse(limits), kind: "campaign" });
  expect(result).toEqual({ id: "campaign-1", month: "2019-06", size: 120 });
  const { plan } = await offers.campaign({ id: "campaign-1" });
  expect(plan.offers).toEqual(tried.offers);
  expect(plan.offers.find(({ product }) => product === "debit_card")?.customers).toBeGreaterThanOrEqual(15);
  const page = await offers.list({ id: "campaign-1", heldOut: true, limit: 5 });
  expect(page.total).toBe(12);
  expect(page.rows.map((row) => row[page.columns.indexOf("heldOut")])).toEqual(new Array(5).fill("hold-out"));
  expect(await offers.campaigns()).toMatchObject([{ id: "campaign-1", size: 120, contacted: 108, responses: 0 }]);
});

it("draws a curve, shows a recommendation, and one customer of it", async () => {
  const { offers } = desk.client;
  const curve = await offers.curve({ recommendation: "recommendation-1" });
  expect(curve.points.length).toBeGreaterThan(20);
  const shown = await offers.recommendation({ id: "recommendation-1" });
  expect(shown.outlook).toHaveLength(shown.products.length);
  const [{ customer }] = await offers.someCustomers({ recommendation: shown.id, product: "debit_card" });
  expect(await offers.customer({ recommendation: shown.id, customer })).toMatchObject({ customer, month: "2019-05" });
});

it("answers limits that clash with a fault that names them", async () => {
  const { limits } = await desk.client.offers.planner({ recommendation: "recommendation-1" });
  const quotas = [{ product: "debit_card", least: 11, most: null }];
  const fault = await faultOf(
    desk.client.offers.tryPlan({ recommendation: "recommendation-1", limits: { ...limits, size: 10, quotas } }),
  );
  expect(fault.code).toBe("clashing-limits");
  expect(fault.message).toMatch(/at least 11 offers of Debit card .* and at most 10 customers/);
});

it("imports responses by a job and says what came of the campaign", async () => {
  const { offers } = desk.client;
  expect(await offers.responses({ id: "campaign-1" })).toBeNull();
  const { rows, columns } = await offers.list({ id: "campaign-1", heldOut: false, limit: 3 });
  const customers = rows.map((row) => row[columns.indexOf("customer")]);
  writeFileSync(desk.at("responses.csv"), `customer,outcome\n${customers[0]},purchased\n${customers[1]},opened\n`);
  const { result } = await run(desk, {
    kind: "importResponses",
    campaign: "campaign-1",
    path: desk.at("responses.csv"),
  });
  expect(result).toMatchObject({ rows: 2, matched: 2, unmatched: 0 });
  expect(await offers.responses({ id: "campaign-1" })).toMatchObject({
    purchasesFrom: "responses",
    contacted: { customers: 108, responses: 2, purchases: 1 },
  });
});
