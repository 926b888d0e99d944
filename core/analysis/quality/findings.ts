import type {
  ColumnQuality,
  ConsistencyCheck,
  QualityFinding,
  QualityReport,
  ValueRule,
} from "../../contract/quality.ts";
import { parseMonth } from "../../time/month.ts";
import { count, figure, list, many, percent } from "./phrases.ts";
import { LATE_AFTER_DAYS } from "./timeliness.ts";
import { ruleInWords } from "./valueRules.ts";

type Facts = Pick<QualityReport, "months" | "rows" | "columns" | "duplicateKeys" | "checks" | "timeliness">;

/** A jump of the null share or of the row count against the calendar month before that a person should know of. */
const NULL_JUMP = 0.05;
const ROW_JUMP = 0.25;

/** What a person should know, in plain English with counts: largest share first, columns without information last. */
export function findingsOf(facts: Facts, rules: ReadonlyMap<string, ValueRule>): QualityFinding[] {
  const found = [
    ...monthFindings(facts),
    ...facts.columns.flatMap((column) => columnFindings(facts, column, rules.get(column.id))),
    ...facts.checks.flatMap((check) => checkFindings(facts, check)),
  ];
  found.sort((a, b) => b.share - a.share || b.count - a.count);
  return [...found, ...facts.columns.flatMap((column) => constantFindings(facts, column))];
}

function monthFindings({ months, rows, duplicateKeys, timeliness }: Facts): QualityFinding[] {
  const found: QualityFinding[] = [];
  const { missing, daysToArrival } = timeliness;
  if (missing.length > 0) {
    const all = months.length + missing.length;
    found.push({
      dimension: "timeliness",
      about: null,
      count: missing.length,
      share: missing.length / all,
      sentence: `${count(missing.length)} of ${many(all, "month")} ${missing.length === 1 ? "is" : "are"} missing: ${list(missing)}.`,
    });
  }
  const late = months.filter((_, t) => (daysToArrival[t] ?? 0) > LATE_AFTER_DAYS);
  if (late.length > 0) {
    found.push({
      dimension: "timeliness",
      about: null,
      count: late.length,
      share: late.length / months.length,
      sentence: `${many(late.length, "month")} came more than ${LATE_AFTER_DAYS} days after the end of the month: ${list(late)}.`,
    });
  }
  const duplicates = total(duplicateKeys);
  if (duplicates > 0) {
    found.push({
      dimension: "uniqueness",
      about: null,
      count: duplicates,
      share: duplicates / (total(rows) + duplicates),
      sentence: `${many(duplicates, "row")} repeat a customer within a month${mostIn(months, duplicateKeys, duplicates)}.`,
    });
  }
  for (let t = 1; t < months.length; t++) {
    if (!isNextMonth(months, t)) continue;
    const change = rows[t] / rows[t - 1] - 1;
    if (Math.abs(change) <= ROW_JUMP) continue;
    found.push({
      dimension: "consistency",
      about: null,
      count: Math.abs(rows[t] - rows[t - 1]),
      share: Math.min(1, Math.abs(change)),
      sentence: `${months[t]} has ${many(rows[t], "row")}, ${percent(Math.abs(change))} ${change > 0 ? "more" : "fewer"} than ${months[t - 1]}.`,
    });
  }
  return found;
}

function columnFindings({ months, rows }: Facts, column: ColumnQuality, rule?: ValueRule): QualityFinding[] {
  const found: QualityFinding[] = [];
  const all = total(rows);
  const add = (dimension: QualityFinding["dimension"], cases: number, of: number, sentence: string) => {
    if (cases > 0) found.push({ dimension, about: column.id, count: cases, share: cases / of, sentence });
  };
  const nulls = total(column.nulls);
  const values = all - nulls;
  add(
    "completeness",
    nulls,
    all,
    `${column.label} is missing in ${count(nulls)} of ${many(all, "row")} (${percent(nulls / all)})${mostIn(months, column.nulls, nulls)}.`,
  );
  for (let t = 1; t < months.length; t++) {
    if (!isNextMonth(months, t) || rows[t] === 0 || rows[t - 1] === 0) continue;
    const [before, now] = [column.nulls[t - 1] / rows[t - 1], column.nulls[t] / rows[t]];
    if (Math.abs(now - before) <= NULL_JUMP) continue;
    add(
      "completeness",
      Math.round(Math.abs(now - before) * rows[t]),
      rows[t],
      `The share of rows without ${column.label} goes from ${percent(before)} in ${months[t - 1]} to ${percent(now)} in ${months[t]}.`,
    );
  }
  const invalid = total(column.invalid);
  const broken = rule ? ` (${ruleInWords(rule)})` : "";
  add(
    "validity",
    invalid,
    values,
    `${column.label} breaks its rule${broken} in ${count(invalid)} of ${many(values, "value")}${mostIn(months, column.invalid, invalid)}.`,
  );
  const rejected = column.rejected.map((rows) => rows ?? 0);
  const refused = total(rejected);
  add(
    "validity",
    refused,
    all + refused,
    `The import refused ${many(refused, "row")} because of ${column.label}${mostIn(months, rejected, refused)}.`,
  );
  const repaired = column.repaired.map((cells) => cells ?? 0);
  const mended = total(repaired);
  add(
    "validity",
    mended,
    all,
    `The import mended ${many(mended, "cell")} of ${column.label}${mostIn(months, repaired, mended)}.`,
  );
  const filler = fillerOf(column);
  if (filler) {
    add(
      "validity",
      filler.count,
      values,
      `${column.label} is ${figure(filler.value)} in at least ${many(filler.count, "row")}, far more than any other value: it looks like a filler.`,
    );
  }
  return found;
}

/** A number that stands out among many different ones: 5 times as frequent as the next, and 1 in 2,000 values or more. */
function fillerOf({ distribution, distinct, kind }: ColumnQuality): { value: number; count: number } | null {
  if (distribution.shape !== "quantiles" || kind !== "number" || Math.max(0, ...distinct) <= 512) return null;
  const [first, second] = distribution.frequent;
  const values = distribution.sketches.reduce((sum, sketch) => sum + sketch.count, 0);
  if (!first || first.count < values / 2_000) return null;
  return !second || first.count >= 5 * (second.count + second.offset) ? first : null;
}

function checkFindings({ months, rows }: Facts, { id, rule, broken }: ConsistencyCheck): QualityFinding[] {
  const cases = broken.map((each) => each ?? 0);
  const all = total(cases);
  if (all === 0) return [];
  const judged = rows.reduce((sum, each, t) => (broken[t] === null ? sum : sum + each), 0);
  return [
    {
      dimension: "consistency",
      about: id,
      count: all,
      share: Math.min(1, all / judged),
      sentence: `"${rule}" is broken ${many(all, "time")} in ${many(judged, "row")} (${percent(all / judged)})${mostIn(months, cases, all)}.`,
    },
  ];
}

function constantFindings({ months, rows }: Facts, column: ColumnQuality): QualityFinding[] {
  const { distribution, label, id } = column;
  const all = total(rows);
  if (all === 0) return [];
  const only =
    distribution.shape === "counts"
      ? distribution.labels.filter((_, i) => total(distribution.counts[i]) > 0)
      : [...new Set(distribution.sketches.flatMap(({ min, max }) => (min === null ? [] : [String(min), String(max)])))];
  if (only.length !== 1) return [];
  return [
    {
      dimension: "uniqueness",
      about: id,
      count: all,
      share: 1,
      sentence: `${label} has the same value (${only[0]}) wherever it is known, in ${months.length === 1 ? "the month" : `all ${count(months.length)} months`}: it tells customers nothing apart.`,
    },
  ];
}

/** `, most of them in 2019-05 (4,509)`, when one month has more than its share; empty else. */
function mostIn(months: readonly string[], cases: readonly number[], all: number): string {
  if (months.length < 2 || all === 0) return "";
  const most = Math.max(...cases);
  const at = cases.indexOf(most);
  if (most === all) return `, all in ${months[at]}`;
  return most > (2 * all) / months.length ? `, most in ${months[at]} (${count(most)})` : "";
}

const isNextMonth = (months: readonly string[], t: number) => parseMonth(months[t]) - parseMonth(months[t - 1]) === 1;

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
