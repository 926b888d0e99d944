import { z } from "zod";

export const RUN_KINDS = ["recommendation", "segmentation", "table", "grouping"] as const;
export const RUN_STATES = ["done", "failed", "cancelled"] as const;
const runKind = z.enum(RUN_KINDS);
const runState = z.enum(RUN_STATES);

/** One fit as lists show it. */
const runSummary = z.strictObject({
  id: z.int(),
  kind: runKind,
  name: z.string(),
  state: runState,
  /** The search that it is a candidate of. */
  parent: z.int().nullable(),
  /** How many candidates it has, when it is a search. */
  candidates: z.int(),
  /** Dataset version, or hash of a table. */
  data: z.string(),
  /** The kept result that it made. */
  derived: z.string().nullable(),
  seed: z.int().nullable(),
  codeVersion: z.string(),
  /** ISO 8601, UTC. */
  started: z.string(),
  /** Null for runs of programs that did not measure them. */
  seconds: z.number().nullable(),
  peakBytes: z.number().nullable(),
  /** The metric that stands for it, and its value. */
  metric: z.string().nullable(),
  value: z.number().nullable(),
  note: z.string(),
  /** When it was deleted; it can be restored for 30 days. */
  deleted: z.string().nullable(),
});

export const RUN_SORTS = ["id", "kind", "name", "data", "started", "seconds", "peakBytes", "value"] as const;

export const runQuery = z.strictObject({
  kind: runKind.optional(),
  state: runState.optional(),
  data: z.string().optional(),
  /** The candidates of a search; null for runs that are candidates of none that is listed: searches as one. */
  parent: z.int().nullable().optional(),
  /** Runs whose name, note or result has it. */
  search: z.string().max(200).default(""),
  /** Those that were deleted, instead of the others. */
  deleted: z.boolean().default(false),
  sort: z
    .strictObject({ column: z.enum(RUN_SORTS), descending: z.boolean() })
    .default({ column: "id", descending: true }),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(10_000).default(100),
});

export const runList = z.strictObject({
  total: z.int(),
  runs: z.array(runSummary),
  /** The last time that deleted runs went for good, and the bytes that this freed. */
  gone: z.strictObject({ at: z.string(), runs: z.int(), bytes: z.int() }).nullable(),
});

const curve = z.strictObject({ name: z.string(), steps: z.array(z.int()), values: z.array(z.number()) });

/** Everything that is known of one fit. */
export const runDetail = runSummary.extend({
  params: z.record(z.string(), z.unknown()),
  config: z.unknown(),
  message: z.string(),
  /** Metrics of one value. */
  metrics: z.array(z.strictObject({ name: z.string(), value: z.number() })),
  /** Metrics by step. */
  curves: z.array(curve),
  artefacts: z.array(z.strictObject({ name: z.string(), type: z.string(), bytes: z.int() })),
  /** Stored for its result and artefacts. */
  bytes: z.int(),
});

/** Runs beside each other: only what differs. */
export const runComparison = z.strictObject({
  runs: z.array(runSummary),
  /** By run; null where a run does not have it. */
  params: z.array(z.strictObject({ name: z.string(), values: z.array(z.string().nullable()) })),
  metrics: z.array(z.strictObject({ name: z.string(), values: z.array(z.number().nullable()) })),
  /** How many were the same in all runs and are left out. */
  same: z.strictObject({ params: z.int(), metrics: z.int() }),
  /** Curves that at least one of them has; null for a run without it. */
  curves: z.array(z.strictObject({ name: z.string(), runs: z.array(curve.omit({ name: true }).nullable()) })),
});

const gate = z.strictObject({
  id: z.enum(["metric", "calibration", "stability", "slices", "latency", "signature"]),
  /** For a person: what is asked. */
  title: z.string(),
  passes: z.boolean(),
  /** The figure that decided, with its unit and what it is held against. */
  figure: z.string(),
  detail: z.string(),
});

const slice = z.strictObject({
  /** `segment`, `region`, `age`, `gender`, or a segmentation. */
  by: z.string(),
  value: z.string(),
  customers: z.int(),
  buyers: z.int(),
  map7: z.number(),
  shareOfCeiling: z.number(),
  /** Difference of MAP@7 from the reference, 99 % interval. */
  difference: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }),
  isWorse: z.boolean(),
});

/** The gates of a model version, as they were measured. */
export const gateReport = z.strictObject({
  /** What it was held against: number of the champion, null for popularity. */
  champion: z.int().nullable(),
  month: z.string(),
  measured: z.string(),
  gates: z.array(gate),
  slices: z.array(slice),
});

const signOff = z.strictObject({
  at: z.string(),
  name: z.string(),
  reason: z.string(),
  /** Signed knowing that gates are red. */
  overrides: z.boolean(),
});

const modelVersion = z.strictObject({
  number: z.int(),
  derived: z.string(),
  run: z.int().nullable(),
  /** Dataset version that it learned from. */
  data: z.string(),
  created: z.string(),
  aliases: z.array(z.enum(["champion", "challenger"])),
  /** On the untouched month. */
  testedOn: z.string(),
  scoresFor: z.string(),
  map7: z.number(),
  shareOfCeiling: z.number(),
  popularityMap7: z.number(),
  /** Null until measured. */
  gates: gateReport.nullable(),
  /** Whether the gates were measured against the present champion. */
  gatesAreCurrent: z.boolean(),
  signOff: signOff.nullable(),
});

export const modelList = z.strictObject({
  champion: z.int().nullable(),
  challenger: z.int().nullable(),
  /** Whom a rollback would put back. */
  rollbackTo: z.int().nullable(),
  versions: z.array(modelVersion),
});

/** A model card: sections of sentences and tables, to be shown or written out. */
export const modelCard = z.strictObject({
  title: z.string(),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      paragraphs: z.array(z.string()),
      table: z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
    }),
  ),
});

export type RunKind = z.infer<typeof runKind>;
export type RunState = z.infer<typeof runState>;
export type RunSummary = z.infer<typeof runSummary>;
export type RunQuery = z.infer<typeof runQuery>;
export type RunList = z.infer<typeof runList>;
export type RunDetail = z.infer<typeof runDetail>;
export type RunComparison = z.infer<typeof runComparison>;
export type Gate = z.infer<typeof gate>;
export type GateSlice = z.infer<typeof slice>;
export type GateReport = z.infer<typeof gateReport>;
export type SignOff = z.infer<typeof signOff>;
export type ModelVersion = z.infer<typeof modelVersion>;
export type ModelList = z.infer<typeof modelList>;
export type ModelCard = z.infer<typeof modelCard>;
