import { copyFileSync, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { DomainError } from "../errors/domainError.ts";
import { MIGRATIONS, migrate, schemaVersion } from "./migrations.ts";
import { sweepOrphans } from "./orphans.ts";
import { isBusy, takeWriterLock, type WriterLock } from "./writerLock.ts";

/** "easy", so that `file` and we can tell a workspace from any other SQLite database. */
const APPLICATION_ID = 0x65617379;
/** Older releases can lose a write-ahead log when two connections reset it at once. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** An open workspace file: the connection, where it is, and whether it may be written. Close it when done. */
export interface WorkspaceFile {
  readonly path: string;
  readonly db: Database;
  readonly readOnly: boolean;
  close(): void;
}

class WorkspaceMissingError extends DomainError {
  constructor(path: string) {
    super({
      code: "workspace-missing",
      what: "There is no workspace here",
      where: path,
      mend: "Check the path, or make one with `easymoney init`.",
    });
  }
}

export class WorkspaceExistsError extends DomainError {
  constructor(path: string) {
    super({
      code: "workspace-exists",
      what: "A file with this name is already there; it was left alone",
      where: path,
      mend: "Choose another name, or import into the workspace that is there.",
    });
  }
}

class NotAWorkspaceError extends DomainError {
  constructor(path: string, reason: string) {
    super({
      code: "not-a-workspace",
      what: `This is not a workspace that can be opened: ${reason}`,
      where: path,
      mend: "Choose a .easymoney file, or restore the newest backup with `easymoney restore`.",
      facts: { reason },
    });
  }
}

class NewerWorkspaceError extends DomainError {
  constructor(path: string, found: number) {
    super({
      code: "newer-workspace",
      what: `The workspace was written by a newer easyMoney (format ${found}, this one reads up to ${MIGRATIONS.length})`,
      where: path,
      mend: "Update easyMoney on this computer; the file was not touched.",
      facts: { found, known: MIGRATIONS.length },
    });
  }
}

class OldSqliteError extends DomainError {
  constructor(found: string) {
    super({
      code: "old-sqlite",
      what: `SQLite ${found} can lose data in write-ahead mode; ${OLDEST_SQLITE.join(".")} or newer is needed`,
      mend: "Reinstall easyMoney's dependencies (delete node_modules and run npm run demo).",
      facts: { found },
    });
  }
}

/**
 * Makes a new, empty workspace file and opens it for writing.
 *
 * @throws WorkspaceExistsError when the path is taken
 */
export function createWorkspaceFile(path: string): WorkspaceFile {
  if (existsSync(path)) throw new WorkspaceExistsError(path);
  if (!existsSync(dirname(path)) || !statSync(dirname(path)).isDirectory()) {
    throw new DomainError({
      code: "folder-missing",
      what: "The folder for the workspace does not exist",
      where: dirname(path),
      mend: "Make the folder first, or choose another path.",
    });
  }
  const lock = takeWriterLock(path);
  const db = new Sqlite(path);
  refuseOldSqlite(db);
  db.pragma("page_size = 16384");
  db.pragma("journal_mode = WAL");
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db);
  return opened(path, db, lock);
}

/**
 * Opens a workspace file. Writers are alone (WorkspaceBusyError for the second); readers may be many.
 *
 * A writer migrates an older format after copying the file to `<path>.before-format-<n>`, and sweeps what a killed job
 * left staged.
 *
 * @throws WorkspaceMissingError, NotAWorkspaceError, NewerWorkspaceError, WorkspaceBusyError, OldSqliteError
 */
export function openWorkspaceFile(path: string, options: { readOnly?: boolean } = {}): WorkspaceFile {
  if (!existsSync(path) || !statSync(path).isFile()) throw new WorkspaceMissingError(path);
  const readOnly = options.readOnly ?? false;
  const lock = readOnly ? null : takeWriterLock(path);
  let db: Database | null = null;
  try {
    db = new Sqlite(path, { readonly: readOnly, fileMustExist: true });
    checkIdentity(path, db);
    refuseOldSqlite(db);
    if (!readOnly) {
      db.pragma("journal_mode = WAL");
      if (schemaVersion(db) < MIGRATIONS.length) {
        db.pragma("wal_checkpoint(TRUNCATE)");
        copyFileSync(path, `${path}.before-format-${MIGRATIONS.length}`);
        migrate(db);
      }
      sweepOrphans(db);
    } else if (schemaVersion(db) < MIGRATIONS.length) {
      throw new NotAWorkspaceError(path, "its format is older; open it once for writing to update it");
    }
    return opened(path, db, lock);
  } catch (error) {
    db?.close();
    lock?.release();
    throw error;
  }
}

function opened(path: string, db: Database, lock: WriterLock | null): WorkspaceFile {
  db.pragma("foreign_keys = ON");
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -65536");
  return {
    path,
    db,
    readOnly: lock === null,
    close() {
      db.close();
      lock?.release();
    },
  };
}

function checkIdentity(path: string, db: Database): void {
  let id: unknown;
  try {
    id = db.pragma("application_id", { simple: true });
  } catch (error) {
    if (isBusy(error)) throw error;
    throw new NotAWorkspaceError(path, error instanceof Error ? error.message : String(error));
  }
  if (id !== APPLICATION_ID) throw new NotAWorkspaceError(path, "it is another program's file");
  const found = schemaVersion(db);
  if (found > MIGRATIONS.length) throw new NewerWorkspaceError(path, found);
}

function refuseOldSqlite(db: Database): void {
  const row = db.prepare<[], { version: string }>("SELECT sqlite_version() AS version").get();
  const found = row?.version ?? "0";
  const parts = found.split(".").map(Number);
  for (let i = 0; i < OLDEST_SQLITE.length; i++) {
    if (parts[i] > OLDEST_SQLITE[i]) return;
    if (parts[i] < OLDEST_SQLITE[i]) {
      db.close();
      throw new OldSqliteError(found);
    }
  }
}
