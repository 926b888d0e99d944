import { expect, it } from "vitest";
import { querySql } from "../../../../core/store/sqlView.ts";
import { parseMonth } from "../../../../core/time/month.ts";
import { memoryPanel } from "../../../support/memoryPanel.ts";

const card = {
  id: "card",
  label: "Card",
  family: "financing",
  marginEur: 60,
  marginSource: "rule",
  credit: true,
} as const;

it("joins sales, products and customer-months in one query", () => {
  const panel = memoryPanel(
    [
      { customer: "A-1", month: "2019-04", age: 30, holds: [] },
      { customer: "A-1", month: "2019-05", age: null, holds: ["card"] },
    ],
    { products: [card], attributes: [{ id: "age", label: "Age", kind: "number", role: "age" }] },
    {
      month: Int32Array.of(parseMonth("2019-05")),
      customer: Uint32Array.of(0),
      product: Uint8Array.of(0),
      marginEur: Float64Array.of(61.4),
    },
  );
  const sql =
    "SELECT s.customer, p.label, s.margin_eur, m.age FROM sales s JOIN products p ON p.id = s.product JOIN panel m ON m.customer = s.customer AND m.month < s.month";
  expect(querySql(panel, sql).rows).toEqual([["A-1", "Card", 61.4, 30]]);
});
