import { describe, expect, it } from "vitest";
import type { ColumnKind } from "../../../../../core/ingestion/csv/layout.ts";
import { parseRows } from "../../../../../core/ingestion/csv/parseRows.ts";
import { faultsOf, layoutOf, parse, rowsOf } from "../../../../support/csvRows.ts";

/** Values and faults of one column whose cells come one a row, beside a second column so that empty lines are not blank. */
function cells(kind: ColumnKind, texts: string[], options: Parameters<typeof layoutOf>[1] = {}) {
  const mark = String.fromCharCode(options.dialect?.delimiter ?? 44);
  const text = texts.map((cell) => `${cell}${mark}x\n`).join("");
  const parsed = parse(
    text,
    layoutOf([kind, "skip"], options),
    options.dialect?.encoding === "latin-1" ? "latin1" : "utf8",
  );
  return { values: rowsOf(parsed).map(([value]) => value), faults: faultsOf(parsed), parsed };
}

describe("cells", () => {
  it("reads integers, also padded, signed and with a decimal zero", () => {
    const texts = [
      "29",
      " 35",
      "35\t",
      "29.0",
      "29.000",
      "29.",
      "-3",
      "+3",
      "007",
      "0",
      "-0",
      "2147483647",
      "-2147483647",
    ];
    const expected = [29, 35, 35, 29, 29, 29, -3, 3, 7, 0, 0, 2147483647, -2147483647];
    expect(cells("integer", texts)).toMatchObject({ values: expected, faults: [] });
    expect(
      cells(
        "integer",
        texts.map((text) => `"${text}"`),
      ),
    ).toMatchObject({ values: expected, faults: [] });
  });

  it("refuses integers that do not fit 32 bits, or are none", () => {
    const texts = [
      "2147483648",
      "-2147483648",
      "99999999999999999999",
      "2.5",
      "1e3",
      "x",
      "1 2",
      "-",
      ".",
      ".0",
      "0x1",
      "1-",
    ];
    const { values, faults } = cells("integer", texts);
    expect(values).toEqual(texts.map(() => null));
    expect(faults).toEqual(texts.map((_, row) => `not-an-integer ${row}/0`));
  });

  it("reads a decimal comma, and no decimal point beside it", () => {
    const options = { dialect: { delimiter: 59, decimal: "," as const } };
    expect(cells("integer", ["29,0", "29.0"], options)).toMatchObject({ values: [29, null] });
    expect(cells("decimal", ["1,5", "-0,25", "1.5", "1,5e2"], options)).toMatchObject({
      values: [1.5, -0.25, null, 150],
    });
    expect(cells("flag", ["1,0", "0,0", "1.0"], options)).toMatchObject({ values: [1, 0, null] });
    expect(cells("decimal", ['"1,5"'], { dialect: { decimal: "," } })).toMatchObject({ values: [1.5] });
  });

  it("reads decimals to the double that Number gives", () => {
    const texts = [
      ...["0.1", "87218.10", "28894395.51", "1e3", "1E-3", "+.5", "5.", "-0", "-0.0", "0.30000000000000004"],
      ...["123456789012345", "1234567890123456", "9007199254740993", "0.000000000000000000000001", "1e-400"],
      ...[
        "179769313486231570000000000000000000000000000000000000000000000000000000000000000000000000",
        "4.35",
        "2.675",
      ],
    ];
    const { values, faults } = cells("decimal", texts);
    expect(faults).toEqual([]);
    for (const [i, text] of texts.entries()) expect(Object.is(values[i], Number(text)), text).toBe(true);
  });

  it("refuses what is not a finite decimal number", () => {
    const texts = [
      "Infinity",
      "-Infinity",
      "NaN",
      "0x10",
      "1e999",
      "1e",
      "1e+",
      "1.2.3",
      "--1",
      "1,5x",
      "e5",
      "1_000",
      ".",
    ];
    const { values, faults } = cells("decimal", texts, { dialect: { delimiter: 59 } });
    expect(values).toEqual(texts.map(() => null));
    expect(faults).toEqual(texts.map((_, row) => `not-a-number ${row}/0`));
  });

  it("reads flags as whole numbers 0 and 1", () => {
    expect(cells("flag", ["0", "1", "0.0", "1.0", " 1", "1.00", "", "NA", "+1", '"1"', '"0.0"'])).toMatchObject({
      values: [0, 1, 0, 1, 1, 1, null, null, 1, 1, 0],
      faults: [],
    });
    expect(cells("flag", ["2", "0.5", "x", "10", "-1"]).faults).toEqual(
      [0, 1, 2, 3, 4].map((row) => `not-a-flag ${row}/0`),
    );
  });

  it.each([",", ";", "\t", "|"])("does not take a neighbour of %j in ASCII for it between flags", (mark) => {
    const layout = layoutOf(["flag", "flag", "flag", "flag"], { dialect: { delimiter: mark.charCodeAt(0) } });
    const near = String.fromCharCode(mark.charCodeAt(0) ^ 1);
    const parsed = parse(`0${mark}1${mark}1${mark}0\n0${near}1${mark}1${mark}0\n0${mark}1${near}1${mark}0\n`, layout);
    expect(rowsOf(parsed)).toEqual([[0, 1, 1, 0]]);
    expect(faultsOf(parsed)).toEqual(["too-few-fields", "too-few-fields"]);
    expect(faultsOf(parse(`${`1${mark}`.repeat(4)}\n${`1${mark}`.repeat(4)}1\n`, layout))).toEqual([
      "too-many-fields",
      "too-many-fields",
    ]);
  });

  it("packs flags by their order in the layout, whatever their order in the file", () => {
    const layout = layoutOf(["flag", "flag", "flag", "flag", "flag"]);
    const columns = [3, 0, 1, 2, 4].map((field) => ({ field, kind: "flag" as const, nullTokens: [] }));
    const parsed = parse("1,0,1,0,1\n0,1,,1,0.0\n1.0,1,1,1,1\r\n", { ...layout, columns });
    expect(rowsOf(parsed)).toEqual([
      [0, 1, 0, 1, 1],
      [1, 0, 1, null, 0],
      [1, 1, 1, 1, 1],
    ]);
    expect([...parsed.flags]).toEqual([0b11010, 0b00101, 0b11111]);
    expect([...parsed.flagNulls]).toEqual([0, 0b01000, 0]);
  });

  it("reads dates and months of the real calendar", () => {
    const texts = [
      "1970-01-01",
      "2018-01-28",
      "2016-02-29",
      "2000-02-29",
      "2018-07",
      "1969-12-31",
      "0001-01-01",
      " 2018-01-28 ",
    ];
    const days = texts.map((text) => {
      const [year, month, day = "1"] = text.trim().split("-");
      return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    });
    expect(cells("date", texts)).toMatchObject({ values: days, faults: [] });
    const months = texts.map((text) => Number(text.trim().slice(0, 4)) * 12 + Number(text.trim().slice(5, 7)) - 1);
    expect(cells("month", texts)).toMatchObject({ values: months, faults: [] });
  });

  it("tells days that do not exist from texts that are no dates", () => {
    const impossible = ["2015-02-29", "2019-02-29", "1900-02-29", "2018-13-01", "2018-00", "2018-04-31", "2018-01-00"];
    expect(cells("date", impossible).faults).toEqual(impossible.map((_, row) => `impossible-date ${row}/0`));
    const others = [
      "2018",
      "2018-1-28",
      "28-01-2018",
      "2018/01/28",
      "2018-01-28T00",
      "x",
      "2018-01-2",
      "2018-01-",
      "201801",
    ];
    expect(cells("date", others).faults).toEqual(others.map((_, row) => `not-a-date ${row}/0`));
    expect(cells("month", others).faults).toEqual(others.map((_, row) => `not-a-month ${row}/0`));
    expect(cells("month", ["2018-13", "2018-02-30"]).faults).toEqual(["impossible-date 0/0", "impossible-date 1/0"]);
  });

  it("numbers labels by first appearance and keeps their text", () => {
    const { parsed, values } = cells("category", ["KHE", "007", " KHE ", "", "7", '"007"', "NA"]);
    expect(values).toEqual(["KHE", "007", "KHE", null, "7", "007", null]);
    expect(parsed.columns[0]).toMatchObject({ labels: ["", "KHE", "007", "7"] });
  });

  it("does not number labels that only broken rows hold", () => {
    const parsed = parse('a,b\nzz,"b"x\nyy\nxx,b,c\nq,b\n', layoutOf(["text", "text"]));
    expect(parsed.columns[0]).toMatchObject({ labels: ["", "a", "q"] });
  });

  it("keeps texts of any number apart, and categories up to 65,535", () => {
    const texts = Array.from({ length: 65_540 }, (_, i) => `c${i}`);
    const many = cells("text", texts);
    expect(many.values).toEqual(texts);
    const { parsed, faults } = cells("category", [...texts, "c5"]);
    expect(faults).toEqual([0, 1, 2, 3, 4].map((i) => `too-many-labels ${65_535 + i}/0`));
    expect(rowsOf(parsed)[65_534]).toEqual(["c65534"]);
    expect(rowsOf(parsed)[65_540]).toEqual(["c5"]);
  });

  it("compares null tokens after trimming, quoted or not, also those that look like values", () => {
    const options = { nullTokens: ["NA", "-999999", "-1", "99"] };
    expect(cells("integer", [" NA", "-999999", '"-1"', "-1.0", "99", "999"], options)).toMatchObject({
      values: [null, null, null, -1, null, 999],
      faults: [],
    });
    expect(cells("decimal", ["NA", "99", "99.0"], options)).toMatchObject({ values: [null, null, 99], faults: [] });
    expect(cells("category", ["NA ", "na", "99"], options)).toMatchObject({ values: [null, "na", null] });
    expect(cells("date", ["NA", "99"], options)).toMatchObject({ values: [null, null], faults: [] });
  });

  it("decodes UTF-8 and Latin-1, and says where UTF-8 is broken", () => {
    const names = ["A Coruña", "Málaga", "naïve café", "A Coruña"];
    expect(cells("category", names).values).toEqual(names);
    expect(cells("category", names, { dialect: { encoding: "latin-1" } }).values).toEqual(names);
    const bytes = Buffer.concat([Buffer.from("España,x\n"), Buffer.from("Espa\xf1a,x\nEspa\xf1a,x\n", "latin1")]);
    const parsed = parseRows(bytes, 0, bytes.length, layoutOf(["category", "skip"]), { last: true });
    expect(rowsOf(parsed)).toEqual([["España"], [null], [null]]);
    expect(parsed.faults).toMatchObject([
      { row: 1, column: 0, reason: "bad-encoding", value: "Espa\ufffda", offset: 10, line: 1 },
      { row: 2, column: 0, reason: "bad-encoding", line: 2 },
    ]);
  });

  it("reads the euro sign of Windows in Latin-1", () => {
    const bytes = Buffer.from([0x35, 0x80, 0x2c, 0x78]);
    const layout = layoutOf(["text", "skip"], { dialect: { encoding: "latin-1" } });
    expect(rowsOf(parseRows(bytes, 0, 4, layout, { last: true }))).toEqual([["5€"]]);
  });

  it("keeps the row of a faulty cell, and says what stood there", () => {
    const parsed = parse(`a,1\nb, ${"x".repeat(300)} \n`, layoutOf(["category", "integer"]));
    expect(rowsOf(parsed)).toEqual([
      ["a", 1],
      ["b", null],
    ]);
    expect(parsed.faults).toEqual([
      { row: 1, column: 1, reason: "not-an-integer", value: "x".repeat(200), offset: 4, line: 1 },
    ]);
  });
});
