import { ProgressMeter } from "../jobs/progress.ts";
import { recordAudit } from "../store/audit.ts";
import { backupWorkspace } from "../store/backup.ts";
import { writeSetting } from "../store/setting.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";

/** The setting that holds when the last backup was made; a workspace opened for reading only does not note it. */
export const BACKUP_TIME = "last-backup";

/** Copies a workspace to a new file and reads the copy back whole. */
export async function backUp(file: WorkspaceFile, target: string, { onProgress, signal }: Control) {
  const meter = new ProgressMeter("%", 100);
  const report = await backupWorkspace(file, target, {
    onProgress: (share) => onProgress?.(meter.at(share * 100, share < 0.5 ? "Copying" : "Reading the copy back")),
    signal,
  });
  if (!file.readOnly) {
    file.db
      .transaction(() => {
        writeSetting(file, BACKUP_TIME, new Date().toISOString());
        recordAudit(file, "backup", { bytes: report.sizeBytes });
      })
      .immediate();
  }
  return report;
}
