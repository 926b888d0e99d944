import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { madeTable } from "../../support/madeTable.ts";

const MAIN = fileURLToPath(new URL("../../../headless/cli/main.ts", import.meta.url));

function easymoney(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args]);
  const said = { out: "", err: "" };
  child.stdout?.on("data", (text: Buffer) => {
    said.out += text.toString();
  });
  child.stderr?.on("data", (text: Buffer) => {
    said.err += text.toString();
  });
  return { child, said };
}

describe("easymoney table automl", () => {
  it("keeps the best when it is stopped, also when the signal comes twice as from a terminal", async () => {
    const path = madeTable(400);
    const out = join(dirname(path), "out");
    const { child, said } = easymoney("table", "automl", path, "--target", "answer", "--budget", "10m", "--out", out);
    while (!said.err.includes("logistic, a2, fold 8")) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    child.kill("SIGINT");
    const [status] = await once(child, "exit");
    expect({ status, err: status === 0 ? "" : said.err }).toEqual({ status: 0, err: "" });
    expect(said.out).toMatch(/Stopped early/);
    expect(existsSync(join(out, "model.onnx"))).toBe(true);
    expect(readFileSync(join(out, "scores.csv"), "utf8").trim().split("\n")).toHaveLength(401);
  });

  it("says in a line what the system refuses, not where in the program", async () => {
    const path = madeTable(60);
    // a file stands where the folder should be
    const { child, said } = easymoney("table", "cluster", path, "--k", "2", "--out", join(path, "out"));
    const [status] = await once(child, "exit");
    expect(status).toBe(1);
    expect(said.err.trim().split("\n").at(-1)).toMatch(/^This is not a folder .*Choose a folder\.$/);
    expect(said.err).not.toContain("    at ");
  });
});
