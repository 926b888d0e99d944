import { z } from "zod";
import { pipelineState } from "./pipeline.ts";

const share = z.number().min(0).max(1);

/** How well one number of clusters did; figures are of a sample, stated in `sampleRows`. */
const segmentCount = z.strictObject({
  k: z.int().min(2),
  /**
   * Adjusted Rand index between the clusters and those of refits on half samples: median, and what 9 in 10 exceed; and the
   * mean Jaccard similarity of the cluster that refits find again worst.
   */
  stability: z.strictObject({ median: z.number(), low: z.number(), worst: z.number() }),
  /** Mean silhouette. */
  silhouette: z.number(),
  /** Smallest cluster's share of the customers. */
  smallestShare: share,
  /** Share of the customers that a tree of depth 3 puts into their cluster. */
  separability: share,
  /** Points by criterion, 0 to 1, and their mean; the largest mean among those with `fails` empty wins. */
  points: z.strictObject({ stability: share, silhouette: share, size: share, separability: share, all: share }),
  /** Criteria that rule this number out. */
  fails: z.array(z.enum(["stability", "size"])),
});

const averages = z.strictObject({
  age: z.number().nullable(),
  tenureMonths: z.number().nullable(),
  /** Of the months in the window in which the customer was there. */
  activeShare: share.nullable(),
  products: z.number(),
  /** Margin of one purchase of each product held, EUR. */
  marginEur: z.number(),
  incomeMedian: z.number().nullable(),
});

const segment = z.strictObject({
  /** `S1`, kept from refit to refit as long as the segment is recognisably the same; `S0` are those without products. */
  id: z.string(),
  name: z.string(),
  /** A person's name is kept from refit to refit, a proposed one is proposed again. */
  namedBy: z.enum(["proposal", "person"]),
  customers: z.int(),
  share: share,
  /** Mean Jaccard similarity with the like cluster of refits on half samples; null for the set-aside. */
  jaccard: z.number().nullable(),
  trust: z.enum(["very stable", "stable", "pattern only", "do not trust"]).nullable(),
  averages,
  /** Penetration in the segment and against all customers of the month (lift 1 = the same; null when nobody holds it). */
  products: z.array(z.strictObject({ id: z.string(), label: z.string(), share, lift: z.number().nullable() })),
  /** The most characteristic values of category columns. */
  categories: z.array(
    z.strictObject({ column: z.string(), label: z.string(), value: z.string(), share, lift: z.number().nullable() }),
  ),
  /** What sets it apart, most telling first, as sentences. */
  facts: z.array(z.string()),
});

/** Customers of one month in segments; the `--json` of `easymoney segment`. */
export const segmentation = z.strictObject({
  version: z.string(),
  /** `YYYY-MM` */
  month: z.string(),
  /** Calendar months that features look back on, the month itself included. */
  windowMonths: z.int(),
  customers: z.int(),
  k: z.int(),
  chosenBy: z.enum(["vote", "person"]),
  reason: z.string(),
  sampleRows: z.int(),
  vote: z.array(segmentCount),
  /** Largest first; the set-aside last. */
  segments: z.array(segment),
  everybody: averages,
  /** A sample of customers on the two directions of greatest variance. `segment` is a place in `segments`. */
  map: z.strictObject({
    shares: z.array(share),
    points: z.array(z.strictObject({ x: z.number(), y: z.number(), segment: z.int() })),
  }),
  /** Customers by segment (in the order of `segments`) in earlier months, placed by this segmentation. */
  trend: z.strictObject({ months: z.array(z.string()), customers: z.array(z.array(z.int())) }),
  /** From segment (row) to segment (column) between the month before and this one; the last row joined, the last column left. */
  migration: z.strictObject({ from: z.string(), to: z.string(), customers: z.array(z.array(z.int())) }).nullable(),
  /** The frozen model: new customers are placed with it. Rows of `centres` are in the order of `segments`. */
  pipeline: pipelineState,
  centres: z.array(z.array(z.number())),
  /** The segmentation whose ids were kept. */
  keptFrom: z.string().nullable(),
  /** Number of the next id that no segment ever had. */
  nextId: z.int(),
});

export type SegmentCount = z.infer<typeof segmentCount>;
export type Averages = z.infer<typeof averages>;
export type Segment = z.infer<typeof segment>;
export type Segmentation = z.infer<typeof segmentation>;
