import { z } from "zod";

/** Groups of a table's rows; the `--json` of `easymoney table cluster`. */
const tableClusters = z.strictObject({
  path: z.string(),
  rows: z.int(),
  k: z.int(),
  chosenBy: z.enum(["vote", "person"]),
  /** Why this many, as a sentence. */
  reason: z.string(),
  vote: z.array(
    z.strictObject({
      k: z.int(),
      points: z.number(),
      stability: z.number(),
      silhouette: z.number(),
      smallestShare: z.number(),
      separability: z.number(),
      ruledOut: z.array(z.string()),
    }),
  ),
  clusters: z.array(
    z.strictObject({
      id: z.string(),
      rows: z.int(),
      share: z.number(),
      /** Mean Jaccard similarity with its like in refits on halves of the rows. */
      jaccard: z.number(),
      /** What sets it apart most, as sentences. */
      facts: z.array(z.string()),
    }),
  ),
  columns: z.array(z.string()),
  aside: z.array(z.strictObject({ column: z.string(), why: z.string() })),
  seed: z.int(),
});

export type TableClusters = z.infer<typeof tableClusters>;
