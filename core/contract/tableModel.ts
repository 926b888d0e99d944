import { z } from "zod";
import { figure } from "./evaluation.ts";

export const TABLE_METRICS = [
  "roc_auc",
  "average_precision",
  "log_loss",
  "lift_at_n",
  "expected_revenue_at_n",
] as const;

/** What a search on a table is asked for. */
export const tableSearchOptions = z.strictObject({
  target: z.string().min(1),
  /** The label that is looked for; the rarer of the two when left out. */
  positive: z.string().optional(),
  /** Rows are judged by models of earlier rows. */
  time: z.string().optional(),
  /** Rows of one group are never both learned from and judged. */
  group: z.string().optional(),
  /** The file's order is the order of time. */
  ordered: z.boolean().default(false),
  id: z.string().optional(),
  exclude: z.array(z.string()).default([]),
  /** Columns that are learned from although they look like a leak or a key. */
  keep: z.array(z.string()).default([]),
  /** Average precision for a target below 5 %, else ROC AUC, when left out. */
  metric: z.enum(TABLE_METRICS).optional(),
  /** Rows of a list, for lift_at_n and expected_revenue_at_n; a tenth of the rows when left out. */
  n: z.int().min(1).optional(),
  /** What a found positive earns and a contact costs, EUR, for expected_revenue_at_n. */
  marginEur: z.number().min(0).default(1),
  costEur: z.number().min(0).default(0),
  /** Most milliseconds that scoring 1,000 rows may take, with all models that are kept. */
  scoreMsPer1000: z.number().positive().optional(),
  budgetSeconds: z.number().min(1).max(86_400).default(60),
  seed: z.int().default(1),
});

/** What a column of a table holds. */
export const flatColumn = z.strictObject({
  name: z.string(),
  kind: z.enum(["number", "date", "category", "text", "empty"]),
  /** Why it was taken for that. */
  reason: z.string(),
  missing: z.int(),
  /** Different values; null when there are more than were counted. */
  distinct: z.int().nullable(),
  examples: z.array(z.string()),
});

const columnReport = flatColumn.extend({
  /** Feature, or what else it is; `aside` = not learned from, and why. */
  role: z.enum(["feature", "target", "time", "group", "id", "aside"]),
  why: z.string(),
});

/** A model that was judged on every fold. */
const contender = z.strictObject({
  place: z.int(),
  id: z.string(),
  learner: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** On rows that it had not seen, with a 95 % bootstrap interval; more is better. */
  metric: figure,
  /** Least and most over the folds. */
  worstFold: z.number(),
  bestFold: z.number(),
  trainSeconds: z.number(),
  scoreSecondsPer1000: z.number(),
  bytes: z.int(),
  brier: z.number(),
  /** In the ensemble; 0 = not a member. */
  weight: z.number(),
});

const judged = z.strictObject({
  rows: z.int(),
  positives: z.int(),
  metric: figure,
  auc: figure,
  averagePrecision: figure,
  logLoss: figure,
  liftTopTenth: figure,
  brier: z.number(),
});

/** What a search on a table came to; the `--json` of `easymoney table automl`. */
export const tableSearchResult = z.strictObject({
  table: z.strictObject({ path: z.string(), sha256: z.string(), rows: z.int(), unreadRows: z.int() }),
  options: tableSearchOptions,
  positive: z.string(),
  negative: z.string(),
  positives: z.int(),
  metric: z.enum(TABLE_METRICS),
  n: z.int(),
  /** How models were judged, as a sentence. */
  validation: z.string(),
  columns: z.array(columnReport),
  leaderboard: z.array(contender),
  /** The ensemble on the rows that its members had not seen. */
  judged,
  /** The last period, opened once, at the end; null without time. */
  lastPeriod: judged.nullable(),
  calibration: z.enum(["none", "platt"]),
  reliability: z.array(z.strictObject({ rows: z.int(), predicted: z.number(), observed: z.number() })),
  /** Share of positives found in the best share of the rows. */
  capture: z.array(z.strictObject({ share: z.number(), found: z.number() })),
  importance: z.array(z.strictObject({ column: z.string(), drop: z.number(), deviation: z.number() })),
  /** The best-scored rows of those judged. */
  top: z.array(z.strictObject({ id: z.string(), score: z.number(), isPositive: z.boolean() })),
  warnings: z.array(z.string()),
  /** What is kept: models, and milliseconds that they take for 1,000 rows, as measured in the search. */
  kept: z.strictObject({ models: z.int(), msPer1000: z.number() }).nullable().default(null),
  budget: z.strictObject({
    askedSeconds: z.number(),
    usedSeconds: z.number(),
    tried: z.int(),
    ranked: z.int(),
    /** Best so far, by seconds: what time has bought. */
    course: z.array(z.strictObject({ seconds: z.number(), best: z.number() })),
    /** How much time is enough, as it was said after the first twentieth of the time. */
    early: z.string().default(""),
    advice: z.string(),
    wasStopped: z.boolean(),
  }),
});

/** What is known while a search runs: the board as it stands. */
export const tableSearchBoard = z.strictObject({
  seconds: z.number(),
  budgetSeconds: z.number(),
  tried: z.int(),
  doing: z.string(),
  /** How much time is enough; "" until that is known. */
  advice: z.string(),
  metric: z.enum(TABLE_METRICS),
  leaderboard: z.array(contender.omit({ place: true, weight: true })),
});

export type TableMetric = (typeof TABLE_METRICS)[number];
export type TableSearchOptions = z.infer<typeof tableSearchOptions>;
export type TableSearchResult = z.infer<typeof tableSearchResult>;
export type TableSearchBoard = z.infer<typeof tableSearchBoard>;
export type ColumnReport = z.infer<typeof columnReport>;
export type Contender = z.infer<typeof contender>;
export type JudgedTable = z.infer<typeof judged>;
