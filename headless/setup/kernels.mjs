import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** Memory that all threads see, of up to 4 GB. */
const SHARED = ["--sharedMemory", "--maximumMemory", "65536", "--enable", "threads"];
/** Flags by source. */
const SOURCES = {
  "core/learning/kmeans/kernel/kmeans.as.ts": SHARED,
  "core/learning/gbdt/kernel/gbdt.as.ts": SHARED,
  "core/learning/gbdt/kernel/treeMasks.as.ts": SHARED,
  "core/learning/learners/dense/kernel/logistic.as.ts": SHARED,
  "core/ingestion/csv/kernel/plainRows.as.ts": [],
};
const COMPILER = "node_modules/assemblyscript/bin/asc.js";
const FLAGS = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--initialMemory", "1", "--enable", "simd"];

/**
 * Compiles the kernels from their sources to build/kernels/*.wasm, when they have changed since.
 *
 * @param {URL} root the checkout
 * @param {string} node the Node that runs the compiler
 */
export function buildKernels(root, node) {
  const at = (path) => fileURLToPath(new URL(path, root));
  mkdirSync(at("build/kernels"), { recursive: true });
  for (const [source, flags] of Object.entries(SOURCES)) {
    const name = basename(source, ".as.ts");
    const target = at(`build/kernels/${name}.wasm`);
    const marker = `${target}.source`;
    const wanted = createHash("sha256")
      .update(readFileSync(at(source)))
      .update(readFileSync(at("headless/setup/kernels.mjs")))
      .digest("hex");
    if (existsSync(target) && existsSync(marker) && readFileSync(marker, "utf8") === wanted) continue;
    const made = `${target}.new`;
    const args = [at(COMPILER), source, "--outFile", `build/kernels/${name}.wasm.new`, ...FLAGS, ...flags];
    const compiled = spawnSync(node, args, { cwd: at("."), encoding: "utf8" });
    if (compiled.status !== 0) throw new Error(`The kernel ${source} does not compile:\n${compiled.stderr}`);
    renameSync(made, target);
    writeFileSync(marker, wanted);
  }
}
