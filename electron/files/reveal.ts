import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { shell } from "electron";
import type { CoreState } from "../coreProcess/messages.ts";

/** Shows a file in the file manager when it is the open workspace or was written by a job; says whether it did. */
export function revealFile(path: string, { workspace, files }: CoreState): boolean {
  const wanted = resolve(path);
  const known = [workspace, ...files].some((file) => file !== null && resolve(file) === wanted);
  if (!known || !existsSync(wanted)) return false;
  shell.showItemInFolder(wanted);
  return true;
}
