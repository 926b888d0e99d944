import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./sources.ts";

/** The folder that Electron's own installer fills. */
export const ELECTRON_DIST = "node_modules/electron/dist";

/**
 * Path of Electron's program, found as its package finds it, but without its attempt to download it; null when it is not here.
 *
 * @param root the checkout
 */
export function findElectron(root: string = ROOT): string | null {
  const named = join(root, "node_modules/electron/path.txt");
  if (!existsSync(named)) return null;
  const program = join(root, ELECTRON_DIST, readFileSync(named, "utf8").trim());
  return existsSync(program) ? program : null;
}
