import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../../core/random/random.ts";

const MAIN = fileURLToPath(new URL("../../../headless/cli/main.ts", import.meta.url));
let folder = "";
const at = (name: string) => join(folder, name);

function easymoney(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  expect(easymoney("sample", "--out", at("old"), "--customers", "300", "--edition", "v2").status).toBe(0);
  expect(easymoney("sample", "--out", at("new"), "--customers", "4000", "--seed", "2", "--edition", "v2").status).toBe(
    0,
  );
  expect(easymoney("init", at("w.easymoney")).status).toBe(0);
  expect(easymoney("import", at("w.easymoney"), at("old")).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the easymoney command", () => {
  it("leaves the old version whole when an import is killed at any moment", { timeout: 240_000 }, async () => {
    const before = JSON.parse(easymoney("verify", at("w.easymoney"), "--json").stdout);
    const random = createRandom(11);
    let killed = 0;
    for (let i = 0; i < 20; i++) {
      const copy = at(`kill-${i}.easymoney`);
      copyFileSync(at("w.easymoney"), copy);
      const child = spawn(process.execPath, [MAIN, "import", copy, at("new")], { stdio: "ignore" });
      const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
      await setTimeout(100 + random.integer(600));
      child.kill("SIGKILL");
      if ((await ended) === "SIGKILL") killed++;
      const { stdout, status } = easymoney("verify", copy, "--json");
      const report = JSON.parse(stdout);
      expect(status).toBe(0);
      expect(report.ok).toBe(true);
      expect(report.versions[0]).toEqual(before.versions[0]);
      // an import that was done before its kill published all of its rows; else nothing changed
      if (report.head !== "v1") expect(report.versions[1].rows).toBeGreaterThan(before.versions[0].rows);
      if (i > 2) continue;
      // and it can be done again
      expect(JSON.parse(easymoney("import", copy, at("new"), "--json").stdout).outcome).toMatch(/published|already/);
    }
    expect(killed).toBeGreaterThan(10);
    expect(JSON.parse(easymoney("import", at("w.easymoney"), at("new"), "--json").stdout).outcome).toBe("published");
  });

  it("stops a long job when asked, with nothing changed", async () => {
    const w = at("cancel.easymoney");
    copyFileSync(at("w.easymoney"), w);
    const child = spawn(process.execPath, [MAIN, "recommend", w], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    let isAsked = false;
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.stderr.on("data", (bytes) => {
      said += bytes;
      // it is at work: ask once; a second time would end the process at once
      if (isAsked || !said.includes("Making features")) return;
      isAsked = true;
      child.kill("SIGINT");
    });
    expect(await ended).toBe(1);
    expect(said).toContain("Cancelled. Nothing was changed");
    expect(easymoney("reproduce", w).stdout).not.toContain("recommendation");
    expect(JSON.parse(easymoney("verify", w, "--json").stdout).ok).toBe(true);
  });

  it("answers SQL, backs up, restores and verifies", () => {
    const sql = easymoney("sql", at("w.easymoney"), "SELECT count(*) AS n FROM products", "--json");
    expect(JSON.parse(sql.stdout)).toEqual({ columns: ["n"], rows: [[15]], truncated: false });
    expect(easymoney("backup", at("w.easymoney"), at("b.easymoney")).stdout).toMatch(/verified/);
    expect(easymoney("restore", at("b.easymoney"), at("r.easymoney")).status).toBe(0);
    expect(easymoney("verify", at("r.easymoney")).stdout).not.toMatch(/BROKEN/);
    expect(easymoney("versions", at("r.easymoney")).stdout).toMatch(/v1 .*2018-01|v1/);
    expect(easymoney("jobs", at("r.easymoney")).stdout).toMatch(/import/);
  });

  it("makes kept figures again byte for byte", () => {
    const kpis = JSON.parse(easymoney("kpi", at("w.easymoney"), "--version", "v1", "--json").stdout);
    expect(kpis.months).toHaveLength(17);
    expect(JSON.parse(easymoney("reproduce", at("w.easymoney"), kpis.id, "--json").stdout)).toMatchObject({
      same: true,
      version: "v1",
    });
    expect(easymoney("reproduce", at("w.easymoney")).stdout).toMatch(/kpi-1/);
  });

  it("fails with one line that says how to mend, or the same as JSON", () => {
    const plain = easymoney("verify", at("none.easymoney"));
    expect(plain.status).toBe(1);
    expect(plain.stderr.trim().split("\n")).toHaveLength(1);
    expect(plain.stderr).toMatch(/no workspace here.*easymoney init/);
    const json = easymoney("sql", at("w.easymoney"), "DROP TABLE panel", "--json");
    expect(JSON.parse(json.stderr).error.code).toBe("query-refused");
  });

  it.each([
    ["a month from the future", ["recommend", "WORKSPACE", "--month", "2097-01"], "unknown-month"],
    ["a month that is none", ["segment", "WORKSPACE", "--month", "soon"], "unknown-month"],
    ["a word for a number", ["runs", "list", "WORKSPACE", "--limit", "many"], "usage"],
    ["a kind that there is not", ["runs", "list", "WORKSPACE", "--kind", "wish"], "usage"],
    ["candidates of no search", ["runs", "list", "WORKSPACE", "--of", "999"], "unknown-run"],
    ["a model that is not there", ["table", "place", "none.json", "none.csv", "--out", "p"], "unreadable-file"],
    ["a command that there is not", ["wish"], "usage"],
  ])("refuses %s in one line", (_, words, code) => {
    const { status, stderr } = easymoney(
      ...words.map((word) => (word === "WORKSPACE" ? at("w.easymoney") : word)),
      "--json",
    );
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    const { error } = JSON.parse(stderr);
    expect(error.code).toBe(code);
    expect(error.mend).toMatch(/\.$/);
  });
});
