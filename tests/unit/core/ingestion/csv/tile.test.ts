import { describe, expect, it } from "vitest";
import { ColumnStore } from "../../../../../core/ingestion/csv/columnStore.ts";
import { hashBytes } from "../../../../../core/ingestion/csv/labelDictionary.ts";
import { INTEGER_NULL } from "../../../../../core/ingestion/csv/layout.ts";
import { planRows } from "../../../../../core/ingestion/csv/rowPlan.ts";
import { Tile } from "../../../../../core/ingestion/csv/tile.ts";
import { layoutOf } from "../../../../support/csvRows.ts";

const layout = layoutOf(["skip", "integer", "month", "date", "category", "decimal", "flag", "flag", "flag"]);

/** The lines of a text that only the kernel has read, and which of them it left. */
function readTile(text: string) {
  const plan = planRows(layout);
  const store = new ColumnStore(plan, 100);
  const label = Buffer.from("KHE");
  store.categories[0].add(label, 0, 3, hashBytes(label, 0, 3), "KHE", 0);
  const tile = Tile.of(plan, store);
  if (!tile) throw new Error("the kernel is not built");
  const bytes = Buffer.from(text);
  const lines = tile.read(bytes, 0, bytes.length, bytes.length, 0);
  tile.keep(0, lines, 0);
  const cells = <T>(array: ArrayLike<T>) => Array.from({ length: lines }, (_, line) => array[line]);
  return {
    odd: cells(tile.odd),
    starts: cells(store.rowStart),
    integers: store.integers.map(cells),
    decimals: cells(store.decimals[0]),
    codes: cells(store.categoryCodes[0]),
    flags: cells(store.flags),
    nulls: cells(store.flagNulls),
  };
}

describe("a tile", () => {
  it.each(["\n", "\r\n"])("has plain cells of every kind read by the kernel alone, lines ending in %j", (lineBreak) => {
    const lines = [
      "x,15891,2018-01,2017-12-31,KHE,87218.1,0,1,1.0",
      ",-3.0,2019-05-28,1969-12,NA,-0.5,0.0,,0",
      ",,,,,,,,",
    ];
    const found = readTile(lines.map((line) => line + lineBreak).join(""));
    expect(found.odd).toEqual([0, 0, 0]);
    expect(found.starts).toEqual([
      0,
      lines[0].length + lineBreak.length,
      lines[0].length + lines[1].length + 2 * lineBreak.length,
    ]);
    const days = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    expect(found.integers).toEqual([
      [15_891, -3, INTEGER_NULL],
      [2018 * 12, 2019 * 12 + 4, INTEGER_NULL],
      [days("2017-12-31"), days("1969-12-01"), INTEGER_NULL],
    ]);
    expect(found.decimals).toEqual([87_218.1, -0.5, Number.NaN]);
    expect(found.codes).toEqual([1, 0, 0]);
    expect(found.flags).toEqual([0b110, 0, 0]);
    expect(found.nulls).toEqual([0, 0b010, 0b111]);
  });

  it.each([
    ["a quote", 'x,1,2018-01,,KHE,1,"0",0,0'],
    ["a quote in a field not asked for", '"x",1,2018-01,,KHE,1,0,0,0'],
    ["a lone carriage return", "x\r,1,2018-01,,KHE,1,0,0,0"],
    ["too few fields", "x,1,2018-01,,KHE,1,0,0"],
    ["too many fields", "x,1,2018-01,,KHE,1,0,0,0,0"],
    ["no field at all", ""],
    ["a space before a number", "x, 1,2018-01,,KHE,1,0,0,0"],
    ["ten digits", "x,1234567890,2018-01,,KHE,1,0,0,0"],
    ["a thirteenth month", "x,1,2018-13,,KHE,1,0,0,0"],
    ["a day that the month lacks", "x,1,2018-01,2018-02-29,KHE,1,0,0,0"],
    ["a label not met before", "x,1,2018-01,,KAT,1,0,0,0"],
    ["an exponent", "x,1,2018-01,,KHE,1e3,0,0,0"],
    ["no flag", "x,1,2018-01,,KHE,1,0,2,0"],
  ])("leaves a line with %s to the general reader, and no other", (_, line) => {
    const plain = "x,1,2018-01,,KHE,1,0,0,0";
    expect(readTile(`${plain}\n${line}\n${plain}\n`).odd).toEqual([0, 1, 0]);
  });

  it("leaves out a last line without its line break", () => {
    expect(readTile("x,1,2018-01,,KHE,1,0,0,0\nx,1,2018-01,,KHE,1,0,0,0").odd).toEqual([0]);
  });
});
