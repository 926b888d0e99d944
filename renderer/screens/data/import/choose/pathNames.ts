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

/** Whether a path looks like a file of data; anything else was chosen as a folder. */
export const isFile = (path: string): boolean => /\.(csv|tsv|txt)(\.(gz|zst))?$/i.test(path);
