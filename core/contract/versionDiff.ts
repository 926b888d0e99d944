import { z } from "zod";

const monthDiff = z.strictObject({
  table: z.string(),
  month: z.string(),
  rowsAdded: z.int(),
  rowsRemoved: z.int(),
  /** Rows of customers on both sides with at least one other value. */
  rowsChanged: z.int(),
  /** Changed cells by column, products by their own ids. */
  changedCells: z.record(z.string(), z.int()),
});

/** What changed between two dataset versions; the `--json` of `easymoney diff`. */
export const versionDiff = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Only months whose load differs, by table, then month (`YYYY-MM`). */
  changes: z.array(monthDiff),
});

export type VersionDiff = z.infer<typeof versionDiff>;
export type MonthDiff = z.infer<typeof monthDiff>;
