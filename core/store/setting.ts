import type { WorkspaceFile } from "./workspaceFile.ts";

/** A small value kept with the workspace as JSON; null when it was never set. Its reader checks its shape. */
export function readSetting(file: WorkspaceFile, name: string): unknown {
  const row = file.db.prepare<[string], { value: string }>("SELECT value FROM setting WHERE name = ?").get(name);
  return row ? JSON.parse(row.value) : null;
}

/** Sets a value, or with null takes it away. */
export function writeSetting(file: WorkspaceFile, name: string, value: unknown): void {
  if (value === null) file.db.prepare("DELETE FROM setting WHERE name = ?").run(name);
  else file.db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)").run(name, JSON.stringify(value));
}
