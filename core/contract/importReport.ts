/** What an import did; the `--json` of `easymoney import`. Months are `YYYY-MM`. */
export interface ImportReport {
  outcome: "published" | "already-imported" | "dry-run";
  /** The new version; the one that already has everything; null for a dry run. */
  version: string | null;
  contract: string;
  tables: ImportedTable[];
  /** Customer-months that lack a row in at least one required panel table of a month that has them all. */
  incompleteCustomerMonths: number;
  warnings: string[];
  /** File of rejected rows; null when there were none. */
  rejects: string | null;
  rejectedRows: number;
  bytes: number;
  seconds: number;
}

export interface ImportedTable {
  table: string;
  files: { path: string; sizeBytes: number; ignoredColumns: string[] }[];
  /** Lines that are rows of data, whole or not; read = accepted + rejected + skipped. */
  rowsRead: number;
  rowsAccepted: number;
  /** Rows of months outside `--month`. */
  rowsSkipped: number;
  blankLines: number;
  /** Rows rejected by reason. */
  rejected: Record<string, number>;
  /** Cells repaired by column. */
  repaired: Record<string, number>;
  months: { month: string | null; rows: number; load: string; state: "new" | "changed" | "same" }[];
}
