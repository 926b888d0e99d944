import { basename, dirname } from "node:path";
import { build } from "vite";

/** Bundles the preload script into one CommonJS file: the page's sandbox gives it `electron` and no other module. */
export async function bundlePreload(source: string, target: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      ssr: source,
      outDir: dirname(target),
      emptyOutDir: false,
      target: "chrome140",
      minify: false,
      rolldownOptions: { external: ["electron"], output: { format: "cjs", entryFileNames: basename(target) } },
    },
  });
}
