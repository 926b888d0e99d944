import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { z } from "zod";
import { DomainError } from "../../core/errors/domainError.ts";
import { APP_FOLDER } from "./appFolder.ts";
import { ROOT } from "./sources.ts";

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, optionalDependencies: names });

class PackageMissingError extends DomainError {
  constructor(name: string, from: string) {
    super({
      code: "package-missing",
      what: `The package "${name}" is not installed`,
      where: from,
      mend: "Delete node_modules and run again: it is installed from the lock file.",
      facts: { name, from },
    });
  }
}

/**
 * Copies the packages that the app needs, and those that they need, from the checkout's node_modules into build/app, each where
 * it is found now: the packager takes what it finds there.
 *
 * @returns their folders, relative to build/app
 * @throws PackageMissingError
 */
export function placePackages(): string[] {
  const app = join(ROOT, APP_FOLDER);
  rmSync(join(app, "node_modules"), { recursive: true, force: true });
  const found = new Set<string>();
  const follow = (folder: string) => {
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
    );
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // the app's folder lies in the checkout, so that its packages are found going upwards
      const needed = locate(name, folder);
      if (!needed && name in optionalDependencies) continue;
      if (!needed) throw new PackageMissingError(name, relative(ROOT, folder));
      const place = relative(ROOT, needed);
      if (found.has(place)) continue;
      found.add(place);
      follow(needed);
    }
  };
  follow(app);
  for (const place of found) {
    cpSync(join(ROOT, place), join(app, place), {
      recursive: true,
      // packages inside a package come by themselves when they are needed
      filter: (source) => !relative(join(ROOT, place), source).split(sep).includes("node_modules"),
    });
  }
  return [...found].sort();
}

function locate(name: string, from: string): string | null {
  for (let folder = from; folder.length >= ROOT.length - 1; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
  }
  return null;
}
