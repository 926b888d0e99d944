import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";

/** What can be wrong with the cells of a column. */
export const MEASURES = ["missing", "invalid", "rejected", "repaired"] as const;

export type Measure = (typeof MEASURES)[number];

/** Cells (for `rejected`, rows that were refused) of a month; null where nothing is known. */
export function countOf({ nulls, invalid, rejected, repaired }: ColumnQuality, measure: Measure, t: number) {
  return { missing: nulls, invalid, rejected, repaired }[measure][t];
}

/**
 * The count as a share, 0 to 1: missing and repaired of the month's rows, invalid of its known values, rejected of all rows
 * that arrived; null where nothing is known.
 */
export function shareOf(report: QualityReport, column: ColumnQuality, measure: Measure, t: number): number | null {
  const count = countOf(column, measure, t);
  if (count === null) return null;
  const rows = report.rows[t];
  const whole = { missing: rows, repaired: rows, invalid: rows - column.nulls[t], rejected: rows + count }[measure];
  return whole > 0 ? count / whole : null;
}

/** Of all months together. */
export function totalOf(column: ColumnQuality, measure: Measure): number | null {
  const known = column.nulls.flatMap((_, t) => countOf(column, measure, t) ?? []);
  return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
}
