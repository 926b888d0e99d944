import type { QualityDimension, QualityReport } from "../../contract/quality.ts";

type Facts = Pick<QualityReport, "rows" | "columns" | "duplicateKeys" | "inconsistentRows">;

/**
 * A score from 0 to 100 per month and dimension, two decimals; null where a month has nothing to judge.
 *
 * - completeness: share of the attributes' cells that are not null
 * - validity: share of the known values that keep to their rule; rows that the import refused count as broken ones
 * - uniqueness: share of rows that do not repeat a customer of the month, the refused ones included
 * - consistency: share of rows that break none of the checks
 * - timeliness: share of the last twelve calendar months (since the first) that are there; a late one counts half
 * - overall: mean of the dimensions that are known
 */
export function scoresOf(facts: Facts, timeliness: readonly number[]): QualityReport["scores"] {
  const { rows, columns, duplicateKeys, inconsistentRows } = facts;
  const attributes = columns.filter(({ kind }) => kind !== "holding");
  const at = (t: number) => {
    const nulls = sum(attributes, ({ nulls }) => nulls[t]);
    const cells = attributes.length * rows[t];
    const rejected = sum(columns, ({ rejected }) => rejected[t] ?? 0);
    const judged = columns.length * rows[t] - sum(columns, ({ nulls }) => nulls[t]) + rejected;
    const scores: Record<QualityDimension, number | null> = {
      completeness: score(nulls, cells),
      validity: score(sum(columns, ({ invalid }) => invalid[t]) + rejected, judged),
      uniqueness: score(duplicateKeys[t], rows[t] + duplicateKeys[t]),
      consistency: score(inconsistentRows[t], rows[t]),
      timeliness: round(timeliness[t]),
    };
    const known = Object.values(scores).filter((value) => value !== null);
    return { ...scores, overall: known.length > 0 ? round(sum(known, (value) => value) / known.length) : null };
  };
  const months = rows.map((_, t) => at(t));
  const series = (dimension: keyof (typeof months)[number]) => months.map((month) => month[dimension]);
  return {
    completeness: series("completeness"),
    validity: series("validity"),
    uniqueness: series("uniqueness"),
    consistency: series("consistency"),
    timeliness: series("timeliness"),
    overall: series("overall"),
  };
}

/** Points gained or lost: mean of the later half of the months against that of the earlier half; null under four months. */
export function trendOf(scores: QualityReport["scores"]): QualityReport["trend"] {
  const change = (series: readonly (number | null)[]) => {
    const known = series.filter((value) => value !== null);
    if (known.length < 4) return null;
    const half = Math.floor(known.length / 2);
    const mean = (values: readonly number[]) => sum(values, (value) => value) / values.length;
    return round(mean(known.slice(-half)) - mean(known.slice(0, half)));
  };
  return {
    completeness: change(scores.completeness),
    validity: change(scores.validity),
    uniqueness: change(scores.uniqueness),
    consistency: change(scores.consistency),
    timeliness: change(scores.timeliness),
    overall: change(scores.overall),
  };
}

function score(bad: number, all: number): number | null {
  return all > 0 ? round(100 * (1 - bad / all)) : null;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

const round = (value: number) => Math.round(value * 100) / 100;
