import { countBits } from "../analysis/kpi/countBits.ts";
import type { History } from "../features/history.ts";
import type { PurchaseRows } from "./purchaseRows.ts";

/** A score for each product and customer: what a ranking needs. */
export type ProductScores = (product: number, row: number) => number;

/** Purchases by product, over those who did not hold it. */
export function purchaseRates(months: readonly PurchaseRows[], products: number) {
  const purchases = new Float64Array(products);
  const candidates = new Float64Array(products);
  for (const { held, gained, weight } of months) {
    for (let row = 0; row < held.length; row++) {
      for (let p = 0; p < products; p++) {
        if (held[row] & (1 << p)) continue;
        candidates[p] += weight[row];
        if (gained[row] & (1 << p)) purchases[p] += weight[row];
      }
    }
  }
  return { purchases, rates: purchases.map((n, p) => (candidates[p] > 0 ? n / candidates[p] : 0)) };
}

/**
 * Item co-holding: a product's score for a customer is the sum, over what the customer holds, of the share of holders of that
 * who hold the product too. Its penetration breaks ties. Source: item-based collaborative filtering (Sarwar et al. 2001), with
 * conditional probability as the similarity (Karypis 2001).
 *
 * @param place month whose holdings are counted
 */
export function coHoldingScores(history: History, place: number, products: number, held: Uint32Array): ProductScores {
  const holdings = history.holdings[place];
  const holders = countBits(holdings, products);
  const both = new Float64Array(products * products);
  for (let c = 0; c < holdings.length; c++) {
    for (let a = holdings[c]; a !== 0; a &= a - 1) {
      const one = 31 - Math.clz32(a & -a);
      for (let b = holdings[c]; b !== 0; b &= b - 1) both[one * products + 31 - Math.clz32(b & -b)]++;
    }
  }
  return (product, row) => {
    let score = 1e-9 * holders[product];
    for (let mask = held[row]; mask !== 0; mask &= mask - 1) {
      const q = 31 - Math.clz32(mask & -mask);
      if (holders[q] > 0) score += both[q * products + product] / holders[q];
    }
    return score;
  };
}
