const SEPARATOR = /[\\/]+/;

/** The last part of a path, of either system. */
export function nameOf(path: string): string {
  return path.split(SEPARATOR).filter(Boolean).at(-1) ?? path;
}

/** What stands before it. */
export function folderOf(path: string): string {
  const trimmed = path.replace(/[\\/]+$/, "");
  return trimmed.slice(0, Math.max(0, trimmed.length - nameOf(path).length - 1));
}
