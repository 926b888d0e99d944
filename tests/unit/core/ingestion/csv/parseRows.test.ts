import { describe, expect, it } from "vitest";
import { parseRows } from "../../../../../core/ingestion/csv/parseRows.ts";
import { faultsOf, layoutOf, parse, rowsOf } from "../../../../support/csvRows.ts";

const two = layoutOf(["text", "text"]);

describe("the grammar of rows", () => {
  it("undoes quotes and doubled quotes, and keeps delimiters and line breaks inside them", () => {
    const parsed = parse('"a ""b""","1,2"\n"x\r\ny",z\n"""",""""""\n', two);
    expect(rowsOf(parsed)).toEqual([
      ['a "b"', "1,2"],
      ["x\r\ny", "z"],
      ['"', '""'],
    ]);
    expect(parsed.faults).toEqual([]);
  });

  it("takes a quote inside an unquoted field for text", () => {
    expect(rowsOf(parse('5" pipe,a"b"\n x "q",""\n', two))).toEqual([
      ['5" pipe', 'a"b"'],
      ['x "q"', null],
    ]);
  });

  it.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR", "\r"],
  ])("ends rows at %s, with one after the last row or without", (_, br) => {
    for (const tail of ["", br]) {
      const parsed = parse(`a,b${br}c,d${tail}`, two);
      expect(rowsOf(parsed)).toEqual([
        ["a", "b"],
        ["c", "d"],
      ]);
      expect(parsed.lines).toBe(tail ? 2 : 1);
    }
  });

  it("takes mixed line breaks one by one", () => {
    const parsed = parse("a,b\rc,d\n\re,f\r\ng,h\n\n", two);
    expect(rowsOf(parsed).map(([first]) => first)).toEqual(["a", "c", "e", "g"]);
    expect([...parsed.rowLine]).toEqual([0, 1, 3, 4]);
    expect(parsed.blankLines).toBe(2);
    expect(parsed.lines).toBe(6);
  });

  it("skips and counts blank lines, but not a quoted empty text or spaces", () => {
    const parsed = parse('\n\na\n\r\n""\n \n', layoutOf(["text"]));
    expect(rowsOf(parsed)).toEqual([["a"], [null], [null]]);
    expect(parsed.blankLines).toBe(3);
  });

  it("leaves rows out that have too few or too many fields, whole with the line breaks in their quotes", () => {
    const parsed = parse('a,b\nc\nd,e,"f\n\ng"\nh,\n,i\n', two);
    expect(rowsOf(parsed)).toEqual([
      ["a", "b"],
      ["h", null],
      [null, "i"],
    ]);
    expect(parsed.faults).toEqual([
      { row: -1, column: -1, reason: "too-few-fields", value: "c", offset: 4, line: 1 },
      { row: -1, column: -1, reason: "too-many-fields", value: 'd,e,"f\n\ng"', offset: 6, line: 2 },
    ]);
    expect([...parsed.rowLine]).toEqual([0, 5, 6]);
  });

  it("refuses text after a closing quote and goes on with the next line", () => {
    const parsed = parse('a,b\n"c"d,e\n"f" ,g\nh,i\n', two);
    expect(faultsOf(parsed)).toEqual(["text-after-quote", "text-after-quote"]);
    expect(rowsOf(parsed)).toEqual([
      ["a", "b"],
      ["h", "i"],
    ]);
  });

  it("gives an unclosed quote one row and reads on with the line after it opened", () => {
    const parsed = parse('a,b\n"c\nd",e\nf,"g\nh,i\nj,k', two);
    expect(parsed.faults).toEqual([
      { row: -1, column: -1, reason: "unclosed-quote", value: 'f,"g', offset: 12, line: 3 },
    ]);
    expect(rowsOf(parsed)).toEqual([
      ["a", "b"],
      ["c\nd", "e"],
      ["h", "i"],
      ["j", "k"],
    ]);
    expect([...parsed.rowLine]).toEqual([0, 1, 4, 5]);
    expect(parsed.lines).toBe(5);
  });

  it("looks for a closing quote no further than the limit of a field", () => {
    const rest = "x,y\n".repeat(100);
    const parsed = parse(`a,"b\n${rest}c","d"\n`, layoutOf(["text", "text"], { maxFieldBytes: 50 }));
    expect(faultsOf(parsed)).toEqual(["unclosed-quote"]);
    expect(parsed.rows).toBe(101);
  });

  it("refuses a field longer than the limit, quoted or not, asked for or not, and takes one of just that length", () => {
    const layout = layoutOf(["text", "skip"], { maxFieldBytes: 10 });
    const fits = parse(`${"a".repeat(10)},"${"b".repeat(8)}"\n`, layout);
    expect(rowsOf(fits)).toEqual([["a".repeat(10)]]);
    const parsed = parse(`${"a".repeat(11)},b\na,"${"b".repeat(9)}"\nc,${"d".repeat(11)}\ne,f\n`, layout);
    expect(faultsOf(parsed)).toEqual(["field-too-long", "field-too-long", "field-too-long"]);
    expect(rowsOf(parsed)).toEqual([["e"]]);
    expect(parsed.columns[0]).toMatchObject({ labels: ["", "e"] });
  });

  it.each([
    [";", 59],
    ["\t", 9],
    ["|", 124],
  ])("splits at %j", (mark, delimiter) => {
    const layout = layoutOf(["integer", "text", "flag"], { dialect: { delimiter } });
    expect(rowsOf(parse(`1${mark}a,b${mark}0\n${mark}"x${mark}y"${mark}\n`, layout))).toEqual([
      [1, "a,b", 0],
      [null, `x${mark}y`, null],
    ]);
  });

  it("reads no row from nothing", () => {
    expect(parse("", two)).toMatchObject({ rows: 0, end: 0, lines: 0, faults: [] });
  });
});

describe("a range of the bytes", () => {
  const bytes = Buffer.from('a,b\n"\n\nc",d\ne,f\ng,h');

  it("reads the rows that begin in it, and the last one to its end", () => {
    const first = parseRows(bytes, 0, 5, two);
    expect(rowsOf(first)).toEqual([
      ["a", "b"],
      ["\n\nc", "d"],
    ]);
    expect(first.end).toBe(12);
    const second = parseRows(bytes, first.end, bytes.length, two, { last: true });
    expect(rowsOf(second)).toEqual([
      ["e", "f"],
      ["g", "h"],
    ]);
    expect([...second.rowStart]).toEqual([0, 4]);
    expect([...second.rowLine]).toEqual([0, 1]);
  });

  it("leaves a row unread that may go on after the bytes", () => {
    expect(parseRows(bytes, 0, bytes.length, two)).toMatchObject({ rows: 3, end: 16, lines: 5 });
    for (let length = 0; length <= bytes.length; length++) {
      const part = parseRows(bytes.subarray(0, length), 0, length, two);
      expect(part.end).toBe(length >= 16 ? 16 : length >= 12 ? 12 : length >= 4 ? 4 : 0);
      expect(part.faults).toEqual([]);
    }
  });

  it("waits for the byte after a CR or a closing quote that comes last", () => {
    expect(parseRows(Buffer.from("a,b\r"), 0, 4, two).rows).toBe(0);
    expect(parseRows(Buffer.from('a,"b"'), 0, 5, two).rows).toBe(0);
    expect(parseRows(Buffer.from("a,b\r"), 0, 4, two, { last: true }).rows).toBe(1);
  });
});

describe("layouts that cannot be read", () => {
  it.each([
    ["a field twice", { columns: [0, 0].map((field) => ({ field, kind: "text" as const, nullTokens: [] })) }],
    ["a field that is not there", { columns: [{ field: 2, kind: "text" as const, nullTokens: [] }] }],
    ["no field", { fields: 0, columns: [] }],
  ])("are refused: %s", (_, changes) => {
    expect(() => parse("a,b\n", { ...two, ...changes })).toThrow(expect.objectContaining({ code: "csv-layout" }));
  });

  it("are refused with more than 32 flags", () => {
    expect(() => parse("", layoutOf(new Array(33).fill("flag")))).toThrow(/at most 32/);
    expect(rowsOf(parse(`${new Array(32).fill(1).join(",")}\n`, layoutOf(new Array(32).fill("flag"))))).toEqual([
      new Array(32).fill(1),
    ]);
  });
});
