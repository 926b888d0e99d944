import { zstdDecompressSync } from "node:zlib";
import type { VerifyReport } from "../contract/verifyReport.ts";
import { brokenAuditEntry } from "./audit.ts";
import { sha256 } from "./canonicalJson.ts";
import { type ColumnEncoding, hashStored } from "./columnCodec.ts";
import { derivedContent, findDerived, listDerived, readArrays } from "./derived.ts";
import { isHeadTakenBack } from "./head.ts";
import { loadIdentity } from "./publishing.ts";
import { chunksOf, headVersion, listVersions, loadsOf } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** Verifies in one go; see verifySteps. */
export function verifyWorkspace(file: WorkspaceFile): VerifyReport {
  const steps = verifySteps(file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads the whole workspace back: SQLite's own check, every version's loads and row counts, every blob against its hash,
 * every load and derived thing against its content hash, the audit chain.
 *
 * Yields the share of the stored bytes that was read, so that whoever runs it can do other things in between.
 */
export function* verifySteps(file: WorkspaceFile): Generator<number, VerifyReport, void> {
  const { db } = file;
  const checks: VerifyReport["checks"] = [];
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

  yield 0;
  const bytes = yield* checkBlobs(file);
  check("stored bytes", bytes.problems, `${bytes.count} blocks equal their hashes`);

  const versions = listVersions(file).map(({ id }) => ({ id, loads: loadsOf(file, id) }));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { id, loads } of versions) {
    yield 1;
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
  check(
    "versions",
    problems,
    `${versions.length} ${versions.length === 1 ? "version" : "versions"} over ${seen.size} loads`,
  );
  const head = headVersion(file)?.id ?? null;
  const unheaded = versions.length > 0 && !versions.some((version) => version.id === head) && !isHeadTakenBack(file);
  const none = versions.length > 0 ? "none: the first import was undone" : "empty workspace";
  check("current version", unheaded ? ["no version is current"] : [], head ?? none);

  const derived = listDerived(file, null, { all: true });
  const changed: string[] = [];
  for (const { id, content } of derived) {
    yield 1;
    if (derivedContent(findDerived(file, id).result, readArrays(file, id)) !== content) {
      changed.push(`${id} was changed after it was made`);
    }
  }
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

function* checkBlobs(file: WorkspaceFile): Generator<number, { problems: string[]; count: number }, void> {
  const problems: string[] = [];
  // hashes first: a connection with an open query can do nothing else between the steps
  const columns = file.db
    .prepare<[], { hash: string; encoding: string }>("SELECT hash, min(encoding) AS encoding FROM chunk GROUP BY hash")
    .all();
  const arrays = file.db
    .prepare<[], { hash: string }>("SELECT hash FROM derived_array UNION SELECT hash FROM run_artefact ORDER BY hash")
    .all();
  const read = file.db.prepare<[string], { bytes: Buffer }>("SELECT bytes FROM blob WHERE hash = ?");
  const count = columns.length + arrays.length;
  let done = 0;
  const check = (hash: string, compute: (bytes: Buffer) => string) => {
    const bytes = read.get(hash)?.bytes;
    // a block that is not there is told by the references
    if (bytes && !unpacksTo(hash, () => compute(bytes))) problems.push(`block ${hash.slice(0, 12)} is damaged`);
    return ++done / count;
  };
  for (const { hash, encoding } of columns) {
    yield check(hash, (bytes) => hashStored(JSON.parse(encoding) as ColumnEncoding, bytes));
  }
  for (const { hash } of arrays) yield check(hash, (bytes) => sha256("array", zstdDecompressSync(bytes)));
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
