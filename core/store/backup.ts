import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { VerifyReport } from "../contract/verifyReport.ts";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { verifySteps } from "./verify.ts";
import { openWorkspaceFile, WorkspaceExistsError, type WorkspaceFile } from "./workspaceFile.ts";
import { takeWriterLock } from "./writerLock.ts";

class DamagedBackupError extends DomainError {
  constructor(path: string, report: VerifyReport) {
    const failed = report.checks.filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`);
    super({
      code: "damaged-backup",
      what: `The copy does not verify: ${failed.join("; ")}`,
      where: path,
      mend: "The workspace was left as it is. Use another backup, or make a new one.",
      facts: { failed },
    });
  }
}

export interface BackupReport {
  path: string;
  sizeBytes: number;
  verified: VerifyReport;
}

/** `onProgress` hears the share done, copying and reading back each a half; reading back waits for what it returns. */
interface BackupControl {
  onProgress?: ((share: number) => void | Promise<void>) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Copies a workspace, also one in use, to a new file; the copy is read back whole before it gets its name.
 *
 * @throws WorkspaceExistsError when the target is taken; DamagedBackupError when the copy does not verify
 */
export async function backupWorkspace(
  file: WorkspaceFile,
  target: string,
  control: BackupControl = {},
): Promise<BackupReport> {
  if (existsSync(target)) throw new WorkspaceExistsError(target);
  const part = `${target}.part`;
  removeDatabase(part);
  try {
    await file.db.backup(part, {
      progress({ totalPages, remainingPages }) {
        throwIfCancelled(control.signal);
        control.onProgress?.(totalPages > 0 ? 0.5 * (1 - remainingPages / totalPages) : 0);
        return 2000;
      },
    });
    const verified = await verifyCopy(part, control);
    renameSync(part, target);
    return { path: target, sizeBytes: statSync(target).size, verified };
  } finally {
    removeDatabase(part);
  }
}

/**
 * Puts a backup in the place of a workspace. The workspace that was there is kept as `<path>.before-restore-<n>`.
 *
 * @returns where the former workspace went, null when there was none
 * @throws DamagedBackupError when the backup does not verify; WorkspaceBusyError when the workspace is in use
 */
export async function restoreBackup(
  backup: string,
  path: string,
): Promise<{ kept: string | null; verified: VerifyReport }> {
  const lock = takeWriterLock(path);
  const part = `${path}.part`;
  removeDatabase(part);
  try {
    const source = openWorkspaceFile(backup, { readOnly: true });
    try {
      await source.db.backup(part);
    } finally {
      source.close();
    }
    const verified = await verifyCopy(part, {});
    let kept: string | null = null;
    if (existsSync(path)) {
      for (let n = 1; kept === null || existsSync(kept); n++) kept = `${path}.before-restore-${n}`;
      // the log moves with its file, under its new name
      renameSync(path, kept);
      for (const tail of ["-wal", "-shm"]) if (existsSync(path + tail)) renameSync(path + tail, kept + tail);
    }
    renameSync(part, path);
    return { kept, verified };
  } finally {
    removeDatabase(part);
    lock.release();
  }
}

async function verifyCopy(path: string, { onProgress, signal }: BackupControl): Promise<VerifyReport> {
  const copy = openWorkspaceFile(path, { readOnly: true });
  try {
    const steps = verifySteps(copy);
    let step = steps.next();
    while (!step.done) {
      throwIfCancelled(signal);
      await onProgress?.(0.5 + 0.5 * step.value);
      await setImmediate();
      step = steps.next();
    }
    const report = step.value;
    if (!report.ok) throw new DamagedBackupError(path, report);
    return report;
  } finally {
    copy.close();
    for (const tail of ["-wal", "-shm"]) rmSync(path + tail, { force: true });
  }
}

function removeDatabase(path: string): void {
  for (const tail of ["", "-wal", "-shm", "-journal"]) rmSync(path + tail, { force: true });
}
