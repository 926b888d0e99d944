import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finish } from "../../../../core/jobs/progress.ts";
import { exportTable } from "../../../../core/reporting/tables/exportTable.ts";
import type { Cell, ExportTable } from "../../../../core/reporting/tables/table.ts";
import { readXlsx } from "../../../support/readXlsx.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "export-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ROWS: Cell[][] = [
  ["007", "=SUM(A1:A9)", 12, -3.5],
  ["x,y", '+49 "me"', null, 0.1],
  ["-12", "@cmd\nnext", 1_000_000, -0],
  ["ñandú", "\tTAB", 0, null],
];
const tableOf = (rows: readonly Cell[][], rowCount = rows.length): ExportTable => ({
  name: "a table",
  columns: [
    { name: "code", kind: "text" },
    { name: "note", kind: "text" },
    { name: "n", kind: "integer" },
    { name: "eur", kind: "decimal" },
  ],
  rowCount,
  rows: () => rows,
});
const write = (name: string, table: ExportTable, options = {}) =>
  finish(exportTable(table, join(folder, name), options));
const csv = (name: string, options = {}) => parse(readFileSync(join(folder, name)), { bom: true, ...options });

describe("a CSV export", () => {
  it("is read back by another reader: numbers as they are, formulas as text with an apostrophe", async () => {
    const report = await write("t.csv", tableOf(ROWS));
    expect(report).toMatchObject({ rows: 4, path: join(folder, "t.csv") });
    expect(csv("t.csv")).toEqual([
      ["code", "note", "n", "eur"],
      ["007", "'=SUM(A1:A9)", "12", "-3.5"],
      ["x,y", `'+49 "me"`, "", "0.1"],
      ["-12", "'@cmd\nnext", "1000000", "0"],
      ["ñandú", "'\tTAB", "0", ""],
    ]);
  });

  it("takes the marks of a country", async () => {
    await write("t.csv", tableOf([["a;b", "c", 1, 2.5]]), { delimiter: ";", decimal: "," });
    expect(readFileSync(join(folder, "t.csv"), "utf8")).toBe('\ufeffcode;note;n;eur\r\n"a;b";c;1;2,5\r\n');
  });

  it("loses no row and runs nothing, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), async (pairs) => {
        const rows = pairs.map(([a, b]): Cell[] => [a, b, 1, 2]);
        const { rows: written } = await write("p.csv", tableOf(rows));
        expect(written).toBe(rows.length);
        const read = csv("p.csv", { relax_quotes: false }).slice(1) as string[][];
        expect(read).toHaveLength(rows.length);
        for (const [i, [a]] of read.entries()) {
          expect(a === rows[i][0] || a === `'${rows[i][0]}`).toBe(true);
          if (/^[=+@\t\r]/.test(a)) expect(Number.isNaN(Number(a))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("an XLSX export", () => {
  it("keeps numbers as numbers and text as text, under a fixed header", async () => {
    const report = await write("t.xlsx", tableOf(ROWS));
    expect(report.rows).toBe(4);
    const { cells, xml } = readXlsx(join(folder, "t.xlsx"));
    expect(cells[0].map(({ value }) => value)).toEqual(["code", "note", "n", "eur"]);
    expect(cells[1]).toMatchObject([
      { value: "007", isNumber: false },
      { value: "=SUM(A1:A9)", isNumber: false },
      { value: "12", isNumber: true },
      { value: "-3.5", isNumber: true },
    ]);
    expect(xml).not.toContain("<f>");
    expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
  });
});

describe("an export", () => {
  it("leaves nothing behind when rows go missing, when it is cancelled, or when the format is not known", async () => {
    await expect(write("t.csv", tableOf(ROWS, 5))).rejects.toThrow("has 4 rows instead of 5");
    const many = Array.from({ length: 20_000 }, (): Cell[] => ["a", "b", 1, 2]);
    await expect(write("t.csv", tableOf(many), { signal: AbortSignal.abort() })).rejects.toThrow("Cancelled");
    await expect(write("t.pdf", tableOf(ROWS))).rejects.toThrow("The format of");
    for (const name of ["t.csv", "t.csv.part", "t.pdf"]) expect(existsSync(join(folder, name))).toBe(false);
  });
});
