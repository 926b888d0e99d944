import { zstdDecompressSync } from "node:zlib";
import { throwIfCancelled } from "../errors/domainError.ts";
import { brokenAuditEntry } from "./audit.ts";
import { sha256 } from "./canonicalJson.ts";
import { type ColumnEncoding, hashStored } from "./columnCodec.ts";
import { derivedContent, findDerived, listDerived, readArrays } from "./derived.ts";
import { loadIdentity } from "./publishing.ts";
import { chunksOf, headVersion, listVersions, loadsOf } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** One question put to the file, and its answer. */
interface VerifyCheck {
  name: string;
  ok: boolean;
  /** What was counted, or what is wrong. */
  detail: string;
}

export interface VerifyReport {
  ok: boolean;
  head: string | null;
  versions: { id: string; loads: number; rows: number }[];
  checks: VerifyCheck[];
}

/**
 * Reads the whole workspace back: SQLite's own check, every version's loads and row counts, every blob against its hash,
 * every load and derived thing against its content hash, the audit chain.
 */
export function verifyWorkspace(file: WorkspaceFile, options: { signal?: AbortSignal | undefined } = {}): VerifyReport {
  const { db } = file;
  const checks: VerifyCheck[] = [];
  const check = (name: string, problems: string[], counted: string) =>
    checks.push({
      name,
      ok: problems.length === 0,
      detail: problems.length > 0 ? problems.slice(0, 5).join("; ") : counted,
    });

  const integrity = db.pragma("integrity_check") as { integrity_check: string }[];
  const broken = integrity.map((row) => row.integrity_check).filter((text) => text !== "ok");
  check("database structure", broken, "SQLite finds it whole");
  const dangling = db.pragma("foreign_key_check") as unknown[];
  check("references", dangling.length > 0 ? [`${dangling.length} rows point nowhere`] : [], "every reference resolves");

  const bytes = checkBlobs(file, options.signal);
  check("stored bytes", bytes.problems, `${bytes.count} blocks equal their hashes`);

  const versions = listVersions(file).map(({ id }) => ({ id, loads: loadsOf(file, id) }));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { id, loads } of versions) {
    throwIfCancelled(options.signal);
    if (loads.length === 0) problems.push(`${id} has no loads`);
    for (const load of loads) {
      if (seen.has(load.id)) continue;
      seen.add(load.id);
      const chunks = chunksOf(file, load.id);
      const columns = chunks.map(({ column, hash }) => ({ id: column, hash }));
      const identity = loadIdentity({ table: load.table, month: load.month, recipe: load.recipe, columns });
      if (identity.id !== load.id)
        problems.push(`load ${load.id.slice(0, 12)} of ${load.table} is not what its name says`);
      const short = chunks.find((chunk) => chunk.rows !== load.rows);
      if (short) problems.push(`column ${short.column} of ${load.table} has ${short.rows} rows, the load ${load.rows}`);
    }
  }
  check("versions", problems, `${versions.length} versions over ${seen.size} loads`);
  const head = headVersion(file)?.id ?? null;
  const unheaded = versions.length > 0 && !versions.some((version) => version.id === head);
  check("current version", unheaded ? ["no version is current"] : [], head ?? "empty workspace");

  const derived = listDerived(file);
  const changed = derived
    .filter(({ id, content }) => derivedContent(findDerived(file, id).result, readArrays(file, id)) !== content)
    .map(({ id }) => `${id} was changed after it was made`);
  check("results", changed, `${derived.length} results equal their hashes`);

  const brokenAudit = brokenAuditEntry(file);
  check("audit chain", brokenAudit === null ? [] : [`entry ${brokenAudit} was changed`], "unbroken");

  return {
    ok: checks.every(({ ok }) => ok),
    head,
    versions: versions.map(({ id, loads }) => ({
      id,
      loads: loads.length,
      rows: loads.reduce((sum, load) => sum + load.rows, 0),
    })),
    checks,
  };
}

function checkBlobs(file: WorkspaceFile, signal: AbortSignal | undefined): { problems: string[]; count: number } {
  const problems: string[] = [];
  let count = 0;
  const columns = file.db.prepare<[], { hash: string; encoding: string; bytes: Buffer }>(
    "SELECT b.hash, b.bytes, min(c.encoding) AS encoding FROM blob b JOIN chunk c ON c.hash = b.hash GROUP BY b.hash",
  );
  for (const { hash, encoding, bytes } of columns.iterate()) {
    throwIfCancelled(signal);
    count++;
    if (!unpacksTo(hash, () => hashStored(JSON.parse(encoding) as ColumnEncoding, bytes)))
      problems.push(`block ${hash.slice(0, 12)} is damaged`);
  }
  const arrays = file.db.prepare<[], { hash: string; bytes: Buffer }>(
    "SELECT hash, bytes FROM blob WHERE hash IN (SELECT hash FROM derived_array)",
  );
  for (const { hash, bytes } of arrays.iterate()) {
    count++;
    if (!unpacksTo(hash, () => sha256("array", zstdDecompressSync(bytes))))
      problems.push(`block ${hash.slice(0, 12)} is damaged`);
  }
  return { problems, count };
}

/** A block that no longer unpacks is as damaged as one that unpacks to something else. */
function unpacksTo(hash: string, compute: () => string): boolean {
  try {
    return compute() === hash;
  } catch {
    return false;
  }
}
