import { spawnSync } from "node:child_process";
import process from "node:process";

/** Runs a peer's Python script and returns the JSON that it prints last; null, with a printed reason, where it cannot run. */
export function runPeer<T>(name: string, script: string, args: readonly string[]): T | null {
  const { status, stdout, stderr } = spawnSync("python3", ["-c", script, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status === 0) return JSON.parse(stdout.trim().split("\n").at(-1) ?? "null");
  process.stdout.write(`${name}: skipped, ${stderr?.trim().split("\n").at(-1) || "python3 is not installed"}\n`);
  return null;
}

/** The middle of three or more measurements, in seconds. */
export async function medianSeconds(times: number, work: () => unknown): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    seconds.push((performance.now() - started) / 1000);
  }
  return seconds.sort((a, b) => a - b)[times >> 1];
}

/** Seconds of the processor that this process has taken so far: other work on the machine does not lengthen them. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
