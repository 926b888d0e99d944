import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { DomainError } from "../errors/domainError.ts";
import { recordAudit } from "./audit.ts";
import { canonicalJson, sha256 } from "./canonicalJson.ts";
import { CODE_VERSION } from "./codeVersion.ts";
import { IS_REMOVED } from "./removedResults.ts";
import { readSetting, writeSetting } from "./setting.ts";
import { versionNumber } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

export type DerivedKind =
  | "quality"
  | "kpi"
  | "segmentation"
  | "recommendation"
  | "campaign"
  | "report"
  | "evaluation"
  | "imported-model";

export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** Something computed from a version: what it came from, what came out, and the hash of what came out. */
export interface Derived {
  /** `segmentation-2`, counted per kind. */
  id: string;
  kind: DerivedKind;
  version: string;
  /** Options as plain JSON; with version, seed and code they determine the result. */
  config: unknown;
  seed: number | null;
  codeVersion: string;
  /** Ids of other derived things that went in. */
  parents: readonly string[];
  result: unknown;
  /** SHA-256 of result and arrays. */
  content: string;
  created: string;
}

export interface NewDerived {
  kind: DerivedKind;
  version: string;
  config: unknown;
  seed?: number | null;
  parents?: readonly string[];
  /** Plain JSON, without times or paths, so that it can be made again byte for byte. */
  result: unknown;
  arrays?: Readonly<Record<string, StoredArray>>;
}

/** The command that makes each kind. */
const MAKERS: Readonly<Record<string, string>> = {
  quality: "quality WORKSPACE",
  kpi: "kpi WORKSPACE",
  segmentation: "segment WORKSPACE",
  recommendation: "recommend WORKSPACE",
  campaign: "campaign plan WORKSPACE",
  report: "report WORKSPACE",
  evaluation: "evaluate WORKSPACE",
  "imported-model": "models import WORKSPACE FILE",
};

class UnknownDerivedError extends DomainError {
  constructor(what: string, known: readonly string[]) {
    super({
      code: "unknown-result",
      what: `There is no ${what} in this workspace`,
      mend: MAKERS[what]
        ? `Make one first: easymoney ${MAKERS[what]}.`
        : known.length > 0
          ? `Choose one of ${known.join(", ")}.`
          : "Make one first; `easymoney --help` lists the commands.",
      facts: { known },
    });
  }
}

/** True of a result that was removed, or whose every run was deleted: it waits to be gone, and is found by its id alone. */
const IS_DELETED = `(${IS_REMOVED} OR EXISTS (SELECT 1 FROM run WHERE run.derived = derived.id)
  AND NOT EXISTS (SELECT 1 FROM run WHERE run.derived = derived.id AND run.deleted IS NULL))`;

const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array };

/** The hash that reproduction compares: result as canonical JSON, and every array by name. */
export function derivedContent(result: unknown, arrays: Readonly<Record<string, StoredArray>> = {}): string {
  const parts = Object.keys(arrays)
    .sort()
    .flatMap((name) => [name, arrays[name].constructor.name, bytesOf(arrays[name])]);
  return sha256(canonicalJson(result), ...parts);
}

/** Keeps a derived thing; when the same kind, version, configuration and content is there already, that one is returned. */
export function saveDerived(file: WorkspaceFile, parts: NewDerived): Derived {
  const { db } = file;
  const { kind, version, config, result, arrays = {}, parents = [], seed = null } = parts;
  const content = derivedContent(result, arrays);
  const configHash = sha256(canonicalJson({ config, seed, parents, code: CODE_VERSION }));
  return db
    .transaction(() => {
      const same = db
        .prepare<unknown[], { id: string }>(
          "SELECT id FROM derived WHERE kind = ? AND version = ? AND config_hash = ? AND content = ?",
        )
        .get(kind, versionNumber(version), configHash, content);
      if (same) return findDerived(file, same.id);
      const id = `${kind}-${lastNumber(file, kind) + 1}`;
      db.prepare(
        `INSERT INTO derived (id, kind, version, config, config_hash, seed, code_version, parents, result, content, created)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        kind,
        versionNumber(version),
        canonicalJson(config),
        configHash,
        seed,
        CODE_VERSION,
        canonicalJson(parents),
        canonicalJson(result),
        content,
        new Date().toISOString(),
      );
      for (const [name, array] of Object.entries(arrays)) keepArray(file, id, name, array);
      recordAudit(file, "derive", { id, version, content });
      return findDerived(file, id);
    })
    .immediate();
}

/**
 * A derived thing by id (`segmentation-2`), or the newest of a kind (`segmentation`), optionally of one version.
 *
 * @throws UnknownDerivedError
 */
export function findDerived(file: WorkspaceFile, idOrKind: string, version?: string): Derived {
  const row = file.db
    .prepare<unknown[], DerivedRow>(
      `SELECT * FROM derived WHERE (id = ? OR (kind = ? AND NOT ${IS_DELETED})) AND (? IS NULL OR version = ?)
       ORDER BY rowid DESC LIMIT 1`,
    )
    .get(idOrKind, idOrKind, version ?? null, version === undefined ? null : versionNumber(version));
  if (!row)
    throw new UnknownDerivedError(
      idOrKind,
      listDerived(file).map((derived) => derived.id),
    );
  return fromRow(row);
}

/** Oldest first, without results and without those that were deleted, unless `all` are asked for. */
export function listDerived(
  file: WorkspaceFile,
  kind: DerivedKind | null = null,
  { all = false }: { all?: boolean } = {},
): Omit<Derived, "result">[] {
  const rows = file.db
    .prepare<unknown[], DerivedRow>(
      `SELECT id, kind, version, config, seed, code_version, parents, 'null' AS result, content, created FROM derived
       WHERE (? IS NULL OR kind = ?) ${all ? "" : `AND NOT ${IS_DELETED}`} ORDER BY rowid`,
    )
    .all(kind, kind);
  return rows.map((row) => {
    const { result: _, ...rest } = fromRow(row);
    return rest;
  });
}

/** One stored array of a derived thing. */
export function readArray(file: WorkspaceFile, id: string, name: string): StoredArray {
  const row = file.db
    .prepare<[string, string], { dtype: string; bytes: Buffer }>(
      "SELECT a.dtype, b.bytes FROM derived_array a JOIN blob b ON b.hash = a.hash WHERE a.derived_id = ? AND a.name = ?",
    )
    .get(id, name);
  if (!row) throw new UnknownDerivedError(`array ${name} of ${id}`, []);
  return unpackArray(row.dtype, row.bytes);
}

/** An array from the bytes that `keepBytes` kept. @param dtype the name of its constructor */
export function unpackArray(dtype: string, bytes: Uint8Array): StoredArray {
  const raw = zstdDecompressSync(bytes);
  return new ARRAYS[dtype as keyof typeof ARRAYS](raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}

/** All stored arrays of a derived thing by name. */
export function readArrays(file: WorkspaceFile, id: string): Record<string, StoredArray> {
  const rows = file.db
    .prepare<[string], { name: string }>("SELECT name FROM derived_array WHERE derived_id = ? ORDER BY name")
    .all(id);
  return Object.fromEntries(rows.map(({ name }) => [name, readArray(file, id, name)]));
}

function keepArray(file: WorkspaceFile, id: string, name: string, array: StoredArray): void {
  file.db
    .prepare("INSERT INTO derived_array (derived_id, name, dtype, hash) VALUES (?, ?, ?, ?)")
    .run(id, name, array.constructor.name, keepBytes(file, array));
}

/** Keeps an array's bytes, compressed, and returns the hash that they are found by; equal bytes are kept once. */
export function keepBytes(file: WorkspaceFile, array: StoredArray): string {
  const bytes = bytesOf(array);
  const hash = sha256("array", bytes);
  const data = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  file.db.prepare("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)").run(hash, data);
  return hash;
}

/** The last number that a result of a kind had, also one that is gone: an id is never given twice. */
function lastNumber(file: WorkspaceFile, kind: string): number {
  const row = file.db
    .prepare<[number, string], { n: number }>(
      "SELECT coalesce(max(CAST(substr(id, ?) AS INTEGER)), 0) AS n FROM derived WHERE kind = ?",
    )
    .get(kind.length + 2, kind);
  return Math.max(row?.n ?? 0, Number(readSetting(file, goneName(kind)) ?? 0));
}

const goneName = (kind: string) => `last-gone:${kind}`;

/**
 * Takes a result and its arrays away for good; its id is never given again. Call it inside a transaction.
 *
 * @returns bytes that were stored for it alone
 */
export function forgetDerived(file: WorkspaceFile, id: string): number {
  const { db } = file;
  const { kind } = findDerived(file, id);
  writeSetting(file, goneName(kind), lastNumber(file, kind));
  const hashes = db.prepare<[string], { hash: string }>("SELECT hash FROM derived_array WHERE derived_id = ?").all(id);
  const text = db
    .prepare<[string], { n: number }>("SELECT length(config) + length(result) AS n FROM derived WHERE id = ?")
    .get(id);
  db.prepare("DELETE FROM derived WHERE id = ?").run(id);
  return (text?.n ?? 0) + hashes.reduce((bytes, { hash }) => bytes + freeBytes(file, hash), 0);
}

/** Drops a block of bytes that nothing names any more; returns how many bytes it took, 0 when it is still named. */
export function freeBytes(file: WorkspaceFile, hash: string): number {
  const row = file.db
    .prepare<[string], { n: number }>(
      `SELECT length(bytes) AS n FROM blob WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM chunk WHERE hash = blob.hash)
       AND NOT EXISTS (SELECT 1 FROM derived_array WHERE hash = blob.hash)
       AND NOT EXISTS (SELECT 1 FROM run_artefact WHERE hash = blob.hash)`,
    )
    .get(hash);
  if (!row) return 0;
  file.db.prepare("DELETE FROM blob WHERE hash = ?").run(hash);
  return row.n;
}

function bytesOf(array: StoredArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

interface DerivedRow {
  id: string;
  kind: DerivedKind;
  version: number;
  config: string;
  seed: number | null;
  code_version: string;
  parents: string;
  result: string;
  content: string;
  created: string;
}

function fromRow(row: DerivedRow): Derived {
  return {
    id: row.id,
    kind: row.kind,
    version: `v${row.version}`,
    config: JSON.parse(row.config),
    seed: row.seed,
    codeVersion: row.code_version,
    parents: JSON.parse(row.parents),
    result: JSON.parse(row.result),
    content: row.content,
    created: row.created,
  };
}
