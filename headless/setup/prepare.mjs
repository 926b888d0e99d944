import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./kernels.mjs";

const root = new URL("../../", import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

/** Oldest Node that can run the set-up itself; the project then runs on the pinned one. */
const OLDEST = [20, 19];

/**
 * Makes the checkout ready to run: dependencies as locked, the pinned Node, the kernels. Does nothing when they are there.
 *
 * Downloads from anywhere but the package registry (browsers, Electron's binary) are left out on purpose: nothing here
 * may fail without them.
 *
 * @returns {{ root: URL, node: string }} the checkout and the path of the pinned Node
 */
export function prepare() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Error(
      `Node ${process.versions.node} is too old: install Node ${OLDEST.join(".")} or newer and run again.`,
    );
  }
  installIfStale();
  const node = pinnedNode();
  buildKernels(root, node);
  return { root, node };
}

function installIfStale() {
  const wanted = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  const marker = at("node_modules/.installed-lock");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  process.stderr.write("Installing dependencies (once; a minute or so) ...\n");
  const env = {
    ...process.env,
    ELECTRON_SKIP_BINARY_DOWNLOAD: "1",
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    ONNXRUNTIME_NODE_INSTALL: "skip",
  };
  // Not `npm ci`: it refuses a lock that lacks another platform's optional binaries, which a partial registry mirror makes.
  // `--no-save` takes the locked versions and leaves the lock file alone.
  const npm = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: at("."),
    env,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    throw new Error(
      "Installing dependencies failed; nothing was changed outside node_modules. Check that npm can reach a package registry (npm ping) and run again.",
    );
  }
  mkdirSync(at("node_modules"), { recursive: true });
  writeFileSync(marker, wanted);
}

function pinnedNode() {
  const name = process.platform === "win32" ? "node_modules/node/bin/node.exe" : "node_modules/node/bin/node";
  const path = at(name);
  const wanted = readFileSync(at(".node-version"), "utf8").trim();
  const found = existsSync(path) ? spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim() : "nothing";
  if (found !== `v${wanted}`) {
    throw new Error(
      `The pinned Node ${wanted} is not in node_modules (found ${found}). Delete node_modules and run again; its npm package is "node".`,
    );
  }
  return path;
}
