import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { placeTableFile } from "../../../core/api/groupingFiles.ts";
import { initWorkspace } from "../../../core/api/workspace.ts";
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

  it("goes on where it was killed, and cleans up after itself", async () => {
    const path = madeTable(200);
    const out = join(dirname(path), "out");
    const command = (budget: string) =>
      easymoney("table", "automl", path, "--target", "answer", "--budget", budget, "--out", out);
    const first = command("10m");
    while (!first.said.err.includes("extra-trees, a4, fold 3")) await new Promise((resolve) => setTimeout(resolve, 50));
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const journal = readFileSync(join(out, "search-in-progress", "journal.txt"), "utf8");
    const kept = journal.trim().split("\n");
    // the time that was used counts: what is kept is all that a second allows
    const { child } = command("1s");
    expect(await once(child, "exit")).toEqual([0, null]);
    const { finished } = JSON.parse(readFileSync(join(out, "run.json"), "utf8")) as { finished: string[] };
    expect(finished).toHaveLength(kept.length);
    expect(existsSync(join(out, "search-in-progress"))).toBe(false);
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

describe("easymoney table cluster", () => {
  const ask = async (...args: string[]) => {
    const { child, said } = easymoney(...args);
    const [status] = await once(child, "exit");
    return { status, ...said };
  };

  it("keeps groups that are found, written and filled again by their number", async () => {
    const path = madeTable(90);
    const at = (name: string) => join(dirname(path), name);
    const w = at("w.easymoney");
    initWorkspace(w);
    const flags = ["--k", "3", "--exclude", "answer", "--workspace", w, "--out", at("first"), "--json"];
    const made = JSON.parse((await ask("table", "cluster", path, ...flags)).out);
    expect(made).toMatchObject({ k: 3, run: 1 });

    const list = await ask("runs", "list", w, "--kind", "grouping", "--json");
    expect(JSON.parse(list.out)).toMatchObject({ total: 1, runs: [{ id: 1, name: "groups of made.csv" }] });

    const shown = await ask("table", "groups", w, "1", "--beside", "1", "--out", at("again"), "--json");
    expect(JSON.parse(shown.out)).toMatchObject({ run: 1, result: { k: 3 }, beside: { shared: { rand: 1 } } });
    for (const name of ["labels.csv", "clusters.json", "report.md", "model.json"]) {
      expect(readFileSync(at(`again/${name}`)), name).toEqual(readFileSync(at(`first/${name}`)));
    }

    const byRun = await ask("table", "place", "1", path, "--workspace", w, "--out", at("run.csv"), "--json");
    const { path: _, ...byFile } = await placeTableFile(at("again/model.json"), path, at("file.csv"));
    expect(JSON.parse(byRun.out)).toMatchObject(byFile);
    expect(byFile.groups.map(({ rows }) => rows)).toEqual(made.clusters.map(({ rows }: { rows: number }) => rows));
    expect(readFileSync(at("run.csv"))).toEqual(readFileSync(at("file.csv")));

    const refused = await ask("table", "place", "made.json", path, "--workspace", w, "--out", at("never.csv"));
    expect(refused).toMatchObject({ status: 1, out: "" });
    expect(refused.err.trim()).toBe(
      "made.json is not the number of a run. With --workspace give the number that `runs list` prints; without it a model.json.",
    );
  });
});
