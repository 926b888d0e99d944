import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discardDesk, faultOf, run, testDesk } from "../../../../support/testDesk.ts";

const desk = testDesk();
const path = desk.at("people.csv");
const group = async (k?: number) => {
  const request = { kind: "tableCluster" as const, path, id: "name", exclude: ["kind"], seed: 1 };
  const job = await run(desk, k === undefined ? request : { ...request, k });
  return job.result as { run: number; folder: string };
};
let voted: Awaited<ReturnType<typeof group>>;
let four: Awaited<ReturnType<typeof group>>;

/** Three kinds of people; numbers that are spread without chance. */
function people(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const kind = row % 3;
    const [age, spend] = [
      [25, 10],
      [70, 12],
      [50, 90],
    ][kind];
    return `p${row},${age + ((row * 7) % 11) / 3},${spend + ((row * 5) % 13) / 4},${["Vigo", "Lugo", "Lugo"][kind]},k${kind}`;
  });
  return `${["name,age,spend,city,kind", ...lines].join("\n")}\n`;
}

beforeAll(async () => {
  await desk.client.session.create({ path: desk.at("w") });
  writeFileSync(path, people(300));
  voted = await group();
  four = await group(4);
});
afterAll(() => discardDesk(desk));

describe("a grouping of a table", () => {
  it("is a run, with what was asked for and how good the groups are", async () => {
    const found = await desk.client.models.run({ id: voted.run });
    expect(found).toMatchObject({
      kind: "grouping",
      name: "groups of people.csv",
      data: expect.stringMatching(/^[0-9a-f]{64}$/),
      seed: 1,
      metric: "silhouette",
      params: { k: "auto", groups: 3, "chosen by": "vote", columns: "age, spend, city", excluded: "kind", id: "name" },
    });
    const { result } = await desk.client.tables.grouping({ run: voted.run });
    const line = result.vote.find(({ k }) => k === 3);
    const metrics = Object.fromEntries(found.metrics.map(({ name, value }) => [name, value]));
    expect(metrics).toMatchObject({
      silhouette: line?.silhouette,
      stability: line?.stability,
      "smallest group, share": Math.min(...result.clusters.map(({ share }) => share)),
    });
    expect(found.curves.map(({ steps }) => steps)).toContainEqual(result.vote.map(({ k }) => k));
    expect(found.artefacts.map(({ name }) => name)).toEqual(["folder", "labels", "model", "names", "report", "result"]);
    expect(found.peakBytes).toBeGreaterThan(1e6);
    expect(found.seconds).toBeGreaterThan(0);
  });

  it("stays listed, and its files are written again byte for byte when they are gone", async () => {
    const kept = await desk.client.tables.kept({});
    expect(kept.map(({ run: own, kind }) => [own, kind])).toEqual([
      [four.run, "grouping"],
      [voted.run, "grouping"],
    ]);
    const read = (folder: string) =>
      Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    const before = read(voted.folder);
    expect(Object.keys(before).sort()).toEqual(["clusters.json", "labels.csv", "model.json", "report.md"]);
    rmSync(voted.folder, { recursive: true });
    rmSync(path);
    expect(await desk.client.tables.grouping({ run: voted.run })).toMatchObject({ folder: null, id: "name" });
    const again = await run(desk, { kind: "tableGroups", run: voted.run });
    expect(read((again.result as { folder: string }).folder)).toEqual(before);
  });

  it("takes the rows of another file as they come", async () => {
    const other = desk.at("others.csv");
    // columns in another order, a new one, and a row that is like no other
    writeFileSync(other, "city,spend,name,more,age\nVigo,10,a,1,26\nLugo,91,b,1,51\nVigo,91,c,1,71\n");
    const job = await run(desk, { kind: "tablePlace", run: voted.run, path: other, id: "name" });
    const lines = readFileSync(job.file ?? "", "utf8")
      .trim()
      .split(/\r?\n/);
    expect(lines[0]).toBe("name,group,distance,far");
    const labels = readFileSync(join(four.folder, "labels.csv"), "utf8");
    expect(labels).toContain("p0,G");
    const cells = lines.slice(1).map((line) => line.split(","));
    expect(cells.map(([name]) => name)).toEqual(["a", "b", "c"]);
    expect(cells[0][1]).not.toBe(cells[1][1]);
    expect(cells.map(([, , , far]) => far)).toEqual(["0", "0", "1"]);
    expect(job.result).toMatchObject({ run: voted.run, placed: { rows: 3, far: { rows: 1 } } });
  });

  it("stands beside another of the same table, row by row", async () => {
    const { shared } = await desk.client.tables.beside({ run: voted.run, other: four.run });
    const [one, two] = [voted.run, four.run].map((own) => desk.client.tables.grouping({ run: own }));
    const sizes = async (of: typeof one) => (await of).result.clusters.map(({ rows }) => rows);
    expect(shared?.rows.map((own) => own.reduce((sum, n) => sum + n, 0))).toEqual(await sizes(one));
    expect(shared?.otherGroups.map((_, at) => shared.rows.reduce((sum, own) => sum + own[at], 0))).toEqual(
      await sizes(two),
    );
    expect(shared?.rand).toBeGreaterThan(0.5);
    expect(shared?.rand).toBeLessThan(1);
    expect((await desk.client.tables.beside({ run: four.run, other: four.run })).shared?.rand).toBe(1);
    writeFileSync(path, people(301));
    const other = await group(3);
    expect((await desk.client.tables.beside({ run: voted.run, other: other.run })).shared).toBeNull();
  });

  it("is deleted and comes back", async () => {
    const { client } = desk;
    const listed = async (deleted: boolean) => (await client.tables.kept({ deleted })).map(({ run: own }) => own);
    await client.models.delete({ ids: [four.run] });
    expect(await listed(false)).not.toContain(four.run);
    expect(await listed(true)).toEqual([four.run]);
    await client.jobs.undo();
    expect(await listed(false)).toContain(four.run);
    expect(await listed(true)).toEqual([]);
  });

  it("is asked for by its number", async () => {
    const { client } = desk;
    expect(await faultOf(client.tables.grouping({ run: 99 }))).toMatchObject({ code: "unknown-run" });
    expect(await faultOf(client.tables.beside({ run: voted.run, other: 99 }))).toMatchObject({ code: "unknown-run" });
  });
});
