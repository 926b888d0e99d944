import { existsSync, readFileSync, statSync } from "node:fs";
import { DomainError } from "../errors/domainError.ts";
import { type SampleRules, sampleRow } from "../ingestion/csv/sampleRows.ts";
import type { ExportTable } from "../reporting/tables/table.ts";
import { listJobs } from "../store/journal.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

export interface RejectsQuery {
  /** Of the import, as `listImports` numbers it. */
  job: number;
  reason?: string | undefined;
  /** Part of any cell, in any case. */
  search?: string | undefined;
  offset: number;
  limit: number;
}

const COLUMNS = ["table", "file", "line", "byte_offset", "column", "value", "reason", "mend"];
const REASON = COLUMNS.indexOf("reason");
const RULES: SampleRules = { delimiter: 44, quote: 34, maxFieldBytes: 1 << 20, isUtf8: true };
const fileOf = (file: WorkspaceFile, job: number) => `${file.path}.rejects/import-${job}.csv`;

/** The imports of a workspace, newest first, with the number of rows that each refused. */
export function listImports(file: WorkspaceFile) {
  return listJobs(file, 200)
    .filter(({ kind }) => kind === "import")
    .map(({ id, state, started, ended, message, config }) => {
      const { paths = [], dryRun = false } = config as { paths?: string[]; dryRun?: boolean };
      return { id, state, started, ended, message, paths, dryRun, rejects: countRows(fileOf(file, id)) };
    });
}

/** A page of the rows that an import refused, with line, byte offset, value, reason and mend. @throws DomainError `no-rejects` */
export function pageOfRejects(file: WorkspaceFile, { offset, limit, ...query }: RejectsQuery) {
  const { rejects, matching, rowAt } = findRejects(file, query);
  return {
    columns: COLUMNS,
    rows: matching.slice(offset, offset + limit).map(rowAt),
    total: rejects.starts.length,
    matching: matching.length,
    reasons: [...rejects.counts].sort((a, b) => b[1] - a[1]).map(([name, n]) => ({ reason: name, rows: n })),
    path: rejects.path,
  };
}

/** All rows that match, to be written to a file. @throws DomainError `no-rejects` */
export function rejectsTable(file: WorkspaceFile, query: Omit<RejectsQuery, "offset" | "limit">): ExportTable {
  const { matching, rowAt } = findRejects(file, query);
  return {
    name: `rejects of import ${query.job}`,
    columns: COLUMNS.map((name) => ({ name, kind: name === "line" || name === "byte_offset" ? "integer" : "text" })),
    rowCount: matching.length,
    *rows() {
      for (const at of matching) {
        const cells = rowAt(at);
        yield COLUMNS.map((name, c) => (name === "line" || name === "byte_offset" ? Number(cells[c]) : cells[c]));
      }
    },
  };
}

function findRejects(file: WorkspaceFile, { job, reason, search = "" }: Omit<RejectsQuery, "offset" | "limit">) {
  const path = fileOf(file, job);
  if (!existsSync(path)) {
    throw new DomainError({
      code: "no-rejects",
      what: `Import ${job} refused no row, or its file of rejects was deleted`,
      where: path,
      mend: "Choose another import.",
    });
  }
  const rejects = readRejects(path);
  const { bytes, starts, reasons } = rejects;
  const rowAt = (at: number) => sampleRow(bytes, at, RULES).cells;
  const text = search.toLowerCase();
  const isWanted = (at: number, i: number) =>
    (reason === undefined || reasons[i] === reason) &&
    (text === "" || rowAt(at).some((cell) => cell.toLowerCase().includes(text)));
  const matching = reason === undefined && text === "" ? starts : starts.filter(isWanted);
  return { rejects, matching, rowAt };
}

/** A file of rejects, with where its rows begin and why each was refused. */
interface Rejects {
  path: string;
  modifiedMs: number;
  bytes: Buffer;
  starts: number[];
  reasons: string[];
  counts: Map<string, number>;
}

let lastRead: Rejects | null = null;

/** The last file read is kept: whoever pages asks for it again. */
function readRejects(path: string): Rejects {
  const modifiedMs = statSync(path).mtimeMs;
  if (lastRead?.path === path && lastRead.modifiedMs === modifiedMs) return lastRead;
  const bytes = readFileSync(path);
  const read: Rejects = { path, modifiedMs, bytes, starts: [], reasons: [], counts: new Map() };
  for (let at = sampleRow(bytes, 0, RULES).next; at < bytes.length; ) {
    const { cells, next } = sampleRow(bytes, at, RULES);
    read.starts.push(at);
    read.reasons.push(cells[REASON]);
    read.counts.set(cells[REASON], (read.counts.get(cells[REASON]) ?? 0) + 1);
    at = next;
  }
  lastRead = read;
  return read;
}

const counted = new Map<string, { modifiedMs: number; rows: number }>();

/** Line ends outside quotes, less the header's; 0 without a file. */
function countRows(path: string): number {
  if (!existsSync(path)) return 0;
  const modifiedMs = statSync(path).mtimeMs;
  const known = counted.get(path);
  if (known?.modifiedMs === modifiedMs) return known.rows;
  let rows = -1;
  let isQuoted = false;
  for (const byte of readFileSync(path)) {
    if (byte === 34) isQuoted = !isQuoted;
    else if (byte === 10 && !isQuoted) rows++;
  }
  counted.set(path, { modifiedMs, rows });
  return rows;
}
