import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { campaignRequest } from "../campaign.ts";
import { tableSearchOptions } from "../tableModel.ts";
import { fault, procedure } from "./fault.ts";
import { rowsRequest } from "./figures.ts";
import { onnxAsked } from "./imports.ts";

const exported = z.enum(["csv", "xlsx"]);
/** Where to write; a new file in the exports of the data folder when left out. */
const out = { path: z.string().min(1).max(4096).optional() };

/** Long work that can be asked for, by kind. */
export const jobRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("demo"), customers: z.int().min(1000).max(500_000).default(20_000) }),
  z.strictObject({
    kind: z.literal("import"),
    paths: z.array(z.string()).min(1).max(1000),
    contract: z.string().optional(),
    month: z.string().optional(),
    dryRun: z.boolean().default(false),
    margins: z.record(z.string(), z.number()).optional(),
  }),
  z.strictObject({ kind: z.literal("figures"), version: z.string().optional() }),
  z.strictObject({
    kind: z.literal("segment"),
    month: z.string().optional(),
    counts: z.array(z.int().min(2).max(20)).max(19).optional(),
    k: z.int().min(2).max(20).optional(),
    reason: z.string().max(500).optional(),
    seed: z.int().default(1),
  }),
  z.strictObject({
    kind: z.literal("recommend"),
    trees: z.int().min(10).max(2000).default(300),
    seed: z.int().default(1),
    /** Seconds for trying and blending more models; without it the usual ones are learned. */
    budget: z.int().min(1).max(36_000).optional(),
  }),
  campaignRequest.extend({ kind: z.literal("campaign") }),
  /** A CSV of what customers of a kept campaign did. */
  z.strictObject({ kind: z.literal("importResponses"), campaign: z.string(), path: z.string().min(1).max(4096) }),
  /** Measures the gates of a model against the present champion. */
  z.strictObject({ kind: z.literal("measureModel"), number: z.int() }),
  /** Looks at a recommendation's models from all sides, beside another's or beside ranking by holdings alone. */
  z.strictObject({
    kind: z.literal("evaluate"),
    recommendation: z.string().optional(),
    other: z.string().optional(),
  }),
  /** Keeps a model that was trained elsewhere, once it was scored beside ours. */
  z.strictObject({
    kind: z.literal("importModel"),
    ...onnxAsked,
    replicates: z.int().min(20).max(2000).default(200),
    seed: z.int().default(1),
  }),
  /** Writes an imported model's scores of the untouched month beside ours. */
  z.strictObject({ kind: z.literal("exportImport"), id: z.string(), format: exported, ...out }),
  z.strictObject({ kind: z.literal("modelCard"), number: z.int(), format: z.enum(["html", "md"]), ...out }),
  /** Finds a model for a column of a file; cancelling it keeps the best so far. */
  tableSearchOptions.extend({ kind: z.literal("tableSearch"), path: z.string().min(1).max(4096) }),
  /** Puts the rows of a file into groups; how many by a vote when `k` is left out. */
  z.strictObject({
    kind: z.literal("tableCluster"),
    path: z.string().min(1).max(4096),
    k: z.int().min(2).max(20).optional(),
    id: z.string().optional(),
    exclude: z.array(z.string()).default([]),
    seed: z.int().default(1),
  }),
  /** Scores another file with the model of a kept search. */
  z.strictObject({
    kind: z.literal("tableScore"),
    run: z.int(),
    path: z.string().min(1).max(4096),
    id: z.string().optional(),
  }),
  /** Places the rows of another file in the groups of a kept grouping. */
  z.strictObject({
    kind: z.literal("tablePlace"),
    run: z.int(),
    path: z.string().min(1).max(4096),
    id: z.string().optional(),
  }),
  /** Writes the files of a kept grouping again. */
  z.strictObject({ kind: z.literal("tableGroups"), run: z.int() }),
  z.strictObject({ kind: z.literal("report"), ...out }),
  /** `what` as for `easymoney export`: `campaign-2`, `mailing:campaign-2`, `panel:2019-05` ... */
  z.strictObject({
    kind: z.literal("export"),
    what: z.string(),
    format: exported,
    version: z.string().optional(),
    ...out,
  }),
  z.strictObject({ kind: z.literal("exportRows"), format: exported, rows: rowsRequest, ...out }),
  /** A small table of the window, as it is filtered and sorted there. */
  z.strictObject({
    kind: z.literal("exportTable"),
    format: exported,
    name: z.string().min(1).max(80),
    columns: z.array(z.strictObject({ name: z.string(), kind: z.enum(["text", "decimal", "integer"]) })).max(500),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).max(20_000),
    ...out,
  }),
  z.strictObject({
    kind: z.literal("exportSql"),
    format: exported,
    query: z.string().max(100_000),
    version: z.string().optional(),
    ...out,
  }),
  z.strictObject({ kind: z.literal("backup"), ...out }),
  z.strictObject({ kind: z.literal("verify") }),
  z.strictObject({ kind: z.literal("reproduce"), id: z.string() }),
]);

const job = z.strictObject({
  id: z.int(),
  kind: z.string(),
  /** What it does, as a title. */
  title: z.string(),
  state: z.enum(["queued", "running", "paused", "done", "failed", "cancelled"]),
  message: z.string(),
  /** Share done, 0 to 1; null when not known. */
  share: z.number().nullable(),
  rate: z.number(),
  unit: z.string(),
  secondsLeft: z.number().nullable(),
  started: z.string().nullable(),
  ended: z.string().nullable(),
  /** The steps it went through. */
  log: z.array(z.strictObject({ at: z.string(), message: z.string() })),
  result: z.unknown(),
  /** A file that it wrote. */
  file: z.string().nullable(),
  fault: fault.nullable(),
});

const one = z.strictObject({ id: z.int() });

/** The queue: one job at a time, each of them all or nothing. */
export const jobs = {
  start: procedure.input(jobRequest).output(one),
  /** The jobs of this session, newest first, whenever something changes. */
  watch: procedure.output(eventIterator(z.array(job))),
  cancel: procedure.input(one).output(z.void()),
  pause: procedure.input(one).output(z.void()),
  resume: procedure.input(one).output(z.void()),
  undo: procedure.output(z.strictObject({ undone: z.string().nullable() })),
  redo: procedure.output(z.strictObject({ redone: z.string().nullable() })),
};

export type JobRequest = z.infer<typeof jobRequest>;
export type Job = z.infer<typeof job>;
