import type { RunKind, RunList, RunQuery, RunState, RunSummary } from "../../contract/experiments.ts";
import { DomainError } from "../../errors/domainError.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";

class UnknownRunError extends DomainError {
  constructor(id: number) {
    super({
      code: "unknown-run",
      what: `There is no run ${id}`,
      mend: "List the runs; one that was deleted more than 30 days ago is gone.",
      facts: { id },
    });
  }
}

const SUMMARY = `(SELECT count(*) FROM run AS fit WHERE fit.parent = run.id AND (fit.deleted IS NULL) = (run.deleted IS NULL)) AS candidates,
  id, kind, name, state, parent, data, derived, seed, code_version, started, seconds, peak_bytes, metric, value, note, deleted`;

/** A candidate whose search is not listed beside it stands for itself: no run is ever out of sight. */
const STANDS_ALONE =
  "NOT EXISTS (SELECT 1 FROM run AS search WHERE search.id = run.parent AND (search.deleted IS NULL) = (run.deleted IS NULL))";

const COLUMNS: Readonly<Record<RunQuery["sort"]["column"], string>> = {
  id: "id",
  kind: "kind",
  name: "name",
  data: "data",
  started: "started",
  seconds: "seconds",
  peakBytes: "peak_bytes",
  value: "value",
};

/**
 * A page of the runs, in one look at one table: parameters, metrics and artefacts stay where they are until a run is opened.
 * Runs without a value come last, whichever way they are sorted.
 *
 * @throws UnknownRunError when there is no run whose candidates are asked for
 */
export function findRuns(file: WorkspaceFile, query: RunQuery): Omit<RunList, "gone"> {
  if (typeof query.parent === "number") runsOf(file, [query.parent]);
  const { sql, values } = conditions(query);
  const column = COLUMNS[query.sort.column];
  const way = query.sort.descending ? "DESC" : "ASC";
  const total = file.db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM run WHERE ${sql}`).get(values)?.n;
  const rows = file.db
    .prepare<unknown[], RunRow>(
      `SELECT ${SUMMARY} FROM run WHERE ${sql} ORDER BY ${column} ${way} NULLS LAST, id DESC LIMIT ? OFFSET ?`,
    )
    .all([...values, query.limit, query.offset]);
  return { total: total ?? 0, runs: rows.map(fromRow) };
}

/** Runs by number, in the order asked for. @throws UnknownRunError */
export function runsOf(file: WorkspaceFile, ids: readonly number[]): RunSummary[] {
  const find = file.db.prepare<[number], RunRow>(`SELECT ${SUMMARY} FROM run WHERE id = ?`);
  return ids.map((id) => {
    const row = find.get(id);
    if (!row) throw new UnknownRunError(id);
    return fromRow(row);
  });
}

function conditions({ kind, state, data, parent, search, deleted }: RunQuery): { sql: string; values: unknown[] } {
  const parts: [string, ...unknown[]][] = [[`deleted IS ${deleted ? "NOT " : ""}NULL`]];
  if (kind !== undefined) parts.push(["kind = ?", kind]);
  if (state !== undefined) parts.push(["state = ?", state]);
  if (data !== undefined) parts.push(["data = ?", data]);
  if (parent === null) parts.push([STANDS_ALONE]);
  else if (parent !== undefined) parts.push(["parent = ?", parent]);
  const text = search.trim().toLowerCase();
  if (text !== "") {
    parts.push([
      "(instr(lower(name), ?) > 0 OR instr(lower(note), ?) > 0 OR instr(coalesce(derived, ''), ?) > 0)",
      text,
      text,
      text,
    ]);
  }
  return { sql: parts.map(([sql]) => sql).join(" AND "), values: parts.flatMap(([, ...values]) => values) };
}

interface RunRow {
  id: number;
  kind: RunKind;
  name: string;
  state: RunState;
  parent: number | null;
  candidates: number;
  data: string;
  derived: string | null;
  seed: number | null;
  code_version: string;
  started: string;
  seconds: number | null;
  peak_bytes: number | null;
  metric: string | null;
  value: number | null;
  note: string;
  deleted: string | null;
}

function fromRow({ code_version, peak_bytes, ...row }: RunRow): RunSummary {
  return { ...row, codeVersion: code_version, peakBytes: peak_bytes };
}
