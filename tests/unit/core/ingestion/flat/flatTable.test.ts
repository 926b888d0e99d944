import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyRecipe, columnOf, recipeOf } from "../../../../../core/features/tableRecipe.ts";
import { readFlatTable } from "../../../../../core/ingestion/flat/flatTable.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flat-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, whole: string[] = []) {
  const path = join(folder, `${Math.random()}.csv`);
  writeFileSync(path, text);
  return readFlatTable(path, { whole });
}

describe("readFlatTable", () => {
  it("finds the kind of each column from all of its rows", async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => {
      const late = i === 2999;
      return `${i},${i / 4},${late ? "x" : "7"},2019-05-${String((i % 28) + 1).padStart(2, "0")},007,${i % 2 ? "yes" : ""}`;
    });
    const table = await read(`n,half,late,day,code,answer\n${lines.join("\n")}\n`);
    expect(table.rows).toBe(3000);
    const kinds = Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));
    expect(kinds).toEqual({
      n: "number",
      half: "number",
      late: "number",
      day: "date",
      code: "category",
      answer: "category",
    });
    const late = columnOf(table, "late");
    expect(late.reason).toMatch(/"x"/);
    expect(late.missing).toBe(1);
    expect(Number.isNaN(late.values[2999])).toBe(true);
    expect(columnOf(table, "answer")).toMatchObject({ missing: 1500, distinct: 1, examples: ["yes"] });
    expect(columnOf(table, "half").values[10]).toBe(2.5);
    expect(columnOf(table, "day").values[0]).toBe(Date.UTC(2019, 4, 1) / 86_400_000);
  });

  it("reads decimal commas, and words for no value", async () => {
    const table = await read("a;b\n1,5;NA\n2,25;?\n;3\n");
    expect([...columnOf(table, "a").values]).toEqual([1.5, 2.25, Number.NaN]);
    expect(columnOf(table, "b")).toMatchObject({ kind: "number", missing: 2 });
  });

  it("remembers every text of the columns that need it, and so many of the others", async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `key ${i},text ${i}`);
    const table = await read(`key,text\n${rows.join("\n")}\n`, ["key"]);
    expect(columnOf(table, "key")).toMatchObject({ kind: "category", distinct: 12_000 });
    expect(columnOf(table, "text")).toMatchObject({ kind: "text", distinct: null, codes: null });
  });

  it("says which line cannot be read, and goes on when it is one of many", async () => {
    const rows = Array.from({ length: 100 }, (_, i) => (i === 50 ? "1,2,3" : "1,2"));
    const table = await read(`a,b\n${rows.join("\n")}\n`);
    expect(table.rows).toBe(99);
    expect(table.unread).toEqual({ rows: 1, first: [{ line: 52, reason: "too-many-fields" }] });
    expect(table.lines[50]).toBe(53);
    await expect(read("a,b\n1,2\n1\n")).rejects.toThrow(/1 rows cannot be read.*line 3/);
    await expect(read("a,a\n1,2\n")).rejects.toThrow(/Two columns are named "a"/);
    await expect(read("a,b\n")).rejects.toThrow(/no rows/);
  });
});

describe("a recipe", () => {
  it("reads another file as it read the first: labels by name, unknown ones as missing", async () => {
    const first = await read("colour,size\nred,1\nblue,2\nred,3\n");
    const recipe = recipeOf(first.columns);
    const other = await read("size,colour\n4,blue\nx,green\n");
    const [colour, size] = applyRecipe(recipe, other).columns;
    expect(colour).toMatchObject({ kind: "category", labels: ["", "red", "blue"], codes: Uint16Array.of(2, 0) });
    expect(size).toMatchObject({ kind: "number", values: Float64Array.of(4, Number.NaN) });
    const less = await read("size\n1\n");
    expect(() => applyRecipe(recipe, less)).toThrow(/no column "colour".*It has size/);
  });
});
