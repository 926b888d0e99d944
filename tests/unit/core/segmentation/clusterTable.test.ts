import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clusterTableFile } from "../../../../core/api/tableClusters.ts";
import { createRandom } from "../../../../core/random/random.ts";

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
