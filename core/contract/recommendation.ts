import { z } from "zod";

const share = z.number().min(0).max(1);
const ranking = z.strictObject({
  /** Mean average precision of the first 7 products over all customers; who bought nothing counts 0. */
  map7: share,
  /** The same over the largest value that any ranking could reach. */
  shareOfCeiling: share,
});

/** What the 10,000 likeliest offers (or all, when there are fewer) came to on the untouched month. */
const topOffers = z.strictObject({
  customers: z.int(),
  purchases: z.int(),
  /** Purchases per offer over those among all offers; null without purchases. */
  lift: z.number().nullable(),
  revenueEur: z.number(),
});

/** Customers of one segment ranked by themselves; each is offered the product that is expected to earn most. */
const segmentFigures = ranking.extend({
  segment: z.string(),
  customers: z.int(),
  ceiling: share,
  popularityShareOfCeiling: share,
  top: topOffers,
});

/** How the purchases of one product were foretold, on a last month that no model had seen. */
const productResult = z.strictObject({
  id: z.string(),
  label: z.string(),
  family: z.string(),
  marginEur: z.number(),
  /** `model`, or `base rate` where there were too few purchases to learn from. */
  method: z.enum(["model", "base rate"]),
  trainingPurchases: z.int(),
  trees: z.int(),
  /** Ways of growing trees that were tried, and those whose margins are blended: by log loss on the tuning month. */
  tried: z.int(),
  members: z.array(z.strictObject({ recipe: z.string(), weight: share, trees: z.int(), tuningLoss: z.number() })),
  /** Customers without the product the month before who were there then, and how many of them bought. */
  candidates: z.int(),
  purchases: z.int(),
  /** Sum of the probabilities of the same customers. */
  expected: z.number(),
  /** Null without purchases. */
  auc: z.number().nullable(),
  /** What must be asked of figures that look too good, in words. */
  questions: z.array(z.string()),
  averagePrecision: z.number().nullable(),
  /** Over those who bought it: mean average precision of their first 7 recommendations, 1 at most. Null without purchases. */
  map7: share.nullable(),
  top: topOffers,
  liftTopPercent: z.number().nullable(),
  logLoss: z.number(),
  /** Area under the ROC curve of ranking by holdings alone (item co-holding). */
  coHoldingAuc: z.number().nullable(),
  coHoldingAveragePrecision: z.number().nullable(),
  /** Customers new in that month, and how many of them came with it; they flatter every figure and are kept apart. */
  newcomers: z.int(),
  newcomersWithIt: z.int(),
  /** How many were to be expected by what newcomers came with before, and the mean average precision of that one list over those
   * who came with it; null where nobody did. Older results lack both. */
  newcomersExpected: z.number().optional(),
  newcomersMap7: share.nullable().optional(),
  /** Standard deviation of the logarithm of monthly purchases beyond chance: how steady the product sells. */
  volatility: z.number(),
  /** Groups of equal size by rising probability. */
  reliability: z.array(z.strictObject({ rows: z.int(), predicted: z.number(), observed: z.number() })),
  /** Share of the purchases among the customers with the highest probabilities: (share of customers, share of purchases). */
  capture: z.array(z.strictObject({ customers: share, purchases: share })),
  /** Columns that move the prediction most: mean absolute contribution, log odds. */
  drivers: z.array(z.strictObject({ column: z.string(), meaning: z.string(), weight: z.number() })),
});

/** Models of next month's purchases; the `--json` of `easymoney recommend`. */
export const recommendation = z.strictObject({
  version: z.string(),
  /** `YYYY-MM`: months learned from, the month that said when to stop, the untouched month of the figures. */
  trainedOn: z.array(z.string()),
  tunedOn: z.string(),
  testedOn: z.string(),
  /** The month whose purchases the kept scores foretell. */
  scoresFor: z.string(),
  rows: z.strictObject({ training: z.int(), settled: z.int(), newcomers: z.int() }),
  features: z.int(),
  /** Fits beyond the usual one of each product: what a time budget came to. */
  fits: z.int(),
  products: z.array(productResult),
  /** All products of a customer ranked together, on the untouched month. */
  ranking: z.strictObject({
    /** Largest MAP@7: the share of customers who bought anything. */
    ceiling: share,
    model: ranking,
    /** By purchase rate, what a customer holds left out; and one list for everybody, what they hold left in. */
    popularity: ranking,
    popularityLeftIn: ranking,
    coHolding: ranking,
    /** The same for customers new in that month, ranked by what newcomers came with before. */
    newcomers: ranking.extend({ ceiling: share }),
    /** Settled and new together: not comparable with the above. */
    everybody: ranking.extend({ ceiling: share }),
    /** By the bank's own segments, as known the month before. */
    bySegment: z.array(segmentFigures),
  }),
  /** Products bought only by who has another one or buys both at once, in the months learned from. */
  together: z.array(z.strictObject({ product: z.string(), needs: z.string(), purchases: z.int(), share })),
  /** Columns that foretell a product's purchases suspiciously well by themselves. */
  suspects: z.array(z.strictObject({ column: z.string(), product: z.string(), auc: share })),
});

/** A kept recommendation's untouched month by the segments of a kept segmentation, placed by its frozen model. */
export const segmentRanking = z.strictObject({
  recommendation: z.string(),
  segmentation: z.string(),
  version: z.string(),
  /** `YYYY-MM`: the untouched month, and the month before it, at whose end customers were placed. */
  testedOn: z.string(),
  placedOn: z.string(),
  /** The month that the segments were learned from. */
  learnedOn: z.string(),
  /** The segments were learned with the untouched month in sight: good for reporting, not for choosing a model by. */
  knewTestedMonth: z.boolean(),
  /** In the order of the segmentation, under the names that a person gave. */
  segments: z.array(segmentFigures.extend({ id: z.string() })),
});

export type SegmentFigures = z.infer<typeof segmentFigures>;
export type SegmentRanking = z.infer<typeof segmentRanking>;
export type Recommendation = z.infer<typeof recommendation>;
export type ProductResult = Recommendation["products"][number];
