import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placeTableFile } from "../../../../core/api/groupingFiles.ts";
import { showGrouping } from "../../../../core/api/groupingRuns.ts";
import { clusterTableFile } from "../../../../core/api/tableClusters.ts";
import { scoreWithSearch } from "../../../../core/api/tableRuns.ts";
import { recordRun } from "../../../../core/experiments/runs/recordRun.ts";
import { createRandom } from "../../../../core/random/random.ts";
import { createWorkspaceFile } from "../../../../core/store/workspaceFile.ts";
import golden from "../../../golden/tables/place.json" with { type: "json" };

const KINDS = [
  { name: "young", age: 25, spend: 10, city: "Vigo" },
  { name: "old", age: 70, spend: 12, city: "Lugo" },
  { name: "rich", age: 50, spend: 90, city: "Lugo" },
];

let folder = "";
let path = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "clusters-"));
  path = join(folder, "people.csv");
  const random = createRandom(5);
  const rows = Array.from({ length: 600 }, (_, row) => {
    const { name, age, spend, city } = KINDS[row % 3];
    return `p${row},${(age + 3 * random.normal()).toFixed(1)},${(spend + 4 * random.normal()).toFixed(2)},${city},7,${name}`;
  });
  writeFileSync(path, `id,age,spend,city,same,kind\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cellsOf = (file: string) =>
  readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

describe("groups of a table", () => {
  it("are as many as there are, described by what sets them apart, every row in its own", async () => {
    const out = join(folder, "out");
    const { result } = await clusterTableFile({ path, id: "id", exclude: ["kind"], out });
    expect(result).toMatchObject({ k: 3, chosenBy: "vote", columns: ["age", "spend", "city"] });
    expect(result.aside.map(({ column }) => column)).toEqual(["id", "same", "kind"]);
    const lines = readFileSync(join(out, "labels.csv"), "utf8").trim().split(/\r?\n/).slice(1);
    const groupOf = (row: number) => lines[row].split(",")[1];
    const groups = KINDS.map((_, kind) => new Set(lines.flatMap((_, row) => (row % 3 === kind ? [groupOf(row)] : []))));
    expect(groups.map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(new Set(groups.flatMap((each) => [...each])).size).toBe(3);
    const young = result.clusters.find(({ id }) => groups[0].has(id));
    expect(young?.facts.join(" ")).toMatch(/city Vigo in 100\u202f%; all rows 33\u202f%\./);
    expect(young?.facts.join(" ")).toMatch(/age 2[45](\.\d)? on average/);
    expect(readFileSync(join(out, "report.md"), "utf8")).toContain("## The vote");
  });

  it("are as many as a person wants, and the same again", async () => {
    const ask = () => clusterTableFile({ path, id: "id", k: 4, exclude: ["kind"] });
    const { result } = await ask();
    expect(result).toMatchObject({ k: 4, chosenBy: "person" });
    expect((await ask()).result).toEqual(result);
  });

  it("are refused where there is nothing to group", async () => {
    const exclude = ["age", "spend", "city", "kind"];
    await expect(clusterTableFile({ path, id: "id", exclude })).rejects.toThrow(/No column is left to group by/);
    await expect(clusterTableFile({ path, k: 1 })).rejects.toThrow(/from 2 to 20, not 1/);
    await expect(clusterTableFile({ path, id: "name" })).rejects.toThrow(/no column "name"/);
  });
});

describe("rows of another table", () => {
  const at = (name: string) => join(folder, name);

  it("come into the groups, as far from the middle, that scikit-learn places them in", async () => {
    writeFileSync(at("train.csv"), golden.train);
    writeFileSync(at("new.csv"), golden.new);
    const { result } = await clusterTableFile({ path: at("train.csv"), k: 3, out: at("golden") });
    const placed = await placeTableFile(at("golden/model.json"), at("new.csv"), at("new-groups.csv"));
    const cells = cellsOf(at("new-groups.csv"));
    expect(cells.map(([, group]) => group)).toEqual(golden.groups);
    expect(cells.map(([, , , far]) => Number(far))).toEqual(golden.far);
    for (const [row, [, , distance]] of cells.entries()) expect(Number(distance)).toBeCloseTo(golden.distances[row], 4);
    expect(placed).toMatchObject({ rows: golden.groups.length, far: { rows: golden.far.filter(Boolean).length } });
    expect(placed.groups.map(({ shareBefore }) => shareBefore)).toEqual(result.clusters.map(({ share }) => share));
    expect(placed.groups.map(({ id, rows }) => [id, rows])).toEqual(
      result.clusters.map(({ id }) => [id, golden.groups.filter((group) => group === id).length]),
    );
  });

  it("stay in their own group when they are the rows that it was made of", async () => {
    await clusterTableFile({ path, id: "id", exclude: ["kind"], out: at("same") });
    const { far } = await placeTableFile(at("same/model.json"), path, at("same.csv"), "id");
    expect(cellsOf(at("same.csv")).map(([id, group]) => [id, group])).toEqual(cellsOf(at("same/labels.csv")));
    expect(far.share).toBeLessThan(0.012);
  });

  it("are refused with the reason when a column or the model is missing", async () => {
    writeFileSync(at("short.csv"), "age,spend\n1,2\n3,4\n");
    const place = (model: string, file: string) => placeTableFile(at(model), at(file), at("never.csv"));
    await expect(place("golden/model.json", "short.csv")).rejects.toThrow(/no column "city"/);
    await expect(place("golden/clusters.json", "new.csv")).rejects.toThrow(/no model of groups/);
    expect(existsSync(at("never.csv"))).toBe(false);
  });
});

it("a run of another kind is not taken for a grouping, nor a grouping for a search", async () => {
  const file = createWorkspaceFile(join(folder, "w.easymoney"));
  const run = recordRun(file, {
    kind: "table",
    name: "kind of people.csv",
    data: "0a1b2c",
    config: {},
    seed: 1,
    params: {},
    metrics: [],
    metric: null,
    started: "2026-01-01T00:00:00.000Z",
    seconds: 1,
    peakBytes: null,
  });
  expect(() => showGrouping(file, run)).toThrow(/Run 1 \(kind of people.csv\) is no grouping/);
  const grouping = await clusterTableFile({ path, k: 3, exclude: ["kind"] }, {}, file);
  expect(() => scoreWithSearch(file, grouping.run ?? 0, path, join(folder, "never.csv"))).toThrow(
    /Run 2 is no search on a table/,
  );
  file.close();
});
