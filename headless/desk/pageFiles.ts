import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainError } from "../../core/errors/domainError.ts";

/** The built page's files by their address. */
export type PageFiles = ReadonlyMap<string, { type: string; body: Buffer }>;

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

class PageNotBuiltError extends DomainError {
  constructor(folder: string) {
    super({
      code: "page-not-built",
      what: "The window's page was not built yet",
      where: folder,
      mend: "Run `npm run build` first; `npm start` does it by itself.",
    });
  }
}

/** Reads the page whole: a few megabytes, and no address can lead out of its folder. @throws PageNotBuiltError */
export function readPageFiles(url: URL): PageFiles {
  const folder = fileURLToPath(url);
  if (!existsSync(join(folder, "index.html"))) throw new PageNotBuiltError(folder);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [
      `/${relative(folder, path).replaceAll("\\", "/")}`,
      { type: TYPES[extname(path)] ?? "application/octet-stream", body: readFileSync(path) },
    ]),
  );
}
