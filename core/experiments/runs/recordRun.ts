import type { RunKind, RunState } from "../../contract/experiments.ts";
import { recordAudit } from "../../store/audit.ts";
import { canonicalJson, sha256 } from "../../store/canonicalJson.ts";
import { CODE_VERSION } from "../../store/codeVersion.ts";
import { keepBytes, type StoredArray } from "../../store/derived.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";

/** A figure of a run; one with a step is a point of a curve (trees grown, rows seen, clusters tried). */
export interface RunMetric {
  name: string;
  value: number;
  /** A whole number, 0 when left out. */
  step?: number;
}

/** One fit, whatever came of it. */
export interface NewRun {
  kind: RunKind;
  /** For a person, at most a line: "Recommendation for 2019-06". */
  name: string;
  /** What it learned from: a dataset version (`v3`), or the hash of a table. */
  data: string;
  /** All that was asked for, as plain JSON; with data, seed and code it determines the result. */
  config: unknown;
  seed: number | null;
  /** The search that this is a candidate of. */
  parent?: number | undefined;
  /** What runs are compared by. */
  params: Readonly<Record<string, string | number | boolean | null>>;
  /** Values that are no number are left out. */
  metrics: readonly RunMetric[];
  /** The metric that lists show. */
  metric: string | null;
  /** Typed arrays as they are, anything else as JSON. */
  artefacts?: Readonly<Record<string, StoredArray | { json: unknown }>>;
  /** The kept result that it made. */
  derived?: string | null;
  /** ISO 8601, UTC. */
  started: string;
  seconds: number;
  peakBytes: number | null;
  state?: RunState;
  /** Why it failed. */
  message?: string;
}

/**
 * Keeps a run with its parameters, metrics and artefacts.
 *
 * @returns its number, never given twice
 */
export function recordRun(file: WorkspaceFile, run: NewRun): number {
  const { db } = file;
  const main = run.metrics.findLast(({ name, value }) => name === run.metric && Number.isFinite(value));
  return db
    .transaction(() => {
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO run (kind, name, state, parent, data, derived, seed, code_version, config_hash, started, seconds,
             peak_bytes, metric, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          run.kind,
          run.name,
          run.state ?? "done",
          run.parent ?? null,
          run.data,
          run.derived ?? null,
          run.seed,
          CODE_VERSION,
          sha256(canonicalJson({ config: run.config, seed: run.seed, data: run.data, code: CODE_VERSION })),
          run.started,
          run.seconds,
          run.peakBytes,
          run.metric,
          main?.value ?? null,
        );
      const id = Number(lastInsertRowid);
      db.prepare("INSERT INTO run_detail (run, params, config, message) VALUES (?, ?, ?, ?)").run(
        id,
        canonicalJson(run.params),
        canonicalJson(run.config),
        run.message ?? "",
      );
      keepMetrics(file, id, run.metrics);
      for (const [name, artefact] of Object.entries(run.artefacts ?? {})) keepArtefact(file, id, name, artefact);
      recordAudit(file, "run", { id, kind: run.kind, derived: run.derived ?? null });
      return id;
    })
    .immediate();
}

function keepMetrics(file: WorkspaceFile, run: number, metrics: readonly RunMetric[]): void {
  const put = file.db.prepare("INSERT OR REPLACE INTO run_metric (run, name, step, value) VALUES (?, ?, ?, ?)");
  for (const { name, value, step = 0 } of metrics) if (Number.isFinite(value)) put.run(run, name, step, value);
}

function keepArtefact(file: WorkspaceFile, run: number, name: string, artefact: StoredArray | { json: unknown }): void {
  const isJson = "json" in artefact;
  const bytes = isJson ? new TextEncoder().encode(canonicalJson(artefact.json)) : artefact;
  file.db
    .prepare("INSERT INTO run_artefact (run, name, dtype, hash) VALUES (?, ?, ?, ?)")
    .run(run, name, isJson ? "json" : artefact.constructor.name, keepBytes(file, bytes));
}
