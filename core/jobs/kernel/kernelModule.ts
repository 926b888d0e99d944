import { existsSync, readFileSync } from "node:fs";
import { DomainError } from "../../errors/domainError.ts";

/** Inner loops that are compiled from AssemblyScript at set-up (headless/setup/kernels.mjs). */
export type KernelName = "kmeans" | "gbdt" | "logistic" | "treeMasks" | "plainRows";

class KernelMissingError extends DomainError {
  constructor(name: KernelName) {
    super({
      code: "kernel-missing",
      what: `The compiled kernel ${name}.wasm is not there`,
      mend: "Run `npm run demo` or `npm test` once: they build it from its source.",
      facts: { name },
    });
  }
}

const modules = new Map<KernelName, WebAssembly.Module>();

const pathOf = (name: KernelName) => new URL(`../../../build/kernels/${name}.wasm`, import.meta.url);

/** Whether set-up has built it; for work that can be done without, only slower. */
export function hasKernel(name: KernelName): boolean {
  return modules.has(name) || existsSync(pathOf(name));
}

/** @throws KernelMissingError when set-up has not run */
export function kernelModule(name: KernelName): WebAssembly.Module {
  let module = modules.get(name);
  if (!module) {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(readFileSync(pathOf(name)));
    } catch {
      throw new KernelMissingError(name);
    }
    module = new WebAssembly.Module(bytes);
    modules.set(name, module);
  }
  return module;
}
