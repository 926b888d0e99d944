import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { initWorkspace, makeSample, openWorkspace, type Workspace } from "../../../../core/api/workspace.ts";

let folder = "";
let workspace: Workspace;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "quality-"));
  const path = join(folder, "w.easymoney");
  await makeSample({ out: join(folder, "x"), customers: 3000, dirty: true, shuffle: true });
  initWorkspace(path);
  workspace = openWorkspace(path);
  await workspace.importFiles({ paths: [join(folder, "x")] });
});
afterAll(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

it("says by column and month what the import refused and repaired, and loses none of it", async () => {
  const planted = JSON.parse(readFileSync(join(folder, "x", "planted.json"), "utf8"));
  const quality = await workspace.quality();
  const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  for (const [column, cells] of Object.entries(planted.importer.repairedCells.products as Record<string, number>)) {
    expect(total(quality.columns.find(({ id }) => id === column)?.repaired ?? [])).toBe(cells);
  }
  const rejected = Object.values(planted.importer.rejectedRows as Record<string, Record<string, number>>);
  const duplicates = rejected.reduce((sum, reasons) => sum + (reasons["duplicate-key"] ?? 0), 0);
  expect(total(quality.duplicateKeys)).toBe(duplicates);
  const outOfRange = rejected.reduce((sum, reasons) => sum + (reasons["out-of-range"] ?? 0), 0);
  const ages = quality.columns.find(({ id }) => id === "age");
  const salaries = quality.columns.find(({ id }) => id === "salary");
  expect(total(ages?.rejected ?? []) + total(salaries?.rejected ?? [])).toBeGreaterThanOrEqual(outOfRange);
  expect(total(quality.scores.validity)).toBeLessThan(100 * quality.months.length);
});

it("makes the same report again, byte for byte", async () => {
  const { id } = await workspace.quality();
  expect((await workspace.reproduce(id)).same).toBe(true);
});

it("counts a version once: asked again, it finds what it kept", async () => {
  const first = await workspace.kpi();
  const again = await workspace.kpi();
  expect(again).toEqual(first);
  const { id } = await workspace.quality();
  expect((await workspace.quality()).id).toBe(id);
  expect(workspace.results().map((each) => each.kind)).toEqual(["quality", "kpi"]);
});
