import type { WorkspaceFile } from "./workspaceFile.ts";

/**
 * Ids of customer keys that are not whole numbers of 32 bits, given out by the workspace in the order of first sight.
 *
 * Ids are negative (-1, -2, ...), so that they never meet a numeric key. Unknown keys are added.
 */
export function keyIds(file: WorkspaceFile, keys: readonly string[]): Int32Array {
  const { db } = file;
  const find = db.prepare<[string], { id: number }>("SELECT id FROM customer_key WHERE key = ?");
  const add = db.prepare(
    "INSERT INTO customer_key (id, key) VALUES ((SELECT coalesce(min(id), 0) - 1 FROM customer_key), ?)",
  );
  return db
    .transaction(() => Int32Array.from(keys, (key) => find.get(key)?.id ?? Number(add.run(key).lastInsertRowid)))
    .immediate();
}

/** The id that the next unknown key will get. */
export function nextKeyId(file: WorkspaceFile): number {
  return (file.db.prepare<[], { id: number | null }>("SELECT min(id) AS id FROM customer_key").get()?.id ?? 0) - 1;
}

/** Takes back the ids from `first` on: an import that came to nothing leaves no customer's key behind. */
export function forgetKeys(file: WorkspaceFile, first: number): void {
  file.db.prepare("DELETE FROM customer_key WHERE id <= ?").run(first);
}

/** A function from id to the key as the source writes it. */
export function keyReader(file: WorkspaceFile): (id: number) => string {
  const rows = file.db.prepare<[], { id: number; key: string }>("SELECT id, key FROM customer_key").all();
  const texts = new Map(rows.map((row) => [row.id, row.key]));
  return (id) => texts.get(id) ?? String(id);
}
