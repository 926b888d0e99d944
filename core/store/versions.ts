import { DomainError } from "../errors/domainError.ts";
import type { Month } from "../time/month.ts";
import { type ColumnEncoding, type ColumnValues, decodeColumn } from "./columnCodec.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** A dataset version: which load stands for which month of which table. */
export interface VersionInfo {
  /** `v1`, `v2`, ... */
  id: string;
  parent: string | null;
  message: string;
  /** The data contract that the loads were read with. */
  contract: unknown;
  config: unknown;
  summary: unknown;
  codeVersion: string;
  created: string;
}

/** One month of one table, stored for good. */
export interface LoadInfo {
  /** Hash of table, month, content and recipe. */
  id: string;
  table: string;
  /** null for a reference table. */
  month: Month | null;
  rows: number;
  /** Hash of the sorted rows alone: equal for the same rows in any order. */
  content: string;
  recipe: string;
  source: unknown;
  quality: unknown;
  created: string;
}

export interface ChunkInfo {
  column: string;
  encoding: ColumnEncoding;
  rows: number;
  nulls: number;
  min: number | null;
  max: number | null;
  rawBytes: number;
  hash: string;
}

class UnknownVersionError extends DomainError {
  constructor(version: string, known: readonly string[]) {
    super({
      code: "unknown-version",
      what: known.length > 0 ? `There is no version ${version}` : "The workspace has no data yet",
      mend:
        known.length > 0
          ? `Choose one of ${known.join(", ")}.`
          : "Import an extract first: easymoney import WORKSPACE FILES.",
      facts: { version, known },
    });
  }
}

/** Oldest first. */
export function listVersions(file: WorkspaceFile): VersionInfo[] {
  const rows = file.db
    .prepare<[], VersionRow>(
      "SELECT id, parent, message, contract, config, summary, code_version, created FROM version ORDER BY id",
    )
    .all();
  return rows.map(versionInfo);
}

/** The version that everything uses unless another is named; null in an empty workspace. */
export function headVersion(file: WorkspaceFile): VersionInfo | null {
  const row = file.db
    .prepare<[], VersionRow>(
      "SELECT id, parent, message, contract, config, summary, code_version, created FROM version WHERE id = (SELECT version FROM head)",
    )
    .get();
  return row ? versionInfo(row) : null;
}

/**
 * A version by name (`v3`, `3`), the head when left out.
 *
 * @throws UnknownVersionError
 */
export function findVersion(file: WorkspaceFile, name?: string): VersionInfo {
  const versions = listVersions(file);
  const wanted =
    name === undefined || name === "head" ? headVersion(file)?.id : name.startsWith("v") ? name : `v${name}`;
  const found = versions.find((version) => version.id === wanted);
  if (!found)
    throw new UnknownVersionError(
      name ?? "head",
      versions.map((version) => version.id),
    );
  return found;
}

/** The loads of a version by table, then month. */
export function loadsOf(file: WorkspaceFile, version: string): LoadInfo[] {
  const rows = file.db
    .prepare<[number], LoadRow>(
      `SELECT l.id, l.table_id, l.month, l.rows, l.content, l.recipe, l.source, l.quality, l.created
       FROM version_load v JOIN load l ON l.id = v.load_id WHERE v.version = ? ORDER BY l.table_id, l.month`,
    )
    .all(versionNumber(version));
  return rows.map(({ table_id: table, source, quality, ...row }) => ({
    ...row,
    table,
    source: JSON.parse(source),
    quality: JSON.parse(quality),
  }));
}

/** The columns of a load, in the order in which they were staged. */
export function chunksOf(file: WorkspaceFile, load: string): ChunkInfo[] {
  const rows = file.db
    .prepare<[string], ChunkRow>(
      "SELECT column_id, encoding, rows, nulls, min, max, raw_bytes, hash FROM chunk WHERE load_id = ? ORDER BY position",
    )
    .all(load);
  return rows.map(({ column_id: column, raw_bytes: rawBytes, encoding, ...row }) => ({
    ...row,
    column,
    rawBytes,
    encoding: JSON.parse(encoding),
  }));
}

/** The values of one column of one load. */
export function readColumn(file: WorkspaceFile, load: string, column: string): ColumnValues {
  const row = file.db
    .prepare<[string, string], { encoding: string; bytes: Buffer }>(
      "SELECT c.encoding, b.bytes FROM chunk c JOIN blob b ON b.hash = c.hash WHERE c.load_id = ? AND c.column_id = ?",
    )
    .get(load, column);
  if (!row) {
    throw new DomainError({
      code: "unknown-column",
      what: `The load has no column ${column}`,
      where: load.slice(0, 12),
      mend: "Name one of the contract's columns.",
    });
  }
  return decodeColumn({ encoding: JSON.parse(row.encoding), data: row.bytes });
}

export function versionNumber(id: string): number {
  return Number(id.replace(/^v/, ""));
}

interface VersionRow {
  id: number;
  parent: number | null;
  message: string;
  contract: string;
  config: string;
  summary: string;
  code_version: string;
  created: string;
}

interface LoadRow {
  id: string;
  table_id: string;
  month: number | null;
  rows: number;
  content: string;
  recipe: string;
  source: string;
  quality: string;
  created: string;
}

interface ChunkRow {
  column_id: string;
  encoding: string;
  rows: number;
  nulls: number;
  min: number | null;
  max: number | null;
  raw_bytes: number;
  hash: string;
}

function versionInfo(row: VersionRow): VersionInfo {
  return {
    id: `v${row.id}`,
    parent: row.parent === null ? null : `v${row.parent}`,
    message: row.message,
    contract: JSON.parse(row.contract),
    config: JSON.parse(row.config),
    summary: JSON.parse(row.summary),
    codeVersion: row.code_version,
    created: row.created,
  };
}
