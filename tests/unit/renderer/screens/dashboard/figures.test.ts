import { expect, it } from "vitest";
import type { KpiReport, ProductKpi } from "../../../../../core/contract/kpiReport.ts";
import { en } from "../../../../../renderer/i18n/en/index.ts";
import { groupsOf } from "../../../../../renderer/screens/dashboard/charts/groups.ts";
import { mostAndRest } from "../../../../../renderer/screens/dashboard/charts/mostAndRest.ts";
import { headlineOf } from "../../../../../renderer/screens/dashboard/headline.ts";
import { around, changeOf, measuresOf, revenueOf } from "../../../../../renderer/screens/dashboard/measures.ts";

function product(id: string, purchases: (number | null)[]): ProductKpi {
  const none = purchases.map(() => 0);
  return {
    id,
    label: id.toUpperCase(),
    family: "account",
    marginEur: 10,
    holders: none,
    purchases,
    broughtByNew: none,
    broughtByReturned: none,
    cancellations: none,
  };
}

const kpis: KpiReport = {
  version: "v1",
  months: ["2019-01", "2019-02", "2019-04"],
  customers: [100, 110, 120],
  new: [null, 12, null],
  lost: [null, 2, null],
  returned: [null, 0, null],
  active: [50, 66, 60],
  products: [product("card", [null, 4, null]), product("loan", [null, 6, null])],
  productsPerCustomer: [
    [40, 50, 60],
    [50, 50, 50],
    [10, 10, 10],
  ],
  coHolding: [],
  revenueEur: [{ family: "account", byMonth: [null, 100, null] }],
  salesMarginEur: null,
  cohorts: [],
  groups: [
    {
      dimension: "region",
      groups: ["unknown", "1", "2", "3"].map((name, place) => ({
        name,
        customers: [0, 0, [0, 20, 60, 40][place]],
        active: [0, 0, 5],
        holders: [[0, 0, 2]],
        purchases: [[null, null, null]],
      })),
    },
    {
      dimension: "age",
      groups: ["unknown", "under 18", "18-24", "75 and over"].map((name) => ({
        name,
        customers: [0, 0, 30],
        active: [0, 0, 5],
        holders: [[0, 0, 2]],
        purchases: [[null, null, null]],
      })),
    },
  ],
};

it("measures products per customer and active share of each month", () => {
  const values = (id: string) => measuresOf(kpis).find((measure) => measure.id === id)?.values;
  expect(values("productsPerCustomer")).toEqual([0.7, 70 / 110, 70 / 120]);
  expect(values("active")).toEqual([0.5, 0.6, 0.5]);
  expect(values("purchases")).toEqual([null, 10, null]);
});

it("takes revenue from the sales where there are any, and a month without purchases as unknown", () => {
  expect(revenueOf(kpis)).toEqual([null, 100, null]);
  expect(revenueOf({ ...kpis, salesMarginEur: [0, 80, 5] })).toEqual([null, 80, 5]);
});

it("compares with the calendar month before, not with the row before", () => {
  expect(around(kpis.months, kpis.customers, 1)).toEqual({ now: 110, before: 100, yearAgo: null });
  expect(around(kpis.months, kpis.customers, 2).before).toBeNull();
});

it("has no relative change from zero, and points for shares", () => {
  expect(changeOf(3, 0, "count")).toBeNull();
  expect(changeOf(0.5, 0, "share")).toBe(0.5);
  expect(changeOf(110, 100, "count")).toBeCloseTo(0.1, 12);
});

it("names the product that moved purchases most in the direction of the total", () => {
  const months = ["2019-01", "2019-02", "2019-03"];
  const more = { ...kpis, months, products: [product("card", [null, 4, 9]), product("loan", [null, 6, 5])] };
  expect(headlineOf(more, 2)).toMatchObject({ purchases: 14, mover: "CARD" });
  const fewer = { ...kpis, months, products: [product("card", [null, 4, 5]), product("loan", [null, 6, 1])] };
  expect(headlineOf(fewer, 2)).toMatchObject({ purchases: 6, mover: "LOAN" });
  expect(headlineOf(kpis, 2)).toMatchObject({ customers: 120, customersChange: null, purchases: null, mover: null });
});

const attribute = (id: string, kind: "category" | "number", role: string) => ({
  id,
  label: id,
  kind,
  role,
  labels: [],
});
const schema = { attributes: [attribute("province", "category", "region"), attribute("age", "number", "age")] };

it("orders regions by customers, puts the smallest together, and says whom each group stands for", () => {
  const [first, rest] = groupsOf(kpis, schema, "region", { at: 2, most: 2, words: en.dashboard });
  expect(first).toMatchObject({ name: "2", filter: { column: "province", in: ["2"] } });
  expect(rest).toMatchObject({ name: "2 others", filter: { column: "province", in: ["3", "1"] } });
  expect(rest.customers[2]).toBe(60);
  expect(rest.holders).toEqual([[0, 0, 4]]);
});

it("keeps ages in their order, as ranges without their upper end", () => {
  const groups = groupsOf(kpis, schema, "age", { at: 2, most: 2, words: en.dashboard });
  expect(groups.map(({ name, filter }) => [name, filter])).toEqual([
    ["Not known", { column: "age", in: [""] }],
    ["Under 18", { column: "age", below: 18 }],
    ["18–24", { column: "age", min: 18, below: 25 }],
    ["75 and over", { column: "age", min: 75 }],
  ]);
});

it("keeps the heaviest apart and merges the others", () => {
  const things = [3, 1, 4, 1, 5].map((weight) => ({ weight }));
  const merge = (rest: readonly { weight: number }[]) => ({ weight: rest.reduce((sum, each) => sum + each.weight, 0) });
  expect(mostAndRest(things, 3, merge)).toEqual([{ weight: 5 }, { weight: 4 }, { weight: 5 }]);
  expect(mostAndRest(things, 5, merge)).toHaveLength(5);
});
