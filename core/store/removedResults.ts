import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** Days in which a removed result, or a deleted run, can be brought back. */
const KEPT_DAYS = 30;

/** What was removed before this time may go for good; ISO. */
export function keptSince(now = new Date()): string {
  return new Date(now.getTime() - KEPT_DAYS * 24 * 3600 * 1000).toISOString();
}

const MARK = "removed:";

/** True of a row of `derived` that was removed. */
export const IS_REMOVED = `EXISTS (SELECT 1 FROM setting WHERE setting.name = '${MARK}' || derived.id)`;

/** Marks a kept result as removed, or takes the mark off: one that is removed is found by its id alone. */
export function markRemoved(file: WorkspaceFile, id: string, isRemoved: boolean): void {
  writeSetting(file, MARK + id, isRemoved ? new Date().toISOString() : null);
}

/** Whether a result was removed so long ago that it may go for good. */
export function isLongRemoved(file: WorkspaceFile, id: string): boolean {
  const at = readSetting(file, MARK + id);
  return typeof at === "string" && at < keptSince();
}
