import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DomainError } from "../../core/errors/domainError.ts";
import manifest from "../../package.json" with { type: "json" };
import { bundlePreload } from "./preload.ts";
import { filesUnder, makeIfStale, ROOT } from "./sources.ts";
import { packagesOf, transpile } from "./transpile.ts";

/** What Electron runs: plain JavaScript in the layout of the checkout, so that modules find each other as they do there. */
export const APP_FOLDER = "build/app";
/** Where it is made: it takes the other's place when it is complete. */
const MAKING = `${APP_FOLDER}.new`;
/** Copied as they are. */
const RESOURCES = ["resources/contracts", "resources/icons/icon.png", "build/kernels"];
/** Bundled for the sandbox, which cannot import. */
const PRELOAD = "electron/preload.ts";
const SOURCES = ["core", "electron", "headless/bundle", "package.json", ...RESOURCES];

class UndeclaredPackageError extends DomainError {
  constructor(name: string, file: string) {
    super({
      code: "undeclared-package",
      what: `The app needs the package "${name}", which is no dependency of the product`,
      where: file,
      mend: "Move it from devDependencies to dependencies in package.json, or do without it.",
      facts: { name, file },
    });
  }
}

/**
 * Makes build/app when its sources have changed: core and shell transpiled, resources, kernels, and a package.json that names
 * the packages which they need. The built page is copied into it by `placePage`.
 *
 * @throws UndeclaredPackageError
 */
export function buildAppFolder(): Promise<boolean> {
  return makeIfStale(APP_FOLDER, SOURCES, async () => {
    rmSync(join(ROOT, MAKING), { recursive: true, force: true });
    const needed = new Set<string>();
    for (const file of ["core", "electron"].flatMap(filesUnder).filter(isModule)) {
      const code = transpile(readFileSync(join(ROOT, file), "utf8"));
      for (const name of packagesOf(code)) {
        if (!(name in manifest.dependencies)) throw new UndeclaredPackageError(name, file);
        needed.add(name);
      }
      write(file.replace(/\.ts$/, ".js"), code);
    }
    for (const file of RESOURCES.flatMap(filesUnder).filter((each) => !each.endsWith(".source"))) {
      write(file, readFileSync(join(ROOT, file)));
    }
    write("package.json", `${JSON.stringify(appManifest([...needed].sort()), null, 2)}\n`);
    await bundlePreload(join(ROOT, PRELOAD), join(ROOT, MAKING, "electron/preload.cjs"));
    rmSync(join(ROOT, APP_FOLDER), { recursive: true, force: true });
    renameSync(join(ROOT, MAKING), join(ROOT, APP_FOLDER));
  });
}

/** Copies the built page to where the shell serves it from. */
export function placePage(page: string): void {
  const target = join(ROOT, APP_FOLDER, "renderer");
  rmSync(target, { recursive: true, force: true });
  cpSync(join(ROOT, page), target, { recursive: true });
}

function isModule(file: string): boolean {
  return file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.endsWith(".as.ts") && file !== PRELOAD;
}

function appManifest(needed: readonly string[]) {
  const versions: Readonly<Record<string, string>> = manifest.dependencies;
  return {
    name: manifest.name,
    productName: "easyMoney",
    version: manifest.version,
    description: manifest.description,
    author: "easyMoney",
    license: manifest.license,
    private: true,
    type: manifest.type,
    main: "electron/main.js",
    dependencies: Object.fromEntries(needed.map((name) => [name, versions[name]])),
  };
}

function write(file: string, content: string | Uint8Array): void {
  const target = join(ROOT, MAKING, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
