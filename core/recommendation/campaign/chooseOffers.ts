import type { Eligibility } from "./eligibility.ts";

/** One offer: a row of the scored customers, a product, and what it is worth. */
export interface Offer {
  row: number;
  product: number;
  probability: number;
  revenueEur: number;
}

/**
 * The customers with the largest expected revenue, one offer each.
 *
 * With one offer a customer and no limits between customers, taking each one's best offer and then the best customers is the
 * optimum. Equal revenues go to the lower customer and product.
 *
 * @param customers dense customer of each row, ascending
 * @param probability of a product and row
 */
export function chooseOffers(
  customers: Uint32Array,
  probability: (product: number, row: number) => number,
  margins: readonly number[],
  { deceased, suppressed, allowed }: Eligibility,
  size: number,
): Offer[] {
  const best: Offer[] = [];
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row];
    if (deceased[customer] || suppressed[customer]) continue;
    let offer: Offer | null = null;
    for (let mask = allowed[customer]; mask !== 0; mask &= mask - 1) {
      const product = 31 - Math.clz32(mask & -mask);
      const p = probability(product, row);
      const revenueEur = p * margins[product];
      if (revenueEur > (offer?.revenueEur ?? 0)) offer = { row, product, probability: p, revenueEur };
    }
    if (offer) best.push(offer);
  }
  return best.sort((a, b) => b.revenueEur - a.revenueEur || a.row - b.row).slice(0, size);
}
