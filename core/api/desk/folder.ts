import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { FileEntry } from "../../contract/desk/session.ts";

/** Entries that are shown; a folder with more is no place to choose a file from. */
const MOST = 2000;
const DATA = /\.(csv|tsv|txt)(\.gz|\.zst)?$/i;
const RANK = { folder: 0, workspace: 1, data: 2, other: 3 };

/** What a folder of this computer holds, hidden files left out: folders first, then workspaces, data and the rest by name. */
export async function listFolder(path: string): Promise<{ path: string; parent: string | null; entries: FileEntry[] }> {
  const folder = resolve(path);
  const names = (await readdir(folder)).filter((name) => !name.startsWith("."));
  const entries = await Promise.all(names.slice(0, MOST).map((name) => entryOf(join(folder, name), name)));
  const parent = dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    entries: entries
      .filter((entry) => entry !== null)
      .sort((a, b) => RANK[a.kind] - RANK[b.kind] || a.name.localeCompare(b.name, undefined, { numeric: true })),
  };
}

/** Null for what is gone meanwhile or may not be looked at. */
async function entryOf(path: string, name: string): Promise<FileEntry | null> {
  try {
    const found = await stat(path);
    const kind = found.isDirectory()
      ? "folder"
      : name.endsWith(".easymoney")
        ? "workspace"
        : DATA.test(name)
          ? "data"
          : "other";
    return { name, path, kind, sizeBytes: found.isDirectory() ? 0 : found.size };
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return null;
    throw error;
  }
}
