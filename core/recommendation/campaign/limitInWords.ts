import type { CampaignLimits } from "../../contract/campaign.ts";
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
      return { limit: `at most ${amount} customers`, unit: "customer" };
    case "budget":
      return { limit: `a budget of ${amount} EUR`, unit: "EUR" };
    case "channel":
      return { limit: `at most ${amount} by ${channels[index].label}`, unit: "contact" };
    case "most":
      return { limit: `at most ${amount} offers of ${products[index].label}`, unit: "offer" };
    case "least":
      return { limit: `at least ${amount} offers of ${products[index].label}`, unit: "offer" };
    case "segment":
      return { limit: `at most ${amount} of segment ${segmentCaps[index].segment}`, unit: "customer" };
  }
}
