import { expect, it } from "vitest";
import { computeKpis } from "../../../../core/analysis/kpi/computeKpis.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { querySql } from "../../../../core/store/sqlView.ts";
import { memoryPanel } from "../../../support/memoryPanel.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const account = {
  id: "account",
  label: "Account",
  family: "account",
  marginEur: 10,
  marginSource: "rule",
  credit: false,
} as const;
const card = {
  id: "card",
  label: "Card",
  family: "financing",
  marginEur: 60,
  marginSource: "rule",
  credit: true,
} as const;

it("compares calendar months, so that a customer with a gap returns and does not buy", async () => {
  const panel = memoryPanel(
    [
      { customer: "1", month: "2019-01", holds: ["account"] },
      { customer: "2", month: "2019-01", holds: [] },
      { customer: "1", month: "2019-02", holds: ["account", "card"] },
      { customer: "3", month: "2019-02", holds: ["account"] },
      { customer: "1", month: "2019-03", holds: ["card"] },
      { customer: "2", month: "2019-03", holds: ["card"] },
      { customer: "1", month: "2019-05", holds: ["account", "card"] },
    ],
    { products: [account, card], attributes: [] },
  );
  const kpis = await finish(computeKpis(panel));
  expect(kpis.customers).toEqual([2, 2, 2, 1]);
  expect(kpis.new).toEqual([null, 1, 0, null]);
  expect(kpis.lost).toEqual([null, 1, 1, null]);
  expect(kpis.returned).toEqual([null, 0, 1, null]);
  const [accounts, cards] = kpis.products;
  expect(accounts.cancellations).toEqual([null, 0, 1, null]);
  expect(accounts.broughtByNew).toEqual([null, 1, 0, null]);
  expect(cards.purchases).toEqual([null, 1, 0, null]);
  expect(cards.broughtByReturned).toEqual([null, 0, 1, null]);
  expect(kpis.productsPerCustomer).toEqual([
    [1, 0, 0, 0],
    [1, 1, 2, 0],
    [0, 1, 0, 1],
  ]);
  expect(kpis.coHolding).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(kpis.revenueEur).toEqual([
    { family: "account", byMonth: [null, 10, 0, null] },
    { family: "financing", byMonth: [null, 60, 60, null] },
  ]);
  expect(kpis.cohorts.map(({ present }) => present)).toEqual([
    [2, 1, 2, 1],
    [0, 1, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
});

it("equals SQL over the flat rows of the sample, to the last unit", async () => {
  const panel = samplePanel({ customers: 1500, seed: 3 });
  const kpis = await finish(computeKpis(panel));
  const products = panel.schema.products.map(({ id }) => id);
  const flat = "WITH p AS MATERIALIZED (SELECT *, substr(month, 1, 4) * 12 + substr(month, 6, 2) AS m FROM panel)";
  const each = (expression: (id: string) => string) => products.map((id) => `sum(${expression(id)})`).join(", ");
  const monthly = (sql: string) => querySql(panel, `${flat} ${sql}`).rows;

  const stock = monthly(
    `SELECT count(*), sum(active_customer), ${each((id) => id)} FROM p GROUP BY month ORDER BY month`,
  );
  expect(stock.map((row) => row[0])).toEqual(kpis.customers);
  expect(stock.map((row) => row[1])).toEqual(kpis.active);
  products.forEach((_, p) => {
    expect(stock.map((row) => row[2 + p])).toEqual(kpis.products[p].holders);
  });

  const steps = monthly(
    `SELECT ${each((id) => `b.${id} > a.${id}`)}, ${each((id) => `b.${id} < a.${id}`)}
     FROM p b JOIN p a ON a.customer = b.customer AND a.m = b.m - 1 GROUP BY b.month ORDER BY b.month`,
  );
  products.forEach((_, p) => {
    expect([null, ...steps.map((row) => row[p])]).toEqual(kpis.products[p].purchases);
    expect([null, ...steps.map((row) => row[products.length + p])]).toEqual(kpis.products[p].cancellations);
  });

  const fresh = monthly(
    `, f AS (SELECT customer, min(m) AS m FROM p GROUP BY customer) SELECT month, (SELECT count(*) FROM f WHERE f.m = p.m) FROM p GROUP BY month ORDER BY month`,
  );
  expect([null, ...fresh.slice(1).map((row) => row[1])]).toEqual(kpis.new);

  for (const { dimension, groups } of kpis.groups) {
    if (dimension === "age") continue;
    const column = { region: "region_code", channel: "entry_channel", segment: "segment" }[dimension];
    const rows = monthly(
      `SELECT coalesce(${column}, 'unknown'), sum(debit_card), count(*) FROM p WHERE month = '2019-05' GROUP BY 1`,
    );
    const debit = products.indexOf("debit_card");
    const seen = groups.filter(({ customers }) => customers[16] > 0);
    expect(new Map(seen.map((g) => [g.name, [g.holders[debit][16], g.customers[16]]]))).toEqual(
      new Map(rows.map(([name, held, n]) => [name, [held, n]])),
    );
  }
  for (const { groups } of kpis.groups) {
    expect(kpis.months.map((_, t) => groups.reduce((sum, group) => sum + group.customers[t], 0))).toEqual(
      kpis.customers,
    );
  }
});
