import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { initWorkspace, makeSample, openWorkspace } from "../../../core/api/workspace.ts";

const MAIN = fileURLToPath(new URL("../../../headless/cli/main.ts", import.meta.url));
let folder = "";
const at = (name: string) => join(folder, name);
const W = () => at("w.easymoney");

function easymoney(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, "--json"], { encoding: "utf8" });
  return { status, stdout, error: status === 0 ? null : JSON.parse(stderr.trim().split("\n").at(-1) ?? "").error };
}

/** The result of a command that succeeds. */
function said(...args: string[]) {
  const { status, stdout, error } = easymoney(...args);
  expect({ args, status, error }).toEqual({ args, status: 0, error: null });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rows-cli-"));
  await makeSample({ out: at("x"), customers: 1000, dirty: true });
  initWorkspace(W());
  const workspace = openWorkspace(W());
  await workspace.importFiles({ paths: [at("x")] });
  await workspace.segment({ counts: [4] });
  workspace.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("says what files are without reading them whole", () => {
  expect(said("inspect", at("x"))).toMatchObject({ ready: true, contract: { id: "easymoney" } });
});

it("shows rows that meet conditions, and writes all of them", () => {
  const where = ["--where", "gender=H", "--where", "age>=40"];
  const page = said("rows", W(), ...where, "--sort", "age", "--descending", "--limit", "5");
  const age = page.columns.indexOf("age");
  expect(page.rows).toHaveLength(5);
  expect(page.rows[0][age]).toBeGreaterThanOrEqual(page.rows[4][age]);
  expect(said("rows", W(), ...where, "--out", at("rows.csv")).rows).toBe(page.total);
  const [[n]] = said("sql", W(), "SELECT count(*) FROM panel('2019-05') WHERE gender = 'H' AND age >= 40").rows;
  expect(n).toBe(page.total);
  expect(said("sql", W(), "SELECT customer FROM panel('2019-05')", "--out", at("all.csv")).rows).toBeGreaterThan(n);
  expect(readFileSync(at("all.csv"), "utf8")).toMatch(/^\ufeffcustomer\r\n/);
});

it("counts figures of some customers without keeping them", () => {
  const some = said("kpi", W(), "--where", "region_code=28");
  expect(some.id).toBeNull();
  expect(some.customers.at(-1)).toBeLessThan(said("kpi", W()).customers.at(-1));
});

it("shows what was refused", () => {
  const [{ id, rejects }] = said("rejects", W());
  const page = said("rejects", W(), String(id), "--limit", "3");
  expect([page.total, page.rows.length]).toEqual([rejects, 3]);
});

it("renames a segment, shows its customers, and takes the name back", () => {
  const renamed = said("segment", W(), "--rename", "S1=Savers");
  expect(renamed.segments.find(({ id }: { id: string }) => id === "S1")).toMatchObject({ name: "Savers" });
  expect(said("segment", W(), "--customers", "S1", "--limit", "2").rows).toHaveLength(2);
  expect(said("undo", W())).toEqual({ undone: "Rename S1 to Savers" });
  expect(said("redo", W())).toEqual({ redone: "Rename S1 to Savers" });
  expect(easymoney("redo", W())).toMatchObject({ status: 1, error: { code: "nothing-to-redo" } });
});

it("accepts a rule that the data suggests, counts by it, and drops it", () => {
  expect(said("rules", W(), "--accept", "age")).toMatchObject([{ column: "age", min: expect.any(Number) }]);
  expect(said("overview", W()).changes[0].screen).toBe("data");
  expect(said("rules", W(), "--drop", "all")).toEqual([]);
  expect(easymoney("rules", W(), "--accept", "height")).toMatchObject({ status: 1, error: { code: "no-suggestion" } });
});
