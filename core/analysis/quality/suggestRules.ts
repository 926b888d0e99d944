import type { ColumnQuality, QualityReport, SuggestedRule } from "../../contract/quality.ts";
import { count, figure, many, percent } from "./phrases.ts";

/** More labels than this are names, not codes. */
const MOST_CODES = 200;
/** A label in fewer rows than this is pointed out: it may be a slip. */
const RARE_ROWS = 10;

/**
 * Rules that the profiled months would all have passed, with the figures that speak for them: ranges of numbers, code sets of
 * categories, bounds on the share of nulls. Members are those of a contract's column; nobody has approved them yet.
 *
 * - range: the extremes seen, widened by a tenth of their distance and rounded outwards to two digits; it does not cross 0
 * - codes: all labels seen, when there are no more than 200
 * - null share: the worst month and three standard deviations between months, at least 1 percentage point; 0 where a column
 *   was never null
 */
export function suggestRules(report: QualityReport): SuggestedRule[] {
  return report.columns
    .filter(({ kind }) => kind !== "holding")
    .map((column) => {
      const values = rangeOf(column) ?? codesOf(column);
      const nulls = nullBound(column, report.rows);
      const reasons = [values?.reason, nulls.reason].filter((reason) => reason !== undefined);
      return { column: column.id, ...values?.rule, maxNullShare: nulls.maxNullShare, reason: reasons.join(" ") };
    });
}

function rangeOf({ kind, distribution }: ColumnQuality) {
  if (distribution.shape !== "quantiles" || kind !== "number") return null;
  const known = distribution.sketches.filter(({ min }) => min !== null);
  if (known.length === 0) return null;
  const low = Math.min(...known.map(({ min }) => min ?? 0));
  const high = Math.max(...known.map(({ max }) => max ?? 0));
  const slack = (high - low) / 10;
  const min = low >= 0 ? Math.max(0, roundDown(low - slack)) : roundDown(low - slack);
  const max = high <= 0 ? Math.min(0, -roundDown(-high - slack)) : -roundDown(-high - slack);
  const values = known.reduce((sum, sketch) => sum + sketch.count, 0);
  return { rule: { min, max }, reason: `${many(values, "value")} from ${figure(low)} to ${figure(high)}.` };
}

/** To two significant digits, towards minus infinity. */
function roundDown(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  // dividing by the inverse keeps steps below one exact
  return step < 1 ? Math.floor(value * Math.round(1 / step)) / Math.round(1 / step) : Math.floor(value / step) * step;
}

function codesOf({ kind, distribution }: ColumnQuality) {
  if (distribution.shape !== "counts" || kind !== "category") return null;
  const seen = distribution.labels
    .map((label, i) => ({ label, rows: distribution.counts[i].reduce((sum, rows) => sum + rows, 0) }))
    .filter(({ rows }) => rows > 0);
  if (seen.length === 0 || seen.length > MOST_CODES) return null;
  const rare = seen.filter(({ rows }) => rows < RARE_ROWS);
  const doubt = rare.length > 0 ? `, ${count(rare.length)} of them in fewer than ${RARE_ROWS} rows` : "";
  return { rule: { codes: seen.map(({ label }) => label) }, reason: `${many(seen.length, "code")} seen${doubt}.` };
}

function nullBound({ nulls }: ColumnQuality, rows: readonly number[]) {
  const shares = nulls.map((n, t) => (rows[t] > 0 ? n / rows[t] : 0));
  const worst = Math.max(0, ...shares);
  const all = rows.reduce((sum, each) => sum + each, 0);
  if (worst === 0) return { maxNullShare: 0, reason: `Never missing in ${many(all, "row")}.` };
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const deviation = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length);
  const bound = Math.min(1, Math.ceil((worst + Math.max(0.01, 3 * deviation)) * 100) / 100);
  return {
    maxNullShare: bound,
    reason: `Missing in ${percent(Math.min(...shares))} to ${percent(worst)} of a month's rows.`,
  };
}
