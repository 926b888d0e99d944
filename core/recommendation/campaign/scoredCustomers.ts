import type { Recommendation } from "../../contract/recommendation.ts";
import type { Panel, Product } from "../../store/panel.ts";
import { type Month, parseMonth } from "../../time/month.ts";
import { unpackProbability } from "../storedMargins.ts";
import type { RecommendationArrays } from "../trainRecommender.ts";
import { type Eligibility, eligibility } from "./eligibility.ts";

/** A segmentation that customers of a campaign are counted and limited by. */
export interface CampaignSegments {
  id: string;
  segments: readonly { id: string; name: string }[];
  /** Place of a dense customer in `segments`, -1 for none. */
  placeOf(customer: number): number;
}

/** Customers with the probabilities of their purchases: what plans are made of. Costly to read, the same for every plan. */
export interface ScoredCustomers {
  panel: Panel;
  products: readonly Product[];
  /** The month whose purchases are foretold; everything is as known at the end of the month before. */
  month: Month;
  /** Dense customer of each row, ascending. */
  customers: Uint32Array;
  /** rows x products */
  probability: Float64Array;
  eligibility: Eligibility;
  /** By product: how unsteady its months are (core/contract/recommendation.ts). */
  volatility: readonly number[];
  segmentation: CampaignSegments | null;
}

/**
 * The customers that a recommendation scored.
 *
 * @param kind `next`: for the month to come; `test`: for the untouched month, with what was known before it
 */
export function scoredCustomers(
  panel: Panel,
  { result, arrays }: { result: Recommendation; arrays: RecommendationArrays },
  segmentation: CampaignSegments | null,
  kind: "next" | "test",
): ScoredCustomers {
  const { products } = panel.schema;
  const month = parseMonth(kind === "next" ? result.scoresFor : result.testedOn);
  const customers = arrays[kind === "next" ? "customer" : "testCustomer"] as Uint32Array;
  const probability = new Float64Array(customers.length * products.length);
  const unpacked = Float64Array.from({ length: 1 << 16 }, (_, packed) => unpackProbability(packed));
  for (const [p, { id }] of products.entries()) {
    const packed = arrays[`${kind}:${id}`];
    for (let row = 0; row < customers.length; row++) probability[row * products.length + p] = unpacked[packed[row]];
  }
  return {
    panel,
    products,
    month,
    customers,
    probability,
    eligibility: eligibility(panel, month - 1),
    volatility: result.products.map((each) => each.volatility),
    segmentation,
  };
}
