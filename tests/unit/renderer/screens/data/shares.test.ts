import { describe, expect, it } from "vitest";
import type { ColumnQuality, QualityReport } from "../../../../../core/contract/quality.ts";
import { labelShares } from "../../../../../renderer/screens/data/quality/labelShares.ts";
import { shareOf, totalOf } from "../../../../../renderer/screens/data/quality/measures.ts";
import { yearsOf } from "../../../../../renderer/screens/data/versions/yearsOf.ts";

const column = {
  id: "age",
  label: "Age",
  kind: "number",
  role: null,
  nulls: [10, 0],
  invalid: [9, 0],
  rejected: [25, null],
  repaired: [1, null],
  distinct: [3, 3],
} as unknown as ColumnQuality;
const report = { rows: [100, 0] } as unknown as QualityReport;

it("holds each count against what it could have been", () => {
  expect(shareOf(report, column, "missing", 0)).toBe(0.1);
  expect(shareOf(report, column, "invalid", 0)).toBe(0.1);
  expect(shareOf(report, column, "rejected", 0)).toBe(0.2);
  expect(shareOf(report, column, "repaired", 0)).toBe(0.01);
});

it("says nothing of a month without rows, or of which nothing is known", () => {
  expect(shareOf(report, column, "missing", 1)).toBeNull();
  expect(shareOf(report, column, "rejected", 1)).toBeNull();
  expect(totalOf(column, "rejected")).toBe(25);
  expect(totalOf({ ...column, rejected: [null, null] }, "rejected")).toBeNull();
});

describe("labels", () => {
  const of = (labels: string[], counts: number[][]) =>
    labelShares({ shape: "counts", labels, counts }, (n) => `${n} others`);

  it("are shares of the known values, largest first, without those never seen", () => {
    expect(
      of(
        ["a", "b", "c"],
        [
          [1, 0],
          [3, 2],
          [0, 0],
        ],
      ),
    ).toEqual([
      { label: "b", shares: [0.75, 1] },
      { label: "a", shares: [0.25, 0] },
    ]);
    expect(of(["a"], [[0, 4]])[0].shares).toEqual([null, 1]);
  });

  it("stand together as one from the seventh on, so that shares sum to one", () => {
    const labels = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const shares = of(
      labels,
      labels.map((_, i) => [8 - i]),
    );
    expect(shares.map(({ label }) => label)).toEqual(["a", "b", "c", "d", "e", "f", "2 others"]);
    expect(shares.reduce((sum, one) => sum + (one.shares[0] ?? 0), 0)).toBeCloseTo(1, 12);
  });
});

it("lays months out by year, gaps included", () => {
  expect(yearsOf(["2018-11", "2019-02"])).toEqual([
    { year: "2018", months: ["2018-11", "2018-12"] },
    { year: "2019", months: ["2019-01", "2019-02"] },
  ]);
  expect(yearsOf([])).toEqual([]);
});
