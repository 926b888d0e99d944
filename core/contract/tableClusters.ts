import { z } from "zod";

/** Groups of a table's rows; the `--json` of `easymoney table cluster`. */
export const tableClusters = z.strictObject({
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

/** A grouping that a workspace keeps. */
export const keptGrouping = z.strictObject({
  run: z.int(),
  started: z.string(),
  /** SHA-256 of the table. */
  data: z.string(),
  /** The column that names the rows. */
  id: z.string().nullable(),
  /** Where its files were written; null when they are gone. */
  folder: z.string().nullable(),
  result: tableClusters,
});

/** Two groupings of the same table: how many rows are in which group of either. */
export const groupingsBeside = z.strictObject({
  run: z.int(),
  other: z.int(),
  /** Null for groupings of different tables: their rows have nothing to do with each other. */
  shared: z
    .strictObject({
      /** Adjusted Rand index: 1 for the same groups, about 0 for chance. */
      rand: z.number(),
      groups: z.array(z.string()),
      otherGroups: z.array(z.string()),
      /** By group of the first, by group of the other. */
      rows: z.array(z.array(z.int())),
    })
    .nullable(),
});

/** What became of rows that were placed in groups; the `--json` of `easymoney table place`. */
const placedTable = z.strictObject({
  /** The file with the group of each row. */
  path: z.string(),
  rows: z.int(),
  groups: z.array(
    z.strictObject({
      id: z.string(),
      rows: z.int(),
      share: z.number(),
      /** Of the rows that the groups were made of. */
      shareBefore: z.number(),
    }),
  ),
  /** Rows farther from their centre than 99 % of those that their group was made of. */
  far: z.strictObject({ rows: z.int(), share: z.number() }),
});

export type TableClusters = z.infer<typeof tableClusters>;
export type KeptGrouping = z.infer<typeof keptGrouping>;
export type GroupingsBeside = z.infer<typeof groupingsBeside>;
export type PlacedTable = z.infer<typeof placedTable>;
