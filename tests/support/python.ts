import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import process from "node:process";

/** Null when python3 has the modules; else why tests against them are skipped, printed once. */
export function whyNoPython(...modules: readonly string[]): string | null {
  const { status, stderr } = spawnSync("python3", ["-c", `import ${modules.join(", ")}`], { encoding: "utf8" });
  if (status === 0) return null;
  const reason = stderr?.trim().split("\n").at(-1) || "python3 is not installed";
  process.stdout.write(`Skipped: tests against ${modules.join(", ")}; ${reason}\n`);
  return reason;
}

/** Runs a script where it lies, which is where it writes, and returns the JSON that it prints last. Throws with what it wrote to stderr when it fails. */
export function runScript<T>(script: string, args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync("python3", [script, ...args], {
    cwd: dirname(script),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null");
}
