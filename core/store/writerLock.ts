import Sqlite from "better-sqlite3";
import { DomainError } from "../errors/domainError.ts";

/** Another program is writing to the workspace. */
class WorkspaceBusyError extends DomainError {
  constructor(path: string, holder: string) {
    super({
      code: "workspace-busy",
      what: `The workspace is in use${holder ? ` by ${holder}` : ""}`,
      where: path,
      mend: "Close the other easyMoney window or wait for its job to end, then run this again.",
      facts: { holder },
    });
  }
}

export interface WriterLock {
  release(): void;
}

/**
 * Takes the right to write, held until `release` or the end of the process.
 *
 * A transaction on a small SQLite file beside the workspace: the system drops it when the process dies, however it dies,
 * so that a killed import never leaves a stale lock (as a file with a process id would).
 *
 * @throws WorkspaceBusyError when another process holds it
 */
export function takeWriterLock(workspace: string): WriterLock {
  const path = `${workspace}-lock`;
  const db = new Sqlite(path, { timeout: 250 });
  try {
    db.exec("CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
    db.prepare("INSERT OR REPLACE INTO holder VALUES (1, ?)").run(`process ${process.pid}`);
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    const holder = isBusy(error) ? readHolder(db) : "";
    db.close();
    if (isBusy(error)) throw new WorkspaceBusyError(workspace, holder);
    throw error;
  }
  return { release: () => db.close() };
}

/** True for the errors SQLite raises when another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function readHolder(db: Sqlite.Database): string {
  try {
    return db.prepare<[], { name: string }>("SELECT name FROM holder").get()?.name ?? "";
  } catch (error) {
    // between BEGIN and the first write the table may not be readable yet; the name is a courtesy only
    if (isBusy(error)) return "";
    throw error;
  }
}
