import { recordAudit } from "./audit.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** One person who is never contacted. */
export interface Suppressed {
  customer: string;
  reason: string;
  added: string;
}

/** People who are never contacted, by customer key, ascending. */
export function listSuppressed(file: WorkspaceFile): Suppressed[] {
  return file.db.prepare<[], Suppressed>("SELECT customer, reason, added FROM suppression ORDER BY customer").all();
}

/** Adds customers to the suppression list; returns how many were new. */
export function suppress(file: WorkspaceFile, customers: readonly string[], reason: string): number {
  const put = file.db.prepare("INSERT OR IGNORE INTO suppression (customer, reason, added) VALUES (?, ?, ?)");
  const now = new Date().toISOString();
  return file.db
    .transaction(() => {
      let added = 0;
      for (const customer of customers) added += put.run(customer, reason, now).changes;
      recordAudit(file, "suppress", { added, reason });
      return added;
    })
    .immediate();
}

/** Puts people on the list as they once were on it. */
export function putBackSuppressed(file: WorkspaceFile, people: readonly Suppressed[]): void {
  const put = file.db.prepare("INSERT OR IGNORE INTO suppression (customer, reason, added) VALUES (?, ?, ?)");
  file.db
    .transaction(() => {
      for (const { customer, reason, added } of people) put.run(customer, reason, added);
      recordAudit(file, "put-back-suppressed", { added: people.length });
    })
    .immediate();
}

/** Takes customers off the suppression list; returns how many were on it. */
export function unsuppress(file: WorkspaceFile, customers: readonly string[]): number {
  const drop = file.db.prepare("DELETE FROM suppression WHERE customer = ?");
  return file.db
    .transaction(() => {
      let removed = 0;
      for (const customer of customers) removed += drop.run(customer).changes;
      recordAudit(file, "unsuppress", { removed });
      return removed;
    })
    .immediate();
}
