import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FakeCore, type FakeWindow, reset, seen } from "./electron.ts";
import { settle } from "./invoke.ts";

/** Starts electron/main.ts afresh on the stand-in, as if called with these arguments; the first page says that it is ready. */
export async function startShell(...args: string[]): Promise<{ window: FakeWindow; core: FakeCore; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "easymoney-shell-"));
  reset(folder);
  await runMain(args);
  return { window: seen.windows[0], core: seen.cores[0], folder };
}

let starts = 0;

/** The same on the stand-in as it is now. */
export async function runMain(args: string[]): Promise<void> {
  const before = process.argv;
  process.argv = ["easymoney", ...args];
  try {
    // another query is another module: main.ts runs each time, what it imports stays
    const main = `/electron/main.ts?start=${starts++}`;
    await import(/* @vite-ignore */ main);
    await settle();
  } finally {
    process.argv = before;
  }
}

/** A state of the core with nothing in it but what is given. */
export function stateOf(changes: object = {}) {
  return {
    kind: "state",
    state: { workspace: null, recent: [], theme: "system", language: "en", running: [], files: [], ...changes },
  };
}
