import { z } from "zod";
import { evaluation } from "../evaluation.ts";
import { modelCard, modelList, runComparison, runDetail, runList, runQuery } from "../experiments.ts";
import { PAGE } from "./data.ts";
import { procedure } from "./fault.ts";

const ids = z.array(z.int()).min(1).max(10_000);
const one = z.strictObject({ id: z.int() });
const model = z.strictObject({ number: z.int() });

/** A kept evaluation, by what it is of. */
const keptEvaluation = z.strictObject({
  id: z.string(),
  created: z.string(),
  recommendation: z.string(),
  /** The recommendation that it was set beside; null for ranking by holdings alone. */
  other: z.string().nullable(),
});

/** Runs, and the registry of models. Gates are measured, models evaluated and cards written by jobs. */
export const models = {
  runs: procedure.input(runQuery.extend({ limit: z.int().min(1).max(PAGE).default(100) })).output(runList),
  run: procedure.input(one).output(runDetail),
  compare: procedure.input(z.strictObject({ ids: ids.min(2).max(20) })).output(runComparison),
  note: procedure
    .input(one.extend({ note: z.string().max(2000) }))
    .output(z.strictObject({ id: z.int(), note: z.string() })),
  delete: procedure.input(z.strictObject({ ids })).output(z.strictObject({ deleted: z.array(z.int()) })),
  restore: procedure.input(z.strictObject({ ids })).output(z.strictObject({ restored: z.array(z.int()) })),
  list: procedure.output(modelList),
  /** A fault of code `gates-not-passed` or `gates-not-measured` says what is missing. */
  promote: procedure.input(model).output(modelList),
  rollback: procedure.output(modelList),
  sign: procedure
    .input(
      model.extend({
        name: z.string().trim().min(1).max(120),
        reason: z.string().trim().min(1).max(2000),
        overrides: z.boolean(),
      }),
    )
    .output(z.void()),
  /** Newest first. */
  evaluations: procedure.output(z.array(keptEvaluation)),
  evaluation: procedure
    .input(z.strictObject({ id: z.string() }))
    .output(z.strictObject({ id: z.string(), created: z.string(), evaluation })),
  card: procedure.input(model).output(modelCard),
};
