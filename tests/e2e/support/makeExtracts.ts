import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PROGRAM = join(ROOT, "headless/cli/main.ts");

/** What the specs work on, made anew for each run. Copy before changing anything. */
const MADE = join(ROOT, "build/e2e/made");
export const DEMO = join(MADE, "demo.easymoney");
export const CLEAN = join(MADE, "clean");
export const DIRTY = join(MADE, "dirty");

/** Where what the command line printed when it made the demo is kept, by kind. */
const printed = (kind: Made) => join(MADE, `${kind}.json`);

type Made = "quality" | "kpi" | "segmentation" | "recommendation" | "campaign";

/** What the command line printed as JSON when it made the demo's result of a kind. */
export function asPrinted(kind: Made): unknown {
  return JSON.parse(readFileSync(printed(kind), "utf8"));
}

/** Runs the command line as a person would, and returns what it printed. */
export function easymoney(...args: string[]): string {
  return execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", PROGRAM, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Writes a sample extract. */
export function makeExtract(out: string, customers: number, seed: number, ...flags: string[]): void {
  easymoney(
    "sample",
    "--customers",
    String(customers),
    "--seed",
    String(seed),
    "--edition",
    "v2",
    ...flags,
    "--out",
    out,
  );
}

/** A clean and a dirty extract, and a workspace in which everything was made once. */
export default function makeExtracts(): void {
  rmSync(MADE, { recursive: true, force: true });
  mkdirSync(MADE, { recursive: true });
  makeExtract(CLEAN, 1500, 7);
  makeExtract(DIRTY, 800, 8, "--dirty", "--shuffle");
  easymoney("init", DEMO);
  easymoney("import", DEMO, CLEAN);
  const keep = (kind: Made, ...args: string[]) => writeFileSync(printed(kind), easymoney(...args, "--json"));
  keep("quality", "quality", DEMO);
  keep("kpi", "kpi", DEMO);
  keep("segmentation", "segment", DEMO);
  keep("recommendation", "recommend", DEMO);
  keep("campaign", "campaign", "plan", DEMO, "--size", "100", "--cost", "0.5");
}
