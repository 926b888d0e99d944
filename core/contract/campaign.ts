import { z } from "zod";

const interval = z.strictObject({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() });

const offers = z.strictObject({
  product: z.string(),
  label: z.string(),
  customers: z.int(),
  /** Mean probability that an offered customer buys in the month. */
  probability: z.number(),
  expectedPurchases: z.number(),
  marginEur: z.number(),
  expectedRevenueEur: z.number(),
});

/** A planned campaign: one offer each for the customers with the largest expected revenue; the `--json` of `easymoney campaign plan`. */
export const campaign = z.strictObject({
  version: z.string(),
  /** The recommendation that gave the probabilities, and the segmentation that customers are shown by (null without one). */
  recommendation: z.string(),
  segmentation: z.string().nullable(),
  /** `YYYY-MM`: the month of the purchases. */
  month: z.string(),
  /** Customers asked for and chosen; fewer when no more are allowed. */
  asked: z.int(),
  size: z.int(),
  costPerContactEur: z.number(),
  /** Customers of the last month, and those left out of everything. */
  customers: z.int(),
  excluded: z.strictObject({ deceased: z.int(), suppressed: z.int(), nothingToOffer: z.int() }),
  /**
   * Offers never made: to holders of the product; to former holders, where margins come from sales, because to open a product
   * again is no sale; credit to minors or customers of unknown age.
   */
  barredOffers: z.strictObject({ held: z.int(), heldBefore: z.int(), creditToMinors: z.int() }),
  /** Most offered first. */
  offers: z.array(offers),
  expectedPurchases: interval,
  revenueEur: interval,
  costEur: z.number(),
  netEur: interval,
  /** Mean probability at which revenue pays the contacts; null when contacts cost nothing. */
  breakEvenProbability: z.number().nullable(),
  bySegment: z.array(
    z.strictObject({ id: z.string(), name: z.string(), customers: z.int(), expectedRevenueEur: z.number() }),
  ),
  /** The same plan made for the untouched month with what was known before it, beside what happened. */
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

/** One line of the list. */
export interface CampaignOffer {
  customer: string;
  product: string;
  label: string;
  probability: number;
  expectedRevenueEur: number;
  segment: string | null;
  reason: string;
}

export type Campaign = z.infer<typeof campaign>;
