import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Paths of all files under a folder of the checkout (or the file itself), relative to the checkout, sorted. */
export function filesUnder(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll("\\", "/"))
    .sort();
}

/**
 * Makes a thing anew when its sources have changed since, or it is not there; says whether it did.
 *
 * The hash of the sources lies beside it as `<target>.source`, like that of the kernels.
 */
export async function makeIfStale(target: string, sources: readonly string[], make: () => Promise<void>) {
  const marker = join(ROOT, `${target}.source`);
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  const wanted = hash.digest("hex");
  const known = existsSync(marker) ? readFileSync(marker, "utf8") : "";
  if (known === wanted && existsSync(join(ROOT, target))) return false;
  await make();
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
  return true;
}
