import { expect, it } from "vitest";
import type { ImportedTable, ImportReport } from "../../../../../core/contract/importReport.ts";
import {
  changedMonths,
  hasChanges,
  monthStates,
  monthsOf,
  summed,
} from "../../../../../renderer/screens/data/import/reports.ts";

const table = (name: string, states: Record<string, "new" | "changed" | "same">): ImportedTable => ({
  table: name,
  files: [],
  rowsRead: 10,
  rowsAccepted: 9,
  rowsSkipped: 0,
  blankLines: 0,
  rejected: { "null-key": 1, "not-a-date": 2 },
  repaired: { age: 3 },
  months: Object.entries(states).map(([month, state]) => ({
    month: month === "" ? null : month,
    rows: 9,
    load: `${name}/${month}`,
    state,
  })),
});

const report = (tables: ImportedTable[]): ImportReport => ({
  outcome: "dry-run",
  version: null,
  contract: "x",
  tables,
  incompleteCustomerMonths: 0,
  incomplete: null,
  drift: [],
  diff: null,
  warnings: [],
  rejects: null,
  rejectedRows: 0,
  bytes: 1,
  seconds: 1,
});

it("counts a month once, by its most changed table", () => {
  const found = report([
    table("a", { "2019-02": "same", "2019-01": "new", "2019-03": "same" }),
    table("b", { "2019-02": "changed", "2019-03": "same" }),
  ]);
  expect(monthsOf(found)).toEqual(["2019-01", "2019-02", "2019-03"]);
  expect(changedMonths(found)).toEqual(["2019-01", "2019-02"]);
  expect(monthStates(found)).toEqual({ new: 1, changed: 1, same: 1 });
});

it("sees a change in a table without months, and none where everything is the same", () => {
  expect(hasChanges(report([table("products", { "": "changed" })]))).toBe(true);
  expect(changedMonths(report([table("products", { "": "changed" })]))).toEqual([]);
  expect(hasChanges(report([table("a", { "2019-01": "same" })]))).toBe(false);
});

it("sums counts of all tables, most first", () => {
  const found = report([table("a", {}), table("b", {})]);
  expect(summed(found, "rejected")).toEqual([
    { name: "not-a-date", count: 4 },
    { name: "null-key", count: 2 },
  ]);
  expect(summed(found, "repaired")).toEqual([{ name: "age", count: 6 }]);
});
