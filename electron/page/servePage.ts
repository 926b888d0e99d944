import { readFile } from "node:fs/promises";
import { extname, isAbsolute, join, relative, sep } from "node:path";
import { isOwnAddress } from "./address.ts";
import { PAGE_HEADERS } from "./policy.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/**
 * Answers a request of the page from the folder of the built renderer.
 *
 * A path without an extension is a screen of the page and gets index.html. Anything outside the folder, of an unknown
 * type, or asked by another method than GET is refused.
 */
export async function servePage(folder: string, request: Request): Promise<Response> {
  if (request.method !== "GET") return refuse(405, "Only GET is answered");
  if (!isOwnAddress(request.url)) return refuse(404, "Not found");
  const path = fileOf(folder, request.url);
  const type = path && TYPES[extname(path)];
  if (!path || !type) return refuse(404, "Not found");
  try {
    return new Response(new Uint8Array(await readFile(path)), { headers: { ...PAGE_HEADERS, "Content-Type": type } });
  } catch {
    return refuse(404, "Not found");
  }
}

/** The file that an address names; null when it leaves the folder. */
function fileOf(folder: string, address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || path.includes("\\")) return null;
  const file = join(folder, extname(path) === "" ? "index.html" : path);
  const within = relative(folder, file);
  return within === "" || within.split(sep)[0] === ".." || isAbsolute(within) ? null : file;
}

function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...PAGE_HEADERS, "Content-Type": "text/plain; charset=utf-8" } });
}
