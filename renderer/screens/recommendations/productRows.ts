import type { ProductOutlook } from "../../../core/contract/desk/offers.ts";
import type { ProductResult } from "../../../core/contract/recommendation.ts";
import type { ShownRecommendation } from "./useKept.ts";

export interface ShownProduct extends ProductResult {
  next: ProductOutlook;
}

/** Products with what is foretold of them, those that should earn most first. */
export function productsByRevenue({ products, outlook }: ShownRecommendation): ShownProduct[] {
  return products
    .map((product, place) => ({ ...product, next: outlook[place] }))
    .sort((a, b) => b.next.revenueEur - a.next.revenueEur);
}
