import { describe, expect, it } from "vitest";
import { SAMPLE_PRODUCTS } from "../../../../core/sample/products.ts";
import { simulatePanel } from "../../../../core/sample/simulatePanel.ts";

const panel = simulatePanel({ customers: 20_000, seed: "sales" });
const { sales } = panel;

describe("sales of the sample", () => {
  it("are exactly the first months of a holding, without those held at the start", () => {
    const first = new Map<string, number>();
    for (const month of panel.months) {
      for (let row = 0; row < month.rows; row++) {
        for (let bit = 0; bit < 15; bit++) {
          const key = `${bit}/${month.customer[row]}`;
          if ((month.holdings[row] >> bit) & 1 && !first.has(key)) first.set(key, month.index);
        }
      }
    }
    const expected = [...first].filter(([, month]) => month > 0).map(([key, month]) => `${key}/${month}`);
    const got = Array.from(sales.month, (month, i) => `${sales.product[i]}/${sales.customer[i]}/${month}`);
    expect(got.sort()).toEqual(expected.sort());
  });

  it("are ordered by product code, then customer, one of each at most", () => {
    for (let i = 1; i < sales.rows; i++) {
      const step =
        (SAMPLE_PRODUCTS[sales.product[i]].saleCode ?? 0) - (SAMPLE_PRODUCTS[sales.product[i - 1]].saleCode ?? 0);
      expect(step > 0 || (step === 0 && sales.customer[i] > sales.customer[i - 1])).toBe(true);
    }
  });

  it("are as many per product as in the source, scaled", () => {
    // KiKeMerino/EasyMoney, 1-data_cleaning
    const source = { em_acount: 117435, debit_card: 38840, pension_plan: 19369, payroll: 18750, emc_account: 12323 };
    for (const [id, count] of Object.entries(source)) {
      const bit = SAMPLE_PRODUCTS.findIndex((product) => product.id === id);
      const got = sales.product.filter((product) => product === bit).length;
      expect(Math.abs(got / ((count * 20_000) / 456_373) - 1), id).toBeLessThan(0.01);
    }
  });

  it("earn the source's margins: quartiles 61.4 / 69.1 / 79.2 EUR, mean 607", () => {
    const margins = Float64Array.from(sales.marginTenths, (tenths) => tenths / 10).sort();
    const at = (p: number) => margins[Math.floor(p * margins.length)];
    expect(Math.abs(at(0.25) - 61.4)).toBeLessThan(1.5);
    expect(Math.abs(at(0.5) - 69.1)).toBeLessThan(1.5);
    expect(Math.abs(at(0.75) - 79.2)).toBeLessThan(2.5);
    expect(Math.abs(margins.reduce((sum, margin) => sum + margin, 0) / margins.length - 607)).toBeLessThan(40);
    expect(at(0)).toBeGreaterThanOrEqual(25);
  });
});
