import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DeskSession } from "../deskSession.ts";

/**
 * Where a job writes: where it was told to, or a new file in the exports of the data folder, with a name that says what it is:
 * `bank campaign-2 v3 2019-05.csv`.
 *
 * @param ending with the dot
 */
export function outputPath(
  session: DeskSession,
  {
    path,
    what,
    version,
    ending,
  }: { path: string | undefined; what: string; version?: string | undefined; ending: string },
): string {
  if (path !== undefined) {
    const target = resolve(path);
    mkdirSync(dirname(target), { recursive: true });
    return target;
  }
  const { workspace } = session;
  const { head, versions } = workspace.versions();
  const own = versions.find(({ id }) => id === (version ?? head));
  const parts = [basename(workspace.file.path, ".easymoney"), what, own?.id, own?.months.at(-1)];
  return newExport(session, parts.filter((part) => part !== undefined && part !== "").join(" "), ending);
}

/** A place of that name among the exports of the data folder, with a number behind it when the name is taken. */
export function newExport(session: DeskSession, what: string, ending = ""): string {
  const folder = join(session.host.dataFolder, "exports");
  mkdirSync(folder, { recursive: true });
  const name = what.replace(/[^\p{L}\p{N} ._-]+/gu, "-").slice(0, 120);
  let target = join(folder, `${name}${ending}`);
  for (let n = 2; existsSync(target); n++) target = join(folder, `${name} (${n})${ending}`);
  return target;
}
