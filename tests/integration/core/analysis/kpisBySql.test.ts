import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { computeKpis } from "../../../../core/analysis/kpi/computeKpis.ts";
import type { KpiReport } from "../../../../core/contract/kpiReport.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

// Every figure of a sample with leavers and returners, against SQL self-joins over flat rows in SQLite.
const panel = samplePanel({ customers: 4000, seed: "kpi-sql" });
const { products } = panel.schema;
const { months } = panel;
const db = new Sqlite(":memory:");
let kpis: KpiReport;

const FAMILIES = [...new Set(products.map(({ family }) => family))].sort();
const AGE_BAND = `CASE WHEN age IS NULL THEN 'unknown' WHEN age < 18 THEN 'under 18' WHEN age < 25 THEN '18-24'
  WHEN age < 40 THEN '25-39' WHEN age < 55 THEN '40-54' WHEN age < 65 THEN '55-64' WHEN age < 75 THEN '65-74' ELSE '75 and over' END`;

beforeAll(async () => {
  db.exec(
    `CREATE TABLE flat (t INT, c INT, active INT, region, channel, segment, age, ${products.map((_, p) => `p${p} INT`).join(", ")}, PRIMARY KEY (t, c)) WITHOUT ROWID`,
  );
  const put = db.prepare(
    `INSERT INTO flat VALUES (${Array(7 + products.length)
      .fill("?")
      .join(",")})`,
  );
  db.transaction(() => {
    for (const [t, month] of months.entries()) {
      const s = panel.snapshot(month);
      const [active, age] = [s.flag("active_customer"), s.number("age")];
      const [region, channel, segment] = ["region_code", "entry_channel", "segment"].map((id) => s.category(id));
      for (let i = 0; i < s.rows; i++) {
        const label = ({ codes, labels }: typeof region) => (codes[i] === 0 ? "unknown" : labels[codes[i]]);
        const held = products.map((_, p) => (s.holdings[i] >>> p) & 1);
        const years = Number.isNaN(age[i]) ? null : age[i];
        put.run(t, s.customer[i], active[i], label(region), label(channel), label(segment), years, ...held);
      }
    }
    db.exec("CREATE TABLE firsts AS SELECT c, min(t) AS first FROM flat GROUP BY c");
    db.exec("CREATE INDEX firsts_c ON firsts (c)");
  })();
  kpis = await finish(computeKpis(panel));
});
afterAll(() => db.close());

/** One number per month after the first; SQL with :t. */
function byMonth(sql: string): (number | null)[] {
  const get = db.prepare<{ t: number }, { n: number | null }>(sql);
  return months.map((_, t) => (t === 0 ? null : (get.get({ t })?.n ?? 0)));
}

const HERE_AND_BEFORE = "flat a JOIN flat b ON b.c = a.c AND b.t = :t - 1 WHERE a.t = :t";
const NEW = "flat a JOIN firsts f ON f.c = a.c WHERE a.t = :t AND f.first = :t";
const RETURNED =
  "flat a JOIN firsts f ON f.c = a.c WHERE a.t = :t AND f.first < :t AND NOT EXISTS (SELECT 1 FROM flat b WHERE b.c = a.c AND b.t = :t - 1)";
/** What the customer held when last seen, for those who return. */
const heldLast = (p: number) => `(SELECT b.p${p} FROM flat b WHERE b.c = a.c AND b.t < :t ORDER BY b.t DESC LIMIT 1)`;

describe("figures equal SQL over flat rows, to the last unit:", () => {
  it("customers who came, came back and left", () => {
    expect(kpis.new).toEqual(byMonth(`SELECT count(*) AS n FROM ${NEW}`));
    expect(kpis.returned).toEqual(byMonth(`SELECT count(*) AS n FROM ${RETURNED}`));
    const lost = byMonth(
      "SELECT count(*) AS n FROM flat b WHERE b.t = :t - 1 AND NOT EXISTS (SELECT 1 FROM flat a WHERE a.c = b.c AND a.t = :t)",
    );
    expect(kpis.lost).toEqual(lost);
    // the sample must have some of each for this to mean anything
    for (const flow of [kpis.new, kpis.returned, kpis.lost]) {
      expect(flow.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBeGreaterThan(20);
    }
  });

  it("holdings, purchases and cancellations of every product", () => {
    for (const [p, product] of kpis.products.entries()) {
      const sum = (what: string, rows: string) => byMonth(`SELECT coalesce(sum(${what}), 0) AS n FROM ${rows}`);
      expect(product.holders.slice(1)).toEqual(sum(`p${p}`, "flat WHERE t = :t").slice(1));
      expect(product.purchases).toEqual(sum(`a.p${p} > b.p${p}`, HERE_AND_BEFORE));
      expect(product.cancellations).toEqual(sum(`a.p${p} < b.p${p}`, HERE_AND_BEFORE));
      expect(product.broughtByNew).toEqual(sum(`a.p${p}`, NEW));
      expect(product.broughtByReturned).toEqual(sum(`a.p${p} > ${heldLast(p)}`, RETURNED));
    }
  });

  it("revenue of every family", () => {
    for (const family of FAMILIES) {
      const own = [...products.keys()].filter((p) => products[p].family === family);
      const worth = (of: (p: number) => string) => own.map((p) => `${products[p].marginEur} * (${of(p)})`).join(" + ");
      const part = (of: (p: number) => string, rows: string) =>
        byMonth(`SELECT coalesce(sum(${worth(of)}), 0) AS n FROM ${rows}`);
      const parts = [
        part((p) => `a.p${p} > b.p${p}`, HERE_AND_BEFORE),
        part((p) => `a.p${p}`, NEW),
        part((p) => `a.p${p} > ${heldLast(p)}`, RETURNED),
      ];
      const total = months.map((_, t) => (t === 0 ? null : parts.reduce((sum, each) => sum + (each[t] ?? 0), 0)));
      expect(kpis.revenueEur.find((each) => each.family === family)?.byMonth).toEqual(total);
    }
  });

  it("cohorts", () => {
    for (const [first, { present }] of kpis.cohorts.entries()) {
      const rows = db
        .prepare<[number], { t: number; n: number }>(
          "SELECT a.t, count(*) AS n FROM flat a JOIN firsts f ON f.c = a.c WHERE f.first = ? GROUP BY a.t",
        )
        .all(first);
      const counts = new Map(rows.map(({ t, n }) => [t, n]));
      expect(present).toEqual(months.map((_, t) => counts.get(t) ?? 0));
    }
  });

  it("products per customer and cross-holding", () => {
    const all = products.map((_, p) => `p${p}`).join(" + ");
    for (const [n, counts] of kpis.productsPerCustomer.entries()) {
      const get = db.prepare<[number, number], { n: number }>(
        `SELECT count(*) AS n FROM flat WHERE t = ? AND ${all} = ?`,
      );
      expect(counts).toEqual(months.map((_, t) => get.get(t, n)?.n));
    }
    for (const [a, row] of kpis.coHolding.entries()) {
      const sums = row.map((_, b) => `coalesce(sum(p${a} * p${b}), 0)`).join(", ");
      expect(row).toEqual(
        db
          .prepare(`SELECT ${sums} FROM flat WHERE t = ?`)
          .raw()
          .get(months.length - 1),
      );
    }
  });

  it.each([
    ["region", "region"],
    ["channel", "channel"],
    ["segment", "segment"],
    ["age", AGE_BAND],
  ])("groups by %s, in every month", (dimension, column) => {
    const groups = kpis.groups.find((each) => each.dimension === dimension)?.groups ?? [];
    const ofA = column.replaceAll("age", "a.age").replace(/^(region|channel|segment)$/, "a.$1");
    const holders = products.map((_, p) => `sum(a.p${p})`).join(", ");
    const purchases = products.map((_, p) => `sum(coalesce(a.p${p} > b.p${p}, 0))`).join(", ");
    for (const t of months.keys()) {
      const rows = db
        .prepare(
          `SELECT ${ofA} AS g, count(*), sum(a.active = 1), ${holders}, ${purchases} FROM flat a
           LEFT JOIN flat b ON b.c = a.c AND b.t = a.t - 1 WHERE a.t = ${t} GROUP BY g ORDER BY g`,
        )
        .raw()
        .all();
      const own = groups
        .filter(({ customers }) => customers[t] > 0)
        .map(({ name, customers, active, holders: held, purchases: bought }) => [
          name,
          customers[t],
          active[t],
          ...held.map((counts) => counts[t]),
          ...bought.map((counts) => counts[t] ?? 0),
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
      expect(own).toEqual(rows);
    }
  });
});
