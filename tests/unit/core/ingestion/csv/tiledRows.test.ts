import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParsedRows } from "../../../../../core/ingestion/csv/layout.ts";
import { parseRows } from "../../../../../core/ingestion/csv/parseRows.ts";
import { layoutOf } from "../../../../support/csvRows.ts";
import { bitsOf } from "../../../../support/sameRows.ts";

/** Cells that the kernel takes, and such as it nearly does, by kind. */
const CELLS = {
  flag: ["0", "1", "", "0.0", "1.0", "0.", "1.00", "2", "00", " 1", "NA", "0,0"],
  integer: [
    "7",
    "-7",
    "",
    "12345678",
    "-123456789",
    "987654321",
    "1234567890",
    "29.0",
    "-5.0",
    "-0",
    "-",
    ".0",
    "1.5",
  ].concat(["+3", "007", "1.00", "2147483647", "2147483648", " 4", "12a45", "1:3", "/9", "NA", "--1", "1-"]),
  decimal: [
    "1.5",
    "-0.25",
    "",
    "0",
    "-0",
    "12345678.1234567",
    "123456789.5",
    "0.12345678",
    "87218.10000000001",
    "12.",
  ].concat([
    ".5",
    "-.5",
    "1e3",
    "1.2.3",
    "1,5",
    "99999999.99",
    "-99999999.9999999",
    "00.10",
    "NA",
    "x",
    "9007199.2547409",
  ]),
  category: ["a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefgi", "bbcdefgh", "03 - UNIVERSITARIO", ""].concat(
    ["02 - PARTICULARES", "03 - UNIVERSITARIA", "a label of many more bytes, this", "a label of many mOre bytes, this"],
    [" a", "a ", "NA", "ñandú", "a\u0000", "abcdefg\u0000"],
  ),
  date: [
    "2018-01",
    "2018-01-31",
    "2018-02-29",
    "2020-02-29",
    "",
    "1900-02-29",
    "0001-01-01",
    "0000-12",
    "9999-12-31",
  ].concat([
    "2018-13",
    "2018-00",
    "2018-1-1",
    "2018/01/01",
    "2018-01-3",
    "2018-01-00",
    "2018-011",
    "201a-01",
    "2018-01-0x",
  ]),
  skip: ["", "anything", "5", "a longer text that nobody asks for", "'", "\t"],
};
const LABELS = CELLS.category;
type Kind = "flag" | "integer" | "decimal" | "category" | "date" | "month" | "text" | "skip";
const KINDS: readonly Kind[] = ["flag", "flag", "integer", "decimal", "category", "date", "month", "text", "skip"];

const cellsOf = (kind: Kind) => (kind === "text" ? LABELS : kind === "month" ? CELLS.date : CELLS[kind]);

/** Rows of which most are plain; `dirt` of a hundred cells are anything. */
const document = fc
  .tuple(
    fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 24 }),
    fc.constantFrom("\n", "\n", "\r\n", "\r"),
    fc.constantFrom(".", ","),
    fc.constantFrom(0, 1, 10, 50),
  )
  .chain(([kinds, lineBreak, decimal, dirt]) => {
    const row = fc.tuple(
      ...kinds.map((kind) => {
        const cells = cellsOf(kind);
        const dirty = fc.constantFrom(...cells, '"q"', '"a\nb"', 'a"b', "a\rb");
        return fc.oneof(
          { weight: 100 - dirt, arbitrary: fc.constantFrom(...cells.slice(0, 9)) },
          { weight: dirt, arbitrary: dirty },
        );
      }),
    );
    const line = row.map((cells) => cells.map((cell) => cell.replaceAll(";", "")).join(";"));
    const odd = fc.constantFrom("", "too;few", ";".repeat(30), '"never closed');
    const lines = fc.array(
      dirt === 0 ? line : fc.oneof({ weight: 40, arbitrary: line }, { weight: 1, arbitrary: odd }),
      {
        maxLength: 60,
      },
    );
    return fc.record({
      bytes: lines.map((all) =>
        Buffer.from(all.map((text) => text.replaceAll(/(?<=\d)\.(?=\d)/g, decimal) + lineBreak).join("")),
      ),
      layout: fc.constant(
        layoutOf(kinds, {
          dialect: { delimiter: 59, decimal: decimal as "." | "," },
          nullTokens: ["NA", "abcd"],
          maxFieldBytes: 400,
        }),
      ),
    });
  });

function expectSame(tiled: ParsedRows, general: ParsedRows): void {
  if (bitsOf(tiled) === bitsOf(general)) return;
  expect(tiled).toEqual(general);
  expect(bitsOf(tiled)).toBe(bitsOf(general));
}

describe("the kernel and the general reader", () => {
  it("read the same to the last bit, wherever the tiles' borders fall (3,000)", () => {
    const property = fc.property(document, fc.boolean(), fc.nat(80), ({ bytes, layout }, last, firstBytes) => {
      const general = parseRows(bytes, 0, bytes.length, layout, { last, firstBytes: Number.POSITIVE_INFINITY });
      const tiled = parseRows(bytes, 0, bytes.length, layout, { last, firstBytes });
      expectSame(tiled, general);
    });
    fc.assert(property, { numRuns: 3_000, seed: 1 });
  });

  it("read the same of a part of the bytes, to whichever row it ends in (1,000)", () => {
    const property = fc.property(document, fc.nat(3000), fc.nat(80), ({ bytes, layout }, end, firstBytes) => {
      const general = parseRows(bytes, 0, end, layout, { last: true, firstBytes: Number.POSITIVE_INFINITY });
      const tiled = parseRows(bytes, 0, end, layout, { last: true, firstBytes });
      expectSame(tiled, general);
    });
    fc.assert(property, { numRuns: 1_000, seed: 2 });
  });

  it("read the same of more lines, and of longer ones, than a tile has room for", () => {
    const layout = layoutOf(["integer", "text", "flag"], { maxFieldBytes: 200_000 });
    const short = "1,,\n".repeat(40_000);
    const long = `2,${"x".repeat(150_000)},1\n`;
    const bytes = Buffer.from(short + long + short);
    const general = parseRows(bytes, 0, bytes.length, layout, { last: true, firstBytes: Number.POSITIVE_INFINITY });
    const tiled = parseRows(bytes, 0, bytes.length, layout, { last: true });
    expect(tiled.rows).toBe(80_001);
    expect(bitsOf(tiled)).toBe(bitsOf(general));
  });

  it("read the same of more labels than the kernel keeps", () => {
    const layout = layoutOf(["text", "category"]);
    const lines = Array.from({ length: 6000 }, (_, i) => `customer ${(i * 7919) % 2003},label ${"l".repeat(i % 90)}\n`);
    const bytes = Buffer.from(lines.join(""));
    const general = parseRows(bytes, 0, bytes.length, layout, { last: true, firstBytes: Number.POSITIVE_INFINITY });
    expect(bitsOf(parseRows(bytes, 0, bytes.length, layout, { last: true, firstBytes: 100 }))).toBe(bitsOf(general));
  });
});
