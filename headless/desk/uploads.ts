import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/**
 * Keeps a file that the page sends (a browser does not say where a dropped file lies); returns its path. Each goes into a
 * folder of its own, so that equal names do not meet; one that breaks off leaves nothing.
 */
export async function receiveUpload(request: IncomingMessage, dataFolder: string, name: string): Promise<string> {
  const uploads = join(dataFolder, "uploads");
  mkdirSync(uploads, { recursive: true });
  const folder = mkdtempSync(join(uploads, "file-"));
  const path = join(folder, bareName(name));
  try {
    await pipeline(request, createWriteStream(path, { flags: "wx" }));
    return path;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A name without folders or characters that a file system refuses. */
function bareName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/[^\p{L}\p{N}._ -]/gu, "_").replace(/^\.+/, "");
  return clean === "" ? "upload" : clean.slice(-120);
}
