import { canonicalJson, sha256 } from "./canonicalJson.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/**
 * Appends to the audit chain: who did what to the workspace, each entry sealed by the hash of the one before, so that a
 * later edit of history shows. Call it inside the transaction it records.
 */
export function recordAudit(file: WorkspaceFile, action: string, detail: Record<string, unknown>): void {
  const at = new Date().toISOString();
  const text = canonicalJson(detail);
  const last = file.db.prepare<[], { chain: string }>("SELECT chain FROM audit ORDER BY id DESC LIMIT 1").get();
  file.db
    .prepare("INSERT INTO audit (at, action, detail, chain) VALUES (?, ?, ?, ?)")
    .run(at, action, text, sha256(last?.chain ?? "", at, action, text));
}

/** Id of the first entry whose seal is broken; null when the chain is whole. */
export function brokenAuditEntry(file: WorkspaceFile): number | null {
  let chain = "";
  const entries = file.db.prepare<[], { id: number; at: string; action: string; detail: string; chain: string }>(
    "SELECT id, at, action, detail, chain FROM audit ORDER BY id",
  );
  for (const entry of entries.iterate()) {
    chain = sha256(chain, entry.at, entry.action, entry.detail);
    if (chain !== entry.chain) return entry.id;
  }
  return null;
}
