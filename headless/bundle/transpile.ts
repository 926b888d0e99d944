import { stripTypeScriptTypes } from "node:module";

/** Where a module names another one: imports, exports from, and the modules of worker threads. */
const NAMES = /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(["'])(\.{1,2}\/[^"']+)\.ts\2/g;
/** The same for packages; Node's own modules come with their prefix. */
const PACKAGES =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\.resolve\(\s*)(["'])((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/[^"']*)?\1/g;
/** Come with the runtime. */
const GIVEN: readonly string[] = ["electron"];

/** JavaScript of a TypeScript module, line for line, its neighbours renamed from .ts to .js. */
export function transpile(code: string): string {
  return stripTypeScriptTypes(code).replaceAll(NAMES, "$1$2$3.js$2");
}

/** Names of the packages that a JavaScript module needs. */
export function packagesOf(code: string): string[] {
  return [...code.matchAll(PACKAGES)].map(([, , name]) => name).filter((name) => !GIVEN.includes(name));
}
