import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSample } from "../../../../../core/api/workspace.ts";
import { importReport } from "../../../../../core/contract/importReport.ts";
import { discardDesk, run, type TestDesk, testDesk } from "../../../../support/testDesk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = testDesk();
  await makeSample({ out: desk.at("extract"), customers: 1500, edition: "v2" });
});
afterAll(() => discardDesk(desk));

it("says what files are before anything is read whole", async () => {
  const found = await desk.client.data.inspect({ paths: [desk.at("extract")] });
  expect(found).toMatchObject({ ready: true, contract: { id: "easymoney" } });
  expect(found.files.map(({ table }) => table).sort()).toEqual([
    "commercial_activity",
    "product_description",
    "products",
    "sales",
    "sociodemographics",
  ]);
  const people = found.files.find(({ table }) => table === "sociodemographics");
  expect(people?.mapping).toContainEqual(expect.objectContaining({ source: "salary", column: "salary" }));
  expect(people?.findings.map(({ what }) => what)).toContain("Separator");
  expect(people?.sample[0]).toHaveLength(people?.header.length ?? 0);
});

it("takes a workspace from nothing to a report, all by jobs", async () => {
  const { client } = desk;
  expect((await client.session.overview()).next[0].job).toBe("demo");
  const made = await client.session.create({ path: desk.at("bank") });
  expect(made.workspace).toMatchObject({ name: "bank", head: null, versions: [], undo: null });
  expect((await client.session.overview()).next[0]).toMatchObject({ title: "Import an extract", screen: "data" });

  const tried = await run(desk, { kind: "import", paths: [desk.at("extract")], dryRun: true });
  expect(importReport.parse(tried.result).outcome).toBe("dry-run");
  expect((await client.session.info()).workspace?.head).toBeNull();
  const imported = await run(desk, { kind: "import", paths: [desk.at("extract")], dryRun: false });
  expect(importReport.parse(imported.result)).toMatchObject({ outcome: "published", version: "v1" });
  expect(imported.log.map(({ message }) => message)).toContain("Reading products");
  expect(await client.data.imports()).toMatchObject([{ state: "done" }, { state: "done", dryRun: true }]);

  expect(await client.figures.kpi({ version: "v1" })).toBeNull();
  expect(await client.data.quality({ version: "v1" })).toBeNull();
  expect((await client.session.overview()).next.map(({ job }) => job)).toEqual([
    "figures",
    "segment",
    "recommend",
    "backup",
  ]);
  await run(desk, { kind: "figures" });
  const figures = await client.figures.kpi({ version: "v1" });
  expect(figures).toMatchObject({ id: "kpi-1" });
  expect(figures?.kpis.months).toHaveLength(17);
  expect(await client.data.quality({ version: "v1" })).toMatchObject({ id: "quality-1", accepted: [] });

  await run(desk, { kind: "segment", counts: [4, 5], seed: 1 });
  await run(desk, { kind: "recommend", trees: 20, seed: 1 });
  const { workspace } = await client.session.info();
  expect(workspace?.kept.map(({ id }) => id)).toEqual(["kpi-1", "quality-1", "segmentation-1", "recommendation-1"]);
  expect(workspace?.products).toHaveLength(15);
  expect(workspace?.attributes.find(({ id }) => id === "gender")?.labels).toEqual(["H", "V"]);

  const report = await run(desk, { kind: "report", path: desk.at("out/report.html") });
  expect(report.file).toBe(desk.at("out/report.html"));
  expect(readFileSync(report.file ?? "", "utf8")).toContain("default-src 'none'");
  const backup = await run(desk, { kind: "backup" });
  expect(desk.desk.fileOfJob(backup.id)).toBe(backup.file);
  expect(existsSync(backup.file ?? "")).toBe(true);
  expect((await client.session.overview()).next.map(({ job }) => job)).not.toContain("backup");
  expect((await run(desk, { kind: "verify" })).result).toMatchObject({ ok: true });
  expect((await run(desk, { kind: "reproduce", id: "kpi-1" })).result).toMatchObject({ same: true });
});

it("writes exports under names that say what they are, and never over one another", async () => {
  const first = await run(desk, { kind: "export", what: "segments", format: "csv" });
  const second = await run(desk, { kind: "export", what: "segments", format: "csv" });
  expect(first.file).toMatch(/bank segments v1 2019-05\.csv$/);
  expect(second.file).toMatch(/bank segments v1 2019-05 \(2\)\.csv$/);
  const rows = await run(desk, {
    kind: "exportRows",
    format: "xlsx",
    rows: { version: "v1", month: "2019-05", filters: [{ column: "gender", in: ["H"] }], search: "" },
  });
  const shown = await desk.client.figures.rows({
    version: "v1",
    month: "2019-05",
    filters: [{ column: "gender", in: ["H"] }],
  });
  expect(rows.result).toMatchObject({ rows: shown.total });
  const table = await run(desk, {
    kind: "exportTable",
    format: "csv",
    name: "what I see",
    columns: [{ name: "product", kind: "text" }],
    rows: [["=1+1"], [null]],
  });
  expect(table).toMatchObject({ result: { rows: 2 } });
  const answer = await run(desk, { kind: "exportSql", format: "csv", query: "SELECT customer FROM panel('2019-05')" });
  expect(answer.result).toMatchObject({
    rows: (await desk.client.figures.rows({ version: "v1", month: "2019-05" })).total,
  });
});

it("says in sentences what changed, newest first", async () => {
  const { changes } = await desk.client.session.overview();
  expect(changes.length).toBeLessThanOrEqual(8);
  expect(changes.map(({ at }) => at)).toEqual(
    changes
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  expect(changes.map(({ screen }) => screen)).toEqual([
    "home",
    "recommendations",
    "segments",
    "data",
    "dashboard",
    "data",
  ]);
  expect(changes.at(-1)?.text).toMatch(/^Import 2018-01 to 2019-05: v1 has [\d,]+ rows, 2018-01 to 2019-05\.$/);
});
