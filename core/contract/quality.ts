import { z } from "zod";
import { quantileSketchState } from "./sketch.ts";

/** One entry per month of the report's `months`. */
const counts = z.array(z.int().min(0));
const countsOrUnknown = z.array(z.int().min(0).nullable());
const scores = z.array(z.number().min(0).max(100).nullable());

const qualityDimension = z.enum(["completeness", "validity", "uniqueness", "consistency", "timeliness"]);

/** What is allowed in a column: the same members as a column of a data contract, so that it can be pasted there. */
const valueRule = z.strictObject({
  column: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  codes: z.array(z.string()).optional(),
  /** Largest share of nulls of a month that is no surprise, 0 to 1. */
  maxNullShare: z.number().min(0).max(1).optional(),
});

/** A rule proposed from a profile, with the figures that speak for it in one sentence. */
export const suggestedRule = valueRule.extend({ reason: z.string() });

/** What an import says of the rows it did not take and the cells it mended, by column; `rejected` counts rows. */
const loadCounts = z.strictObject({
  /** `YYYY-MM` */
  month: z.string(),
  column: z.string(),
  rejected: z.int().min(0),
  repaired: z.int().min(0),
});

const columnQuality = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["category", "number", "date", "flag", "holding"]),
  role: z.string().nullable(),
  nulls: counts,
  /** Values that break a rule: out of range, or not among the codes. Nulls are not counted. */
  invalid: counts,
  /** From the import: rows refused because of this column, and cells mended; null where nothing is known. */
  rejected: countsOrUnknown,
  repaired: countsOrUnknown,
  /** Different values; exact up to 512, then HyperLogLog with a standard error of 1.6 %. */
  distinct: counts,
  distribution: z.discriminatedUnion("shape", [
    /** Exact: `counts[label][month]`. Flags and holdings have the labels `0` and `1`. */
    z.strictObject({ shape: z.literal("counts"), labels: z.array(z.string()), counts: z.array(counts) }),
    z.strictObject({
      shape: z.literal("quantiles"),
      /** `values[month][probability]`; null where the month has no value. Dates are days since 1970-01-01. */
      probabilities: z.array(z.number()),
      values: z.array(z.array(z.number().nullable())),
      /** Largest error of a share with 99 % confidence. */
      rankError: z.number(),
      /** Mergeable, one per month. */
      sketches: z.array(quantileSketchState),
      /** Of all months together: true count in [count, count + offset]. */
      frequent: z.array(z.strictObject({ value: z.number(), count: z.int(), offset: z.int() })),
    }),
  ]),
});

const consistencyCheck = z.strictObject({
  id: z.string(),
  /** The rule, as a sentence of what should be. */
  rule: z.string(),
  columns: z.array(z.string()),
  /** Rows that break it (`sales-…`: sales or purchases that do). Null in a month that cannot be checked. */
  broken: countsOrUnknown,
});

const qualityFinding = z.strictObject({
  dimension: qualityDimension,
  /** Column or check; null for the panel as a whole. */
  about: z.string().nullable(),
  /** Rows, cells, sales or months, as the sentence says. */
  count: z.int().min(1),
  /** Of what could have been, 0 to 1. */
  share: z.number(),
  sentence: z.string(),
});

/**
 * The quality of a version's data by column and month; the `--json` of `easymoney quality`.
 *
 * How the scores are defined: core/analysis/quality/scores.ts. Arrays have one entry per month of `months`.
 */
export const qualityReport = z.strictObject({
  version: z.string(),
  /** `YYYY-MM`, ascending. */
  months: z.array(z.string()),
  rows: counts,
  columns: z.array(columnQuality),
  /** Rows whose customer has another row in the same month, in the panel or refused by the import as duplicates. */
  duplicateKeys: counts,
  checks: z.array(consistencyCheck),
  /** Rows that break at least one check. */
  inconsistentRows: counts,
  timeliness: z.strictObject({
    /** Calendar months between the first and last one that the panel lacks. */
    missing: z.array(z.string()),
    /** Days from the end of the month to the arrival of its last load; null where not known. */
    daysToArrival: z.array(z.int().nullable()),
  }),
  scores: z.strictObject({
    completeness: scores,
    validity: scores,
    uniqueness: scores,
    consistency: scores,
    timeliness: scores,
    overall: scores,
  }),
  /** Points gained or lost from the first half of the months to the second (means); null with fewer than four months. */
  trend: z.strictObject({
    completeness: z.number().nullable(),
    validity: z.number().nullable(),
    uniqueness: z.number().nullable(),
    consistency: z.number().nullable(),
    timeliness: z.number().nullable(),
    overall: z.number().nullable(),
  }),
  /** Largest share first. */
  findings: z.array(qualityFinding),
});

export type QualityDimension = z.infer<typeof qualityDimension>;
export type ValueRule = z.infer<typeof valueRule>;
export type SuggestedRule = z.infer<typeof suggestedRule>;
export type LoadCounts = z.infer<typeof loadCounts>;
export type ColumnQuality = z.infer<typeof columnQuality>;
export type ConsistencyCheck = z.infer<typeof consistencyCheck>;
export type QualityFinding = z.infer<typeof qualityFinding>;
export type QualityReport = z.infer<typeof qualityReport>;
