import { z } from "zod";
import { campaign, campaignLimits, campaignResponses, planSummary } from "../campaign.ts";
import { recommendation, segmentRanking } from "../recommendation.ts";
import { PAGE, table } from "./data.ts";
import { procedure } from "./fault.ts";

const customerOffers = z.strictObject({
  customer: z.string(),
  month: z.string(),
  /** The month whose purchases are foretold. */
  scoresFor: z.string(),
  attributes: z.array(z.strictObject({ label: z.string(), value: z.string().nullable() })),
  /** Products held, by month of the version: for a picture of the customer's history. */
  history: z.array(z.strictObject({ month: z.string(), present: z.boolean(), products: z.array(z.string()) })),
  /** Likeliest first; those that are never made to this customer last. */
  offers: z.array(
    z.strictObject({
      product: z.string(),
      label: z.string(),
      probability: z.number(),
      expectedRevenueEur: z.number(),
      held: z.boolean(),
      /** Why it is never offered to this customer; null when it may be. */
      barred: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});

const curve = z.strictObject({
  /** Customers who may be offered something. */
  most: z.int(),
  /**
   * At rising sizes, best customers first, each by the channel that earns most, limits between customers left aside: expected
   * purchases, revenue with its interval, and cost.
   */
  points: z.array(
    z.strictObject({
      size: z.int(),
      purchases: z.number(),
      revenueEur: z.number(),
      p10: z.number(),
      p90: z.number(),
      costEur: z.number(),
      /** Revenue of the last customer less the cost of the contact: below zero it does not pay. */
      marginalEur: z.number(),
    }),
  ),
});

/** What the planner's fields start from. */
const planner = z.strictObject({
  recommendation: z.string(),
  month: z.string(),
  customers: z.int(),
  products: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      marginEur: z.number(),
      /** Customers who may be offered it. */
      customers: z.int(),
    }),
  ),
  /** Of the newest segmentation of the version; empty without one. */
  segments: z.array(z.strictObject({ id: z.string(), name: z.string(), customers: z.int() })),
  regions: z.array(z.string()),
  suppressed: z.int(),
  limits: campaignLimits,
});

const keptCampaign = z.strictObject({
  id: z.string(),
  created: z.string(),
  version: z.string(),
  /** Kept by an older program in another shape: it can be neither shown nor exported, and its figures are null. */
  outdated: z.boolean(),
  month: z.string().nullable(),
  size: z.int().nullable(),
  contacted: z.int().nullable(),
  purchases: z.number().nullable(),
  revenueEur: z.number().nullable(),
  costEur: z.number().nullable(),
  netEur: z.number().nullable(),
  gap: z.number().nullable(),
  /** Customers whose responses were imported. */
  responses: z.int(),
});

/** What the kept scores foretell of the month to come, by product in the order of the recommendation. */
const outlook = z.strictObject({
  product: z.string(),
  /** Customers who do not hold it. */
  candidates: z.int(),
  /** Purchases to be expected of them: the sum of their probabilities. */
  expected: z.number(),
  revenueEur: z.number(),
  /** Why its figures are not to be taken at their word, the gravest first. */
  doubts: z.array(z.enum(["AUC too good", "few purchases", "co-holding nearly as good"])),
});

/** Recommendations and campaigns. */
export const offers = {
  recommendation: procedure
    .input(z.strictObject({ id: z.string() }))
    .output(recommendation.extend({ id: z.string(), openings: z.int(), outlook: z.array(outlook) })),
  /** Its untouched month by our own segments; null without a segmentation, or when the one in use does not fit the version. */
  bySegment: procedure
    .input(z.strictObject({ recommendation: z.string(), segmentation: z.string().optional() }))
    .output(segmentRanking.nullable()),
  customer: procedure
    .input(z.strictObject({ recommendation: z.string(), customer: z.string().min(1).max(200) }))
    .output(customerOffers),
  /** Customers to look at, when one has none in mind: the likeliest buyers. */
  someCustomers: procedure
    .input(z.strictObject({ recommendation: z.string(), product: z.string().optional() }))
    .output(z.array(z.strictObject({ customer: z.string(), label: z.string(), probability: z.number() }))),
  planner: procedure.input(z.strictObject({ recommendation: z.string() })).output(planner),
  curve: procedure
    .input(z.strictObject({ recommendation: z.string(), limits: campaignLimits.prefault({}) }))
    .output(curve),
  /** The plan that these limits would give, without reasons and messages; not kept. A fault of code `clashing-limits` names those that cannot be kept together. */
  tryPlan: procedure
    .input(
      z.strictObject({ recommendation: z.string(), limits: campaignLimits.prefault({}), seed: z.int().default(1) }),
    )
    .output(planSummary.extend({ seconds: z.number() })),
  /** Kept campaigns, newest first. */
  campaigns: procedure.output(z.array(keptCampaign)),
  campaign: procedure
    .input(z.strictObject({ id: z.string() }))
    .output(z.strictObject({ id: z.string(), created: z.string(), plan: campaign })),
  /** The customers of a campaign, a page of them; any column can be sorted by. */
  list: procedure
    .input(
      z.strictObject({
        id: z.string(),
        product: z.string().optional(),
        channel: z.string().optional(),
        group: z.string().optional(),
        /** Only the hold-out, or only the contacted. */
        heldOut: z.boolean().optional(),
        /** Customers whose key begins with it. */
        search: z.string().default(""),
        sort: z.strictObject({ column: z.string(), descending: z.boolean() }).optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(PAGE).default(100),
      }),
    )
    .output(table.extend({ labels: z.array(z.string()), total: z.int() })),
  /** What came of a campaign; null while neither its month nor a file of responses was imported. */
  responses: procedure.input(z.strictObject({ id: z.string() })).output(campaignResponses.nullable()),
  suppressed: procedure.output(
    z.array(z.strictObject({ customer: z.string(), reason: z.string(), added: z.string() })),
  ),
  suppress: procedure
    .input(z.strictObject({ customers: z.array(z.string()).min(1).max(100_000), reason: z.string().min(1).max(200) }))
    .output(z.strictObject({ added: z.int() })),
  unsuppress: procedure
    .input(z.strictObject({ customers: z.array(z.string()).min(1).max(100_000) }))
    .output(z.strictObject({ removed: z.int() })),
};

export type ProductOutlook = z.infer<typeof outlook>;
export type CustomerOffers = z.infer<typeof customerOffers>;
export type CampaignCurve = z.infer<typeof curve>;
export type Planner = z.infer<typeof planner>;
export type KeptCampaign = z.infer<typeof keptCampaign>;
