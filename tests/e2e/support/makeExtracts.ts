import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What the specs work on, made anew for each run. Copy before changing anything. */
export const MADE = join(ROOT, "build/e2e/made");
export const DEMO = join(MADE, "demo.easymoney");

/** Runs the command line as a person would, and returns what it printed. */
export function easymoney(...args: string[]): string {
  return execFileSync(process.execPath, [join(ROOT, "headless/cli/main.ts"), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A clean and a dirty extract, and a workspace in which everything was made once. */
export default function makeExtracts(): void {
  rmSync(MADE, { recursive: true, force: true });
  mkdirSync(MADE, { recursive: true });
  easymoney("sample", "--customers", "1500", "--seed", "7", "--edition", "v2", "--out", join(MADE, "clean"));
  easymoney(
    "sample",
    "--customers",
    "800",
    "--seed",
    "8",
    "--edition",
    "v2",
    "--dirty",
    "--shuffle",
    "--out",
    join(MADE, "dirty"),
  );
  easymoney("init", DEMO);
  easymoney("import", DEMO, join(MADE, "clean"));
  for (const command of ["quality", "kpi", "segment", "recommend"]) easymoney(command, DEMO);
  easymoney("campaign", "plan", DEMO, "--size", "100", "--cost", "0.5");
  if (!existsSync(DEMO)) throw new Error(`${DEMO} was not made`);
}
