import { recordAudit } from "./audit.ts";
import { findVersion, versionNumber } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** Makes a version current, or none (null), as before the first import. No version is made or lost. */
export function moveHead(file: WorkspaceFile, version: string | null): void {
  file.db
    .transaction(() => {
      if (version === null) file.db.prepare("DELETE FROM head").run();
      else
        file.db
          .prepare("INSERT OR REPLACE INTO head (one, version) VALUES (1, ?)")
          .run(versionNumber(findVersion(file, version).id));
      recordAudit(file, "move-head", { version });
    })
    .immediate();
}

/** Whether no version is current because a person took the first import back. */
export function isHeadTakenBack(file: WorkspaceFile): boolean {
  const last = file.db
    .prepare<[], { detail: string }>(
      "SELECT detail FROM audit WHERE action IN ('publish', 'restore-version', 'move-head') ORDER BY id DESC LIMIT 1",
    )
    .get();
  return last !== undefined && (JSON.parse(last.detail) as { version: unknown }).version === null;
}
