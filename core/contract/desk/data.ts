import { z } from "zod";
import { qualityReport } from "../quality.ts";
import { versionDiff } from "../versionDiff.ts";
import { procedure } from "./fault.ts";

const inspectedFile = z.strictObject({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** Table of the contract that it holds; null when none fits, and `problem` says why. */
  table: z.string().nullable(),
  problem: z.string().nullable(),
  /** The table that comes nearest when none fits. */
  nearest: z.string().nullable(),
  /** How it is to be read, each with a reason. */
  findings: z.array(z.strictObject({ what: z.string(), value: z.string(), because: z.string() })),
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  /** Which column of the file becomes which of the contract; of the nearest table when none fits. */
  mapping: z.array(
    z.strictObject({ source: z.string(), column: z.string().nullable(), label: z.string(), kind: z.string() }),
  ),
});

const inspection = z.strictObject({
  contract: z.strictObject({ id: z.string(), title: z.string() }),
  contracts: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** The tables of the contract, for the mapping of a person. */
  tables: z.array(
    z.strictObject({
      id: z.string(),
      columns: z.array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          kind: z.string(),
          /** A file without it is refused. */ needed: z.boolean(),
        }),
      ),
    }),
  ),
  /** What a purchase earns by the contract, to be changed in the import; empty when the files hold sales with margins. */
  margins: z.array(
    z.strictObject({ product: z.string(), label: z.string(), family: z.string(), marginEur: z.number() }),
  ),
  files: z.array(inspectedFile),
  /** The import can be tried. */
  ready: z.boolean(),
});

const cell = z.union([z.string(), z.number(), z.null()]);

export const table = z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(cell)) });

const rule = z.strictObject({
  column: z.string(),
  min: z.number().optional(),
  max: z.number().optional(),
  codes: z.array(z.string()).optional(),
  maxNullShare: z.number().optional(),
  reason: z.string(),
});

const importRecord = z.strictObject({
  id: z.int(),
  state: z.string(),
  started: z.string(),
  ended: z.string().nullable(),
  message: z.string(),
  paths: z.array(z.string()),
  dryRun: z.boolean(),
  /** Rows in its file of rejects, 0 when there is none. */
  rejects: z.int(),
});

/** Most rows that cross at once. */
export const PAGE = 500;
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(PAGE).default(100) };

/** Extracts, versions, quality and questions in SQL. */
export const data = {
  inspect: procedure
    .input(z.strictObject({ paths: z.array(z.string()).min(1).max(1000), contract: z.string().optional() }))
    .output(inspection),
  /** Proposes a contract for files that none fits: its JSON text, and what a person should check in it. */
  draft: procedure
    .input(z.strictObject({ paths: z.array(z.string()).min(1).max(1000), name: z.string().min(1).max(60) }))
    .output(z.strictObject({ json: z.string(), notes: z.array(z.string()) })),
  /** Keeps a contract among the user's own, after checking it; returns what to name it by in an import. */
  saveContract: procedure
    .input(z.strictObject({ json: z.string().max(1_000_000) }))
    .output(z.strictObject({ contract: z.string() })),
  /** Keeps a copy of a contract in which columns of the files go by other names; for the mapping step of the wizard. */
  mapColumns: procedure
    .input(
      z.strictObject({
        contract: z.string(),
        columns: z.array(z.strictObject({ table: z.string(), source: z.string(), column: z.string().nullable() })),
      }),
    )
    .output(z.strictObject({ contract: z.string() })),
  imports: procedure.output(z.array(importRecord)),
  rejects: procedure
    .input(z.strictObject({ job: z.int(), reason: z.string().optional(), search: z.string().optional(), ...page }))
    .output(
      table.extend({
        total: z.int(),
        matching: z.int(),
        reasons: z.array(z.strictObject({ reason: z.string(), rows: z.int() })),
        path: z.string(),
      }),
    ),
  diff: procedure.input(z.strictObject({ from: z.string(), to: z.string() })).output(versionDiff),
  restore: procedure.input(z.strictObject({ version: z.string() })).output(z.strictObject({ version: z.string() })),
  /** Null while it was not counted: start a job of kind `figures`. `isCurrent`: by the rules that are accepted now. */
  quality: procedure.input(z.strictObject({ version: z.string() })).output(
    z
      .strictObject({
        id: z.string(),
        isCurrent: z.boolean(),
        report: qualityReport,
        suggested: z.array(rule),
        accepted: z.array(rule),
      })
      .nullable(),
  ),
  /** Accepts (or with null drops) the rule of a column; qualities counted later hold values against it. Can be undone. */
  setRule: procedure
    .input(z.strictObject({ column: z.string(), rule: rule.nullable() }))
    .output(z.strictObject({ rules: z.int() })),
  sql: procedure
    .input(z.strictObject({ query: z.string().max(100_000), version: z.string().optional() }))
    .output(table.extend({ truncated: z.boolean(), seconds: z.number() })),
};

export type Inspection = z.infer<typeof inspection>;
export type InspectedFile = z.infer<typeof inspectedFile>;
export type ImportRecord = z.infer<typeof importRecord>;
export type Table = z.infer<typeof table>;
