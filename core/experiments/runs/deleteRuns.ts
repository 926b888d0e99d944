import { DomainError } from "../../errors/domainError.ts";
import { recordAudit } from "../../store/audit.ts";
import { forgetDerived, freeBytes, listDerived } from "../../store/derived.ts";
import { keptSince } from "../../store/removedResults.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";
import { runsOf } from "./findRuns.ts";

class RunInUseError extends DomainError {
  constructor(id: number, derived: string, users: readonly string[]) {
    super({
      code: "run-in-use",
      what: `Run ${id} made ${derived}, which is needed by ${users.slice(0, 5).join(", ")}`,
      mend: "Keep the run, or first delete what needs it; a champion steps down when another is promoted.",
      facts: { id, derived, users },
    });
  }
}

/**
 * Deletes runs with the results they made, searches with their candidates; for 30 days they can be restored. Those already deleted stay as they are.
 *
 * @returns the runs that were deleted now
 * @throws UnknownRunError, RunInUseError: a champion, or a result that others came from
 */
export function deleteRuns(file: WorkspaceFile, ids: readonly number[], at = new Date().toISOString()): number[] {
  return file.db
    .transaction(() => {
      const asked = runsOf(file, ids).flatMap(({ id }) => [id, ...candidatesOf(file, id, null)]);
      const fresh = runsOf(file, [...new Set(asked)]).filter(({ deleted }) => deleted === null);
      const mark = file.db.prepare("UPDATE run SET deleted = ? WHERE id = ?");
      for (const { id } of fresh) mark.run(at, id);
      for (const { id, derived } of fresh) {
        const users = derived === null || isStillWanted(file, derived) ? [] : usersOf(file, derived);
        if (derived !== null && users.length > 0) throw new RunInUseError(id, derived, users);
      }
      if (fresh.length > 0) recordAudit(file, "delete-runs", { ids: fresh.map(({ id }) => id) });
      return fresh.map(({ id }) => id);
    })
    .immediate();
}

/** Restores deleted runs, searches with the candidates that were deleted with them; returns those that were. @throws UnknownRunError when one is gone for good */
export function restoreRuns(file: WorkspaceFile, ids: readonly number[]): number[] {
  return file.db
    .transaction(() => {
      const asked = runsOf(file, ids).flatMap(({ id, deleted: at }) => [id, ...candidatesOf(file, id, at)]);
      const deleted = runsOf(file, [...new Set(asked)]).filter((run) => run.deleted !== null);
      const mark = file.db.prepare("UPDATE run SET deleted = NULL WHERE id = ?");
      for (const { id } of deleted) mark.run(id);
      if (deleted.length > 0) recordAudit(file, "restore-runs", { ids: deleted.map(({ id }) => id) });
      return deleted.map(({ id }) => id);
    })
    .immediate();
}

/**
 * Takes away for good what was deleted more than 30 days before `now`, with results, arrays and artefacts.
 *
 * @returns how many runs went and the bytes that were stored for them; the file uses the room again for what comes next
 */
export function purgeRuns(file: WorkspaceFile, now = new Date()): { runs: number; bytes: number } {
  const { db } = file;
  const before = keptSince(now);
  const due = () =>
    db
      .prepare<[string], { id: number; derived: string | null }>(
        "SELECT id, derived FROM run WHERE deleted < ? ORDER BY id DESC",
      )
      .all(before);
  if (due().length === 0) return { runs: 0, bytes: 0 };
  return db
    .transaction(() => {
      const gone: number[] = [];
      let bytes = 0;
      // newest first: what came from a result goes before the result
      for (const { id, derived } of due()) {
        if (derived !== null && (childrenOf(file, derived).length > 0 || isChampion(file, derived))) continue;
        gone.push(id);
        const hashes = db.prepare<[number], { hash: string }>("SELECT hash FROM run_artefact WHERE run = ?").all(id);
        db.prepare("DELETE FROM run WHERE id = ?").run(id);
        for (const { hash } of hashes) bytes += freeBytes(file, hash);
        if (derived !== null && !hasRun(file, derived)) bytes += forgetDerived(file, derived);
      }
      if (gone.length > 0) recordAudit(file, "purge-runs", { ids: gone, bytes });
      return { runs: gone.length, bytes };
    })
    .immediate();
}

/** The last time that runs went for good; null when none ever did. */
export function lastPurge(file: WorkspaceFile): { at: string; runs: number; bytes: number } | null {
  const row = file.db
    .prepare<[], { at: string; detail: string }>(
      "SELECT at, detail FROM audit WHERE action = 'purge-runs' ORDER BY id DESC LIMIT 1",
    )
    .get();
  if (!row) return null;
  const { ids, bytes } = JSON.parse(row.detail) as { ids: number[]; bytes: number };
  return { at: row.at, runs: ids.length, bytes };
}

/** Candidates of a search that were deleted at that time; null: that were not. */
function candidatesOf({ db }: WorkspaceFile, search: number, deleted: string | null): number[] {
  return db
    .prepare<[number, string | null], { id: number }>(
      "SELECT id FROM run WHERE parent = ? AND deleted IS ? ORDER BY id",
    )
    .all(search, deleted)
    .map(({ id }) => id);
}

function isStillWanted({ db }: WorkspaceFile, derived: string): boolean {
  return db.prepare("SELECT 1 FROM run WHERE derived = ? AND deleted IS NULL").get(derived) !== undefined;
}

function hasRun({ db }: WorkspaceFile, derived: string): boolean {
  return db.prepare("SELECT 1 FROM run WHERE derived = ?").get(derived) !== undefined;
}

/** What would miss a result: those that came from it and were not deleted, and the champion's place. */
function usersOf(file: WorkspaceFile, derived: string): string[] {
  const standing = listDerived(file).filter(({ parents }) => parents.includes(derived));
  return [...(isChampion(file, derived) ? ["the champion's place"] : []), ...standing.map(({ id }) => id)];
}

function childrenOf({ db }: WorkspaceFile, derived: string): string[] {
  return db
    .prepare<[string], { id: string }>(
      "SELECT DISTINCT d.id FROM derived d, json_each(d.parents) p WHERE p.value = ? ORDER BY d.rowid",
    )
    .all(derived)
    .map(({ id }) => id);
}

function isChampion({ db }: WorkspaceFile, derived: string): boolean {
  return (
    db
      .prepare(
        "SELECT 1 FROM model_version v JOIN model_alias a ON a.number = v.number WHERE a.alias = 'champion' AND v.derived = ?",
      )
      .get(derived) !== undefined
  );
}
