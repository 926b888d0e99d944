import { describe, expect, it } from "vitest";
import { parseMonth } from "../../../../core/time/month.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

describe("the sample as a panel", () => {
  const panel = samplePanel({ customers: 2000, seed: 5 });

  it("has 17 months of customers in ascending order of a key that can be looked up", () => {
    expect(panel.months).toHaveLength(17);
    expect(panel.customers.size).toBe(2000);
    for (const month of panel.months) {
      const { customer, rows } = panel.snapshot(month);
      expect(customer).toHaveLength(rows);
      expect(customer.every((index, row) => row === 0 || index > customer[row - 1])).toBe(true);
    }
    expect(panel.customers.indexOf(panel.customers.key(1234))).toBe(1234);
    expect(panel.customers.indexOf("7")).toBe(-1);
  });

  it("gives every attribute of its schema, null where the source has none", () => {
    const snapshot = panel.snapshot(parseMonth("2019-05"));
    for (const { id, kind } of panel.schema.attributes) {
      const values = kind === "category" ? snapshot.category(id).codes : snapshot[kind](id);
      expect(values, id).toHaveLength(snapshot.rows);
    }
    expect(snapshot.number("salary").some((value) => Number.isNaN(value))).toBe(true);
    expect(snapshot.category("entry_channel").labels[0]).toBe("");
  });

  it("carries its sales by month, customer and product", () => {
    const sales = panel.sales();
    expect(sales?.month[0]).toBe(parseMonth("2018-02"));
    expect(sales?.month.every((month, i) => i === 0 || month >= sales.month[i - 1])).toBe(true);
  });
});
