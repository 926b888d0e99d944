import type { ProductOutlook } from "../contract/desk/offers.ts";
import type { ProductResult } from "../contract/recommendation.ts";
import type { ScoredCustomers } from "./campaign/scoredCustomers.ts";
import { FEW, TOO_GOOD } from "./questions.ts";

/** A model that ranks no better than holdings alone by more than this has learned little. */
const LITTLE = 0.02;

/** What the scores foretell of the month to come, by product. */
export function outlookOf(
  { products, customers, probability, panel, month }: ScoredCustomers,
  results: readonly ProductResult[],
): ProductOutlook[] {
  const { customer, holdings } = panel.snapshot(month - 1);
  const held = new Uint32Array(panel.customers.size);
  for (let i = 0; i < customer.length; i++) held[customer[i]] = holdings[i];
  return products.map(({ id, marginEur }, p) => {
    let candidates = 0;
    let expected = 0;
    for (let row = 0; row < customers.length; row++) {
      if ((held[customers[row]] >>> p) & 1) continue;
      candidates++;
      expected += probability[row * products.length + p];
    }
    return { product: id, candidates, expected, revenueEur: expected * marginEur, doubts: doubtsOf(results[p]) };
  });
}

function doubtsOf({ auc, coHoldingAuc, purchases }: ProductResult): ProductOutlook["doubts"] {
  const doubts: ProductOutlook["doubts"] = [];
  if (auc !== null && auc > TOO_GOOD) doubts.push("AUC too good");
  if (purchases < FEW) doubts.push("few purchases");
  if (auc !== null && coHoldingAuc !== null && auc - coHoldingAuc < LITTLE) doubts.push("co-holding nearly as good");
  return doubts;
}
