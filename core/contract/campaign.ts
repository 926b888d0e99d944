import { z } from "zod";
import { filter } from "./desk/figures.ts";

const interval = z.strictObject({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() });
const share = z.number().min(0).max(1);
const eur = z.number().min(0);

/** A way to reach a customer. */
const channel = z.strictObject({
  id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  label: z.string().min(1).max(60),
  costPerContactEur: eur.default(0),
  /** Purchases of a contacted customer are the foretold probability times this, at most 1. */
  responseMultiplier: z.number().gt(0).max(100).default(1),
  /** Most contacts; null for no limit. */
  capacity: z.int().min(0).nullable().default(null),
});

/**
 * What a campaign must keep to. Limits count the whole list, the hold-out included; null or empty is no limit. Deceased and
 * suppressed customers, holders, and credit to minors are never in it, whatever the limits.
 */
export const campaignLimits = z.strictObject({
  /** Most customers. */
  size: z.int().min(1).max(10_000_000).default(10_000),
  budgetEur: eur.nullable().default(null),
  /** Each customer gets one offer by one of them. */
  channels: z
    .array(channel)
    .min(1)
    .max(8)
    .default([{ id: "email", label: "E-mail", costPerContactEur: 0, responseMultiplier: 1, capacity: null }]),
  /** Ids of the products to offer; all when null. */
  products: z.array(z.string()).min(1).nullable().default(null),
  /** EUR of one purchase by product, in place of what the data say. */
  margins: z.record(z.string(), eur).default({}),
  quotas: z
    .array(
      z.strictObject({
        product: z.string(),
        least: z.int().min(0).default(0),
        most: z.int().min(0).nullable().default(null),
      }),
    )
    .default([]),
  /** By segment id (`S1`) of the newest segmentation of the version. */
  segmentCaps: z.array(z.strictObject({ segment: z.string(), most: z.int().min(0) })).default([]),
  /** Offers that are less likely to be taken are not made. */
  leastProbability: share.default(0),
  /** Whoever was contacted by a kept campaign for one of so many months before is left in peace; 0 = no such rule. */
  quietMonths: z.int().min(0).max(36).default(0),
  exclude: z
    .strictObject({
      /** Labels of the region column. */
      regions: z.array(z.string()).default([]),
      segments: z.array(z.string()).default([]),
      /** Customers who are not active in the last month. */
      inactive: z.boolean().default(false),
      /** Customers of the last month who meet any of these are left out. */
      any: z.array(filter).max(20).default([]),
    })
    .default({ regions: [], segments: [], inactive: false, any: [] }),
  /** Only customers of the last month who meet all of these. */
  only: z.array(filter).max(20).default([]),
  holdOut: z
    .strictObject({
      /** Part of the list that is not contacted, drawn at random. `size` goes before `share`. */
      share: z.number().min(0).max(0.9).default(0.1),
      size: z.int().min(0).nullable().default(null),
      /** The effect that one hopes to see: so much more purchases than without contact, 0.25 = a quarter more. */
      effect: z.number().gt(0).max(10).default(0.25),
    })
    .default({ share: 0.1, size: null, effect: 0.25 }),
  messages: z
    .strictObject({
      /** Groups of customers who get a message of their own; 0 = one message for all. */
      groups: z.int().min(0).max(8).default(5),
      /** Customers who get each message at random, so that messages can be compared. */
      cell: z.int().min(0).default(200),
    })
    .default({ groups: 5, cell: 200 }),
});

/** What can be asked of a plan. */
export const campaignRequest = campaignLimits.extend({
  /** A kept recommendation; the newest when left out. */
  recommendation: z.string().optional(),
  seed: z.int().default(1),
});

const offers = z.strictObject({
  product: z.string(),
  label: z.string(),
  customers: z.int(),
  contacted: z.int(),
  /** Mean probability that an offered customer buys in the month. */
  probability: z.number(),
  /** Of the contacted. */
  expectedPurchases: z.number(),
  marginEur: z.number(),
  expectedRevenueEur: z.number(),
});

const byChannel = z.strictObject({
  id: z.string(),
  label: z.string(),
  customers: z.int(),
  contacted: z.int(),
  capacity: z.int().nullable(),
  costEur: z.number(),
  expectedPurchases: z.number(),
  expectedRevenueEur: z.number(),
});

/** How good the list is, in EUR of expected revenue less contact cost over the whole list. */
const solution = z.strictObject({
  /** `exact`: no list is better. `bounded`: no list is better by more than `gap`. */
  method: z.enum(["exact", "bounded"]),
  valueEur: z.number(),
  /** No list within the limits is worth more. */
  boundEur: z.number(),
  /** (bound - value) / bound. */
  gap: z.number(),
  /** Limits that hold the plan back, most costly first: what it would earn to loosen each by one unit (customer, EUR, contact, offer). */
  binding: z.array(z.strictObject({ limit: z.string(), unit: z.string(), worthEur: z.number() })),
});

const holdOut = z.strictObject({
  size: z.int(),
  contacted: z.int(),
  /** Purchase rate of the offered product that is expected without contact. */
  baseRate: z.number(),
  /** Smallest difference of purchase rates that would be seen 8 times in 10 (5 % two-sided), as a share; null without a hold-out. */
  detectable: z.number().nullable(),
  /** The difference that one hopes to see, as a share. */
  effect: z.number(),
  canSee: z.boolean(),
  /** Hold-out of this list that would see it; null when none does. */
  sizeNeeded: z.int().nullable(),
  /** Like campaigns, half held out, that would see it together. */
  wavesNeeded: z.int().nullable(),
  /** The same in words. */
  sentence: z.string(),
});

const messageGroup = z.strictObject({
  /** `G1`, largest first. */
  id: z.string(),
  name: z.string(),
  /** Contacted customers in it. */
  customers: z.int(),
  /** What sets it apart from the others on the list, as sentences. */
  profile: z.array(z.string()),
  /** How to speak to it. */
  tone: z.string(),
  /** Offers by product, most frequent first. */
  offers: z.array(z.strictObject({ product: z.string(), label: z.string(), customers: z.int() })),
  /** Customers of any group who get this group's message at random. */
  testCell: z.int(),
});

/** What a list is expected to bring; quick to make, not kept. */
export const planSummary = z.strictObject({
  /** `YYYY-MM`: the month of the purchases. */
  month: z.string(),
  /** Customers asked for and chosen (hold-out included); fewer when no more are allowed or pay. */
  asked: z.int(),
  size: z.int(),
  contacted: z.int(),
  /** Customers of the last month, and those left out of everything, each counted once. */
  customers: z.int(),
  excluded: z.strictObject({
    deceased: z.int(),
    suppressed: z.int(),
    /** Contacted by a campaign not long ago. */
    contactedLately: z.int(),
    /** By region, segment, activity or a condition. */
    ruledOut: z.int(),
    nothingToOffer: z.int(),
  }),
  /**
   * Offers never made: to holders of the product; to former holders, where margins come from sales, because to open a product
   * again is no sale; credit to minors or customers of unknown age.
   */
  barredOffers: z.strictObject({ held: z.int(), heldBefore: z.int(), creditToMinors: z.int() }),
  /** Most offered first. */
  offers: z.array(offers),
  byChannel: z.array(byChannel),
  bySegment: z.array(
    z.strictObject({ id: z.string(), name: z.string(), customers: z.int(), expectedRevenueEur: z.number() }),
  ),
  /** Of the contacted. */
  expectedPurchases: interval,
  revenueEur: interval,
  costEur: z.number(),
  netEur: interval,
  /** Mean probability at which revenue pays the contacts; null when contacts cost nothing. */
  breakEvenProbability: z.number().nullable(),
  /** The same list if every margin were so many times what it is. */
  sensitivity: z.array(z.strictObject({ marginFactor: z.number(), revenueEur: interval, netEur: interval })),
  solution,
  holdOut,
});

/** A planned campaign: one offer each by one channel, within limits; the `--json` of `easymoney campaign plan`. */
export const campaign = planSummary.extend({
  version: z.string(),
  /** The recommendation that gave the probabilities, and the segmentation that customers are shown by (null without one). */
  recommendation: z.string(),
  segmentation: z.string().nullable(),
  limits: campaignLimits,
  messageGroups: z.array(messageGroup),
  /** The same plan made for the untouched month with what was known before it, beside what happened; nobody held out. */
  backTest: z.strictObject({
    month: z.string(),
    size: z.int(),
    expectedPurchases: z.number(),
    purchases: z.int(),
    expectedRevenueEur: z.number(),
    revenueEur: z.number(),
    /** As many customers at random, each offered the allowed product that sells best for its margin. */
    popularity: z.strictObject({ purchases: z.int(), revenueEur: z.number() }),
  }),
  /** What the figures are not. */
  caveat: z.string(),
});

const armFigures = z.strictObject({
  customers: z.int(),
  /** Null where no file of responses was read. */
  responses: z.int().nullable(),
  responseRate: z.number().nullable(),
  purchases: z.int(),
  purchaseRate: z.number(),
  /** 95 % interval of the purchase rate (Wilson). */
  purchaseRateLow: z.number(),
  purchaseRateHigh: z.number(),
  revenueEur: z.number(),
});

const lift = z.strictObject({
  /** Purchase rate of the contacted less that of the hold-out, as a share, and its 95 % interval (Newcombe). */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Difference over the rate of the hold-out; null when nobody of the hold-out bought. */
  relative: z.number().nullable(),
  verdict: z.enum(["more", "less", "cannot tell yet"]),
  sentence: z.string(),
});

/** What came of a campaign. */
export const campaignResponses = z.strictObject({
  campaign: z.string(),
  month: z.string(),
  /** Where purchases come from: the imported month, or the files of responses. */
  purchasesFrom: z.enum(["panel", "responses"]),
  contacted: armFigures,
  heldOut: armFigures,
  /** Null without a hold-out. */
  lift: lift.nullable(),
  /** Purchases and revenue that the contacts caused, with their 95 % interval; null without a hold-out. */
  caused: z
    .strictObject({
      purchases: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }),
      revenueEur: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }),
      costEur: z.number(),
    })
    .nullable(),
  /** Contacted customers and purchases; expected: what the plan foretold. */
  byProduct: z.array(
    z.strictObject({
      product: z.string(),
      label: z.string(),
      customers: z.int(),
      expected: z.number(),
      purchases: z.int(),
    }),
  ),
  byChannel: z.array(
    z.strictObject({ id: z.string(), label: z.string(), customers: z.int(), responses: z.int(), purchases: z.int() }),
  ),
  /** Test cells: each message on customers drawn at random, with the 95 % interval (Wilson) of its rate. */
  byMessage: z.array(
    z.strictObject({
      message: z.string(),
      name: z.string(),
      customers: z.int(),
      responses: z.int(),
      purchases: z.int(),
      rate: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});

/** What a file of responses held; the `--json` of `easymoney campaign responses` has it beside the figures. */
const responsesImport = z.strictObject({
  campaign: z.string(),
  /** Lines of data in the file. */
  rows: z.int(),
  /** Customers of the campaign whose response was kept. */
  matched: z.int(),
  /** Lines of customers who are not on the list. */
  unmatched: z.int(),
  /** Lines of a customer who had an earlier line in the file; the strongest outcome and all revenue count. */
  repeated: z.int(),
  /** Customers of the hold-out who are in the file: somebody contacted them, or they came by themselves. */
  inHoldOut: z.int(),
  unsubscribed: z.int(),
  /** Which column was read as what. */
  columns: z.record(z.string(), z.string()),
});

/** One line of the list. */
export interface CampaignOffer {
  customer: string;
  product: string;
  label: string;
  channel: string;
  /** Foretold probability of a purchase, without the channel's multiplier. */
  probability: number;
  /** With the multiplier; before the cost of the contact. */
  expectedRevenueEur: number;
  costEur: number;
  segment: string | null;
  heldOut: boolean;
  /** Group, message that is sent, and `test` or `rest`; null for the hold-out or without messages. */
  group: string | null;
  message: string | null;
  cell: "test" | "rest" | null;
  reason: string;
}

export type CampaignLimits = z.infer<typeof campaignLimits>;
export type PlanSummary = z.infer<typeof planSummary>;
export type Campaign = z.infer<typeof campaign>;
export type HoldOut = z.infer<typeof holdOut>;
export type MessageGroup = z.infer<typeof messageGroup>;
export type CampaignResponses = z.infer<typeof campaignResponses>;
export type ResponsesImport = z.infer<typeof responsesImport>;
