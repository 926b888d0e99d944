import { expect, it } from "vitest";
import { boughtTogether, keepTogether } from "../../../../core/recommendation/boughtTogether.ts";
import type { PurchaseRows } from "../../../../core/recommendation/purchaseRows.ts";
import { CAMPAIGN_SIZE, type Offer, topFigures } from "../../../../core/recommendation/topOffers.ts";
import type { Product } from "../../../../core/store/panel.ts";

it("counts purchases, lift and margin of the 10,000 offers worth most", () => {
  // 20,000 offers, the first quarter of the likelier half buys: 5,000 purchases in all, all of them within the first 10,000
  const offers = Array.from(
    { length: 20_000 },
    (_, row): Offer => ({ row, product: 0, probability: 1 - row / 20_000 }),
  );
  const worth = ({ probability }: Offer) => probability;
  const found = topFigures(
    offers,
    worth,
    ({ row }) => row % 4 === 0,
    () => 10,
  );
  expect(found).toEqual({ customers: CAMPAIGN_SIZE, purchases: 2500, lift: 1, revenueEur: 25_000 });
  const best = topFigures(
    offers,
    worth,
    ({ row }) => row < 5000,
    () => 10,
  );
  expect(best).toEqual({ customers: CAMPAIGN_SIZE, purchases: 5000, lift: 2, revenueEur: 50_000 });
  expect(
    topFigures(
      offers.slice(0, 3),
      worth,
      () => false,
      () => 10,
    ),
  ).toMatchObject({ customers: 3, lift: null });
});

it("finds products that are bought only with another one, and takes no product that everybody has for a condition", () => {
  const rows = 1000;
  const [basic, pension, payroll] = [1, 2, 4];
  const held = Uint32Array.from({ length: rows }, (_, i) => (i < 200 ? basic | pension : basic));
  const gained = Uint32Array.from({ length: rows }, (_, i) => {
    if (i < 60) return payroll;
    if (i >= 300 && i < 340) return payroll | pension;
    return i >= 400 && i < 500 ? pension : 0;
  });
  const month: PurchaseRows = {
    month: 0,
    before: 0,
    customers: Uint32Array.from({ length: rows }, (_, i) => i),
    held,
    gained,
    weight: new Float32Array(rows).fill(1),
  };
  const products = ["basic", "pension", "payroll"].map((id) => ({ id }) as Product);
  expect(boughtTogether([month], products)).toEqual([
    { product: "payroll", needs: "pension", purchases: 100, share: 1 },
  ]);
});

it("ranks what another product needs no lower than that one, unless it is held", () => {
  const products = ["payroll", "pension", "card", "account"].map((id) => ({ id }));
  const together = [
    { product: "payroll", needs: "pension" },
    { product: "pension", needs: "account" },
    // of an older version of the data
    { product: "gold", needs: "card" },
  ];
  const scores = [
    [0.3, 0.1, 0.2, 0.05],
    [0.3, 0.1, 0.2, 0.05],
    [0.1, 0.2, 0.3, 0.4],
  ];
  const held = Uint32Array.of(0, 0b0001, 0);
  const ranked = keepTogether((p, row) => scores[row][p], together, products, held);
  const of = (row: number) => products.map((_, p) => ranked(p, row));
  expect(of(0)).toEqual([0.3, 0.3, 0.2, 0.3]);
  // payroll is held: nobody buys it with a pension any more
  expect(of(1)).toEqual([0.3, 0.1, 0.2, 0.1]);
  expect(of(2)).toEqual(scores[2]);
});
