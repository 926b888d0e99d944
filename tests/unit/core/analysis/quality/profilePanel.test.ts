import { describe, expect, it } from "vitest";
import { profilePanel } from "../../../../../core/analysis/quality/profilePanel.ts";
import { suggestRules } from "../../../../../core/analysis/quality/suggestRules.ts";
import { qualityReport } from "../../../../../core/contract/quality.ts";
import { finish } from "../../../../../core/jobs/progress.ts";
import type { Attribute, Product } from "../../../../../core/store/panel.ts";
import { parseMonth } from "../../../../../core/time/month.ts";
import { memoryPanel, type PanelRow } from "../../../../support/memoryPanel.ts";
import { samplePanel } from "../../../../support/samplePanel.ts";

const attribute = (id: string, kind: Attribute["kind"], role: Attribute["role"]): Attribute => ({
  id,
  label: id,
  kind,
  role,
});
const ATTRIBUTES = [
  attribute("joined", "date", "joined"),
  attribute("channel", "category", "channel"),
  attribute("segment", "category", "segment"),
  attribute("gender", "category", "gender"),
  attribute("age", "number", "age"),
  attribute("income", "number", "income"),
  attribute("deceased", "flag", "deceased"),
];
const CARD: Product = {
  id: "card",
  label: "Card",
  family: "account",
  marginEur: 10,
  marginSource: "rule",
  credit: false,
};
const GOOD = {
  joined: "2019-01-05",
  channel: "KHE",
  segment: "top",
  gender: "V",
  age: 30,
  income: 50_000,
  deceased: 0,
};
const row = (customer: string, month: string, own: Partial<Record<string, unknown>> = {}): PanelRow => ({
  customer,
  month,
  ...GOOD,
  ...own,
});
const panelOf = (rows: PanelRow[]) => memoryPanel(rows, { products: [CARD], attributes: ATTRIBUTES });
const profile = (rows: PanelRow[], options = {}) => finish(profilePanel(panelOf(rows), options));

describe("profilePanel", () => {
  it("counts nulls, broken values and different ones by column and month", async () => {
    const report = await profile([
      row("1", "2019-03", { age: null, channel: null }),
      row("2", "2019-03", { age: 130 }),
      row("3", "2019-03", { age: -1, channel: "KAT" }),
      row("1", "2019-04"),
      row("2", "2019-04", { income: -5 }),
    ]);
    expect(() => qualityReport.parse(report)).not.toThrow();
    const column = (id: string) => report.columns.find((each) => each.id === id);
    expect(column("age")).toMatchObject({ nulls: [1, 0], invalid: [2, 0], distinct: [2, 1] });
    expect(column("channel")).toMatchObject({ nulls: [1, 0], distinct: [2, 1] });
    expect(column("income")).toMatchObject({ nulls: [0, 0], invalid: [0, 1] });
    expect(column("card")?.distribution).toEqual({
      shape: "counts",
      labels: ["0", "1"],
      counts: [
        [3, 2],
        [0, 0],
      ],
    });
    expect(report.rows).toEqual([3, 2]);
    // 7 attributes: 2 of 21 cells are missing; of 22 known cells (19 and 3 holdings) 2 are broken
    expect(report.scores.completeness[0]).toBeCloseTo(100 * (1 - 2 / 21), 1);
    expect(report.scores.validity[0]).toBeCloseTo(100 * (1 - 2 / 22), 1);
  });

  it("takes the rules it is given instead of the usual ones", async () => {
    const report = await profile([row("1", "2019-03", { age: 17 }), row("2", "2019-03", { gender: "X" })], {
      rules: [
        { column: "age", min: 18 },
        { column: "gender", codes: ["H", "V"] },
      ],
    });
    expect(report.columns.filter(({ invalid }) => invalid[0] > 0).map(({ id }) => id)).toEqual(["gender", "age"]);
  });

  it.each<[string, PanelRow[]]>([
    ["age-never-falls", [row("1", "2019-03"), row("1", "2019-04", { age: 29 })]],
    ["age-keeps-pace", [row("1", "2019-03"), row("1", "2019-04", { age: 33 })]],
    ["gender-unchanged", [row("1", "2019-03"), row("1", "2019-04", { gender: "H" })]],
    ["joined-unchanged", [row("1", "2019-03"), row("1", "2019-04", { joined: "2019-01-06" })]],
    ["joined-by-month-end", [row("1", "2019-03"), row("2", "2019-04", { joined: "2019-05-01" })]],
    ["deceased-stays-deceased", [row("1", "2019-03", { deceased: 1 }), row("1", "2019-04")]],
    ["income-stays-known", [row("1", "2019-03"), row("1", "2019-04", { income: null })]],
    ["channel-and-segment-missing-together", [row("1", "2019-03"), row("2", "2019-04", { channel: null })]],
    [
      "channel-and-segment-known-after-first-month",
      [row("1", "2019-03"), row("1", "2019-04", { channel: null, segment: null })],
    ],
  ])("sees that %s is broken once, in the second month", async (id, rows) => {
    const report = await profile(rows);
    const check = report.checks.find((each) => each.id === id);
    expect(check?.broken[1]).toBe(1);
    expect(check?.broken[0] ?? 0).toBe(0);
    expect(report.inconsistentRows).toEqual([0, 1]);
    expect(report.findings.some(({ about }) => about === id)).toBe(true);
  });

  it("compares with the last known value across a gap", async () => {
    const report = await profile([
      row("1", "2019-01"),
      row("1", "2019-02", { age: null }),
      row("2", "2019-03"),
      row("1", "2019-05", { age: 28 }),
    ]);
    expect(report.checks.find(({ id }) => id === "age-never-falls")?.broken).toEqual([null, 0, 0, 1]);
    expect(report.timeliness.missing).toEqual(["2019-04"]);
  });

  it("scores a late month half and a missing one not at all", async () => {
    const arrivals = new Map([[parseMonth("2019-03"), Date.UTC(2019, 5, 15) / 86_400_000]]);
    const report = await profile([row("1", "2019-01"), row("1", "2019-03"), row("1", "2019-04")], { arrivals });
    // of January, (February), March, April: 1 + 0 + 1/2 + 1
    expect(report.scores.timeliness).toEqual([100, 50, 62.5]);
    expect(report.timeliness.daysToArrival).toEqual([null, 76, null]);
  });

  it("finds the sample sound but for the defects that it has by nature", async () => {
    const panel = samplePanel({ customers: 3000, seed: "quality" });
    const report = await finish(profilePanel(panel));
    const nulls = panel.months.map((month) => panel.snapshot(month).number("salary").filter(Number.isNaN).length);
    expect(report.columns.find(({ id }) => id === "salary")?.nulls).toEqual(nulls);
    for (const { id, broken } of report.checks.filter((check) => check.id.includes("sale"))) {
      expect({ id, broken: broken.reduce<number>((sum, n) => sum + (n ?? 0), 0) }).toEqual({ id, broken: 0 });
    }
    expect(Math.min(...report.scores.consistency.map(Number))).toBeGreaterThan(99);
  });

  it("suggests rules that its own months pass, and not much wider ones", async () => {
    const panel = samplePanel({ customers: 1500, seed: "rules" });
    const report = await finish(profilePanel(panel));
    const rules = suggestRules(report);
    const again = await finish(profilePanel(panel, { rules }));
    expect(again.columns.flatMap(({ invalid }) => invalid).every((n) => n === 0)).toBe(true);
    const age = rules.find(({ column }) => column === "age");
    expect(age?.max).toBeLessThan(130);
    for (const { column, maxNullShare = 0 } of rules) {
      const own = again.columns.find(({ id }) => id === column);
      own?.nulls.forEach((n, t) => {
        expect(n / again.rows[t]).toBeLessThanOrEqual(maxNullShare);
      });
    }
  });
});
