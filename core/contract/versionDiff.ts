/** What changed between two dataset versions; the `--json` of `easymoney diff`. */
export interface VersionDiff {
  from: string;
  to: string;
  /** Only months whose load differs, by table, then month (`YYYY-MM`). */
  changes: MonthDiff[];
}

export interface MonthDiff {
  table: string;
  month: string;
  rowsAdded: number;
  rowsRemoved: number;
  /** Rows of customers on both sides with at least one other value. */
  rowsChanged: number;
  /** Changed cells by column, products by their own ids. */
  changedCells: Record<string, number>;
}
