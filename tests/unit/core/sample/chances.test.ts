import { expect, it } from "vitest";
import { SAMPLE_PRODUCTS } from "../../../../core/sample/products.ts";
import { simulatePanel } from "../../../../core/sample/simulatePanel.ts";

it("tells the chances of a month without changing it, and they add up to what is then bought", () => {
  const options = { customers: 4000, seed: "chances" };
  let chances = new Map<number, Float64Array>();
  const watched = simulatePanel(options, (now, holdings) => {
    if (now.month === 16) chances = holdings.chances(now, 8);
  });
  expect(watched).toEqual(simulatePanel(options));
  const [before, after] = watched.months.slice(-2);
  const held = new Uint32Array(watched.customers.size);
  for (const [row, customer] of before.customer.entries()) held[customer] = before.holdings[row];
  const isNew = new Uint8Array(watched.customers.size).fill(1);
  for (const customer of before.customer) isNew[customer] = 0;
  for (const id of ["debit_card", "pension_plan", "em_acount"]) {
    const bit = SAMPLE_PRODUCTS.findIndex((product) => product.id === id);
    let expected = 0;
    let bought = 0;
    for (const [row, customer] of after.customer.entries()) {
      if (isNew[customer] === 1 || (held[customer] >> bit) & 1) continue;
      const chance = chances.get(bit)?.[customer] ?? Number.NaN;
      expect(chance).toBeLessThanOrEqual(1);
      expected += chance;
      bought += (after.holdings[row] >> bit) & 1;
    }
    expect(bought).toBeGreaterThan(5);
    expect(Math.abs(expected - bought), id).toBeLessThan(Math.max(2, 0.15 * bought));
  }
});
