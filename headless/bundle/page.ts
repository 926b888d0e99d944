import { join } from "node:path";
import { build } from "vite";
import { makeIfStale, ROOT } from "./sources.ts";

/** Where the built page is. */
export const PAGE_FOLDER = "build/renderer";
const SOURCES = ["renderer", "core/contract", "vite.config.ts", "package-lock.json"];

/** Builds the page when its sources have changed; says whether it did. */
export function buildPage(): Promise<boolean> {
  return makeIfStale(PAGE_FOLDER, SOURCES, async () => {
    await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "warn" });
  });
}
