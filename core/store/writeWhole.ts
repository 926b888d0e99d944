import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all: an older one of its name stays until the new one is on the disk. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`;
  try {
    writeFileSync(part, content, { flush: true });
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
