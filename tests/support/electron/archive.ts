import { readFileSync } from "node:fs";

interface Entry {
  files?: Record<string, Entry>;
  unpacked?: boolean;
}

/** Paths of the files in an asar archive: its header is JSON, behind four sizes of four bytes each. */
export function filesInArchive(path: string): { path: string; unpacked: boolean }[] {
  const bytes = readFileSync(path);
  const header: Entry = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12)));
  const list = (entry: Entry, at: string): { path: string; unpacked: boolean }[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, inner]) => list(inner, at ? `${at}/${name}` : name))
      : [{ path: at, unpacked: entry.unpacked ?? false }];
  return list(header, "");
}
