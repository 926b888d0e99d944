import type { CampaignLimits } from "../../contract/campaign.ts";
import { count } from "../../words/count.ts";
import type { Limit } from "./allocation/prices.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";

/** A limit as people set it, and what one more unit of it is. */
export function limitInWords(
  { products }: ScoredCustomers,
  { channels, segmentCaps }: CampaignLimits,
  { kind, index, amount }: Limit,
): { limit: string; unit: string } {
  switch (kind) {
    case "size":
      return { limit: `at most ${count(amount)} customers`, unit: "customer" };
    case "budget":
      return { limit: `a budget of ${count(amount)} EUR`, unit: "EUR" };
    case "channel":
      return { limit: `at most ${count(amount)} by ${channels[index].label}`, unit: "contact" };
    case "most":
      return { limit: `at most ${count(amount)} offers of ${products[index].label}`, unit: "offer" };
    case "least":
      return { limit: `at least ${count(amount)} offers of ${products[index].label}`, unit: "offer" };
    case "segment":
      return { limit: `at most ${count(amount)} of segment ${segmentCaps[index].segment}`, unit: "customer" };
  }
}
