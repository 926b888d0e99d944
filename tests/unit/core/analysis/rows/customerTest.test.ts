import { expect, it } from "vitest";
import { matchRows } from "../../../../../core/analysis/rows/matchRows.ts";
import type { RowFilter } from "../../../../../core/analysis/rows/rowFilter.ts";
import { parseMonth } from "../../../../../core/time/month.ts";
import { memoryPanel } from "../../../../support/memoryPanel.ts";

const product = (id: string) =>
  ({ id, label: id, family: "account", marginEur: 10, marginSource: "rule", credit: false }) as const;

const panel = memoryPanel(
  [
    { customer: "1", month: "2019-01", holds: ["account"], age: 17.5 },
    { customer: "2", month: "2019-01", holds: [], age: 18 },
    { customer: "1", month: "2019-02", holds: ["account", "card"], age: 18 },
    { customer: "3", month: "2019-02", holds: ["account"], age: 24.9 },
    { customer: "1", month: "2019-03", holds: ["card"], age: 18 },
    { customer: "2", month: "2019-03", holds: ["card"], age: null },
    { customer: "3", month: "2019-03", holds: ["card"], age: 25 },
    { customer: "1", month: "2019-05", holds: ["account"], age: 18 },
  ],
  {
    products: [product("account"), product("card")],
    attributes: [{ id: "age", label: "Age", kind: "number", role: "age" }],
  },
);

function matching(month: string, ...filters: RowFilter[]): string[] {
  const when = parseMonth(month);
  const { customer } = panel.snapshot(when);
  return Array.from(matchRows(panel, when, filters), (row) => panel.customers.key(customer[row]));
}

it("tells new, returned and stayed customers apart as the figures do", () => {
  const came = (month: string, how: string) => matching(month, { column: "customer:came", in: [how] });
  expect(came("2019-02", "new")).toEqual(["3"]);
  expect(came("2019-02", "stayed")).toEqual(["1"]);
  expect(came("2019-03", "returned")).toEqual(["2"]);
  expect(came("2019-03", "new")).toEqual([]);
});

it("knows nothing of coming and leaving beside a gap in the months", () => {
  expect(matching("2019-05", { column: "customer:came", in: ["new", "returned", "stayed"] })).toEqual([]);
  expect(matching("2019-03", { column: "customer:leaves", in: ["0", "1"] })).toEqual([]);
  expect(matching("2019-01", { column: "customer:came", in: ["new"] })).toEqual([]);
});

it("finds those who will be absent in the month after", () => {
  expect(matching("2019-01", { column: "customer:leaves", in: ["1"] })).toEqual(["2"]);
  expect(matching("2019-01", { column: "customer:leaves", in: ["0"] })).toEqual(["1"]);
});

it("finds a cohort in a later month, and customers by the number of their products", () => {
  expect(matching("2019-03", { column: "customer:firstSeen", in: ["2019-01"] })).toEqual(["1", "2"]);
  expect(matching("2019-02", { column: "customer:products", min: 2 })).toEqual(["1"]);
  expect(matching("2019-01", { column: "customer:products", min: 0, max: 0 })).toEqual(["2"]);
});

it("finds who gained any of some products since last there, newcomers and returned customers too", () => {
  const gained = (month: string, ...ids: string[]) => matching(month, { column: "customer:gained", in: ids });
  expect(gained("2019-02", "account")).toEqual(["3"]);
  expect(gained("2019-02", "account", "card")).toEqual(["1", "3"]);
  expect(gained("2019-03", "card")).toEqual(["2", "3"]);
  expect(gained("2019-05", "account")).toEqual([]);
});

it("leaves the upper end of a range out when asked, and lists the missing values alone", () => {
  expect(matching("2019-02", { column: "age", min: 18, below: 25 })).toEqual(["1", "3"]);
  expect(matching("2019-01", { column: "age", below: 18 })).toEqual(["1"]);
  expect(matching("2019-03", { column: "age", in: [""] })).toEqual(["2"]);
});
