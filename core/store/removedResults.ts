import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** Days in which a removed result can be brought back. */
const KEPT_DAYS = 30;

const nameOf = (id: string) => `removed:${id}`;

/** Marks a kept result as removed, or takes the mark off. */
export function markRemoved(file: WorkspaceFile, id: string, isRemoved: boolean): void {
  writeSetting(file, nameOf(id), isRemoved ? new Date().toISOString() : null);
}

/** When a result was removed; null when it stands. */
export function removedAt(file: WorkspaceFile, id: string): string | null {
  const at = readSetting(file, nameOf(id));
  return typeof at === "string" ? at : null;
}

/** Whether a result was removed so long ago that it may go for good. */
export function isLongRemoved(file: WorkspaceFile, id: string, now = new Date()): boolean {
  const at = removedAt(file, id);
  return at !== null && now.getTime() - Date.parse(at) > KEPT_DAYS * 24 * 3600 * 1000;
}
