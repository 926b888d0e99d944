import { describe, expect, it } from "vitest";
import type { KpiReport } from "../../../../../core/contract/kpiReport.ts";
import { atMonth, purchasesOf, revenueOf } from "../../../../../renderer/screens/home/headlines.ts";

const months = ["2019-03", "2019-04", "2019-05"];

describe("atMonth", () => {
  it("gives the month, the one before it and the course up to it", () => {
    expect(atMonth(months, [1, 2, 4], "2019-04")).toEqual({
      value: 2,
      before: 1,
      trend: [1, 2],
    });
  });

  it("has nothing before the first month, and nothing at all of an unknown one", () => {
    expect(atMonth(months, [1, 2, 4], "2019-03")).toMatchObject({ value: 1, before: null });
    expect(atMonth(months, [1, 2, 4], "2018-01")).toMatchObject({ value: null, trend: [] });
  });
});

describe("revenueOf", () => {
  const report = (revenue: (number | null)[][], salesMarginEur: number[] | null = null): KpiReport => ({
    ...EMPTY,
    revenueEur: revenue.map((byMonth, i) => ({ family: `f${i}`, byMonth })),
    salesMarginEur,
  });

  it("adds the families; a month that none knows stays unknown", () => {
    expect(
      revenueOf(
        report([
          [null, 10, 20],
          [null, 1, 2],
        ]),
      ),
    ).toEqual([null, 11, 22]);
  });

  it("prefers the margin of the sales themselves", () => {
    expect(revenueOf(report([[null, 10, 20]], [5, 6, 7]))).toEqual([5, 6, 7]);
  });

  it("is nothing where no product has a margin", () => {
    expect(revenueOf(report([[null, 0, 0]]))).toBeNull();
  });
});

describe("purchasesOf", () => {
  it("adds the purchases of all products", () => {
    const product = { id: "a", label: "A", family: "f", marginEur: 0, holders: [0, 0, 0], cancellations: [] };
    const flows = { broughtByNew: [], broughtByReturned: [] };
    const products = [
      { ...product, ...flows, purchases: [null, 3, 4] },
      { ...product, ...flows, purchases: [null, 5, 6] },
    ];
    expect(purchasesOf({ ...EMPTY, products })).toEqual([null, 8, 10]);
  });
});

const EMPTY: KpiReport = {
  version: "v1",
  months,
  customers: [1, 1, 1],
  new: [null, 0, 0],
  lost: [null, 0, 0],
  returned: [null, 0, 0],
  active: [1, 1, 1],
  products: [],
  productsPerCustomer: [],
  coHolding: [],
  revenueEur: [],
  salesMarginEur: null,
  cohorts: [],
  groups: [],
};
