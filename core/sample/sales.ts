import type { Random } from "../random/random.ts";
import { SAMPLE_PRODUCTS } from "./products.ts";
import type { SimulatedSales } from "./simulatedPanel.ts";

/** A first purchase as it happened. */
export interface FirstPurchase {
  month: number;
  customer: number;
  bit: number;
}

/** Smallest margin of the published sales, EUR. */
const LEAST_MARGIN = 25;
/** Largest one. */
const MOST_MARGIN = 18_466.4;

/**
 * Sales from first purchases: ordered by product code, then customer, each with a gamma margin of its product.
 *
 * May 2019 sells pension plans somewhat above the mean in the source; that is left out.
 */
export function drawSales(purchases: readonly FirstPurchase[], random: Random): SimulatedSales {
  const code = (bit: number) => SAMPLE_PRODUCTS[bit].saleCode ?? 0;
  const sold = purchases
    .filter(({ bit }) => SAMPLE_PRODUCTS[bit].saleCode !== null)
    .sort((a, b) => code(a.bit) - code(b.bit) || a.customer - b.customer);
  return {
    rows: sold.length,
    month: Uint8Array.from(sold, ({ month }) => month),
    customer: Uint32Array.from(sold, ({ customer }) => customer),
    product: Uint8Array.from(sold, ({ bit }) => bit),
    marginTenths: Int32Array.from(sold, ({ bit }) => {
      const { meanEur, deviationEur } = SAMPLE_PRODUCTS[bit].margin;
      const margin = random.gamma((meanEur / deviationEur) ** 2, deviationEur ** 2 / meanEur);
      return Math.round(10 * Math.min(MOST_MARGIN, Math.max(LEAST_MARGIN, margin)));
    }),
  };
}
