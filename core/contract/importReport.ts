import { z } from "zod";
import { versionDiff } from "./versionDiff.ts";

const importedTable = z.strictObject({
  table: z.string(),
  files: z.array(z.strictObject({ path: z.string(), sizeBytes: z.int(), ignoredColumns: z.array(z.string()) })),
  /** Lines that are rows of data, whole or not; read = accepted + rejected + skipped. */
  rowsRead: z.int(),
  rowsAccepted: z.int(),
  /** Rows of months outside `--month`. */
  rowsSkipped: z.int(),
  blankLines: z.int(),
  /** Rows rejected by reason. */
  rejected: z.record(z.string(), z.int()),
  /** Cells repaired by column. */
  repaired: z.record(z.string(), z.int()),
  months: z.array(
    z.strictObject({
      month: z.string().nullable(),
      rows: z.int(),
      load: z.string(),
      state: z.enum(["new", "changed", "same"]),
    }),
  ),
});

/** What an import did; the `--json` of `easymoney import`. Months are `YYYY-MM`. */
export const importReport = z.strictObject({
  outcome: z.enum(["published", "already-imported", "dry-run"]),
  /** The new version; the one that already has everything; null for a dry run. */
  version: z.string().nullable(),
  contract: z.string(),
  tables: z.array(importedTable),
  /** Customer-months that lack a row in at least one required panel table of a month that has them all. */
  incompleteCustomerMonths: z.int(),
  /** File that lists them, with the tables they lack; null when there are none. */
  incomplete: z.string().nullable(),
  /** Rows of a table and month against the month before, where they differ by more than the contract or habit allows. */
  drift: z.array(
    z.strictObject({ table: z.string(), month: z.string(), before: z.int(), now: z.int(), change: z.number() }),
  ),
  /** Rows added, removed and changed in months that were there before; null when none was. */
  diff: versionDiff.nullable(),
  warnings: z.array(z.string()),
  /** File of rejected rows; null when there were none. */
  rejects: z.string().nullable(),
  rejectedRows: z.int(),
  bytes: z.int(),
  seconds: z.number(),
});

export type ImportReport = z.infer<typeof importReport>;
export type ImportedTable = z.infer<typeof importedTable>;
