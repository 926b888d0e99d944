import type { Database } from "better-sqlite3";

/**
 * Removes what a killed or cancelled job left staged: loads in no version, and bytes that nothing names. Marks its journal
 * entry as interrupted. Returns how many loads and blobs went.
 */
export function sweepOrphans(db: Database): { loads: number; blobs: number } {
  return db
    .transaction(() => {
      db.prepare(
        "UPDATE job SET state = 'interrupted', ended = started, message = 'The program ended before the job did' WHERE state = 'running'",
      ).run();
      const loads = db.prepare("DELETE FROM load WHERE id NOT IN (SELECT load_id FROM version_load)").run().changes;
      const blobs = db
        .prepare(
          "DELETE FROM blob WHERE hash NOT IN (SELECT hash FROM chunk) AND hash NOT IN (SELECT hash FROM derived_array) AND hash NOT IN (SELECT hash FROM run_artefact)",
        )
        .run().changes;
      return { loads, blobs };
    })
    .immediate();
}
