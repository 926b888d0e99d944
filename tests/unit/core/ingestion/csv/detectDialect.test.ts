import { describe, expect, it } from "vitest";
import { detectDialect } from "../../../../../core/ingestion/csv/detectDialect.ts";

const detect = (text: string, encoding: BufferEncoding = "utf8") => detectDialect(Buffer.from(text, encoding));

describe("detectDialect", () => {
  it("finds the header of an extract with its unnamed index column", () => {
    const found = detect(",pk_cid,pk_partition,active\r\n0,15891,2018-01-28,0.0\r\n7,15892,2018-01-28,1.0\r\n");
    expect(found).toEqual({
      dialect: { delimiter: 44, quote: 34, decimal: ".", encoding: "utf-8", bomBytes: 0 },
      header: ["", "pk_cid", "pk_partition", "active"],
      headerEnd: 29,
      headerLines: 1,
      lineEnd: "crlf",
      rows: [
        ["0", "15891", "2018-01-28", "0.0"],
        ["7", "15892", "2018-01-28", "1.0"],
      ],
      confidence: { delimiter: 1, header: 1, encoding: 0.5 },
    });
  });

  it("keeps names exactly as written: spaces, duplicates, quotes undone", () => {
    const found = detect('"a, ""b""", a ,c,c,\n1,2,3,4,5\n');
    expect(found.header).toEqual(['a, "b"', " a ", "c", "c", ""]);
  });

  it.each([
    ["comma", ",", 44],
    ["semicolon", ";", 59],
    ["tab", "\t", 9],
    ["bar", "|", 124],
  ])("tells the %s from the other marks in the texts", (_, mark, delimiter) => {
    const others = ",;\t|".replace(mark, "");
    const lines = [`id${mark}name${mark}note`];
    for (let i = 0; i < 20; i++) lines.push(`${i}${mark}"x${mark}y"${mark}${others.repeat(i % 3)}`);
    expect(detect(lines.join("\n")).dialect.delimiter).toBe(delimiter);
  });

  it("prefers the semicolon where each row has decimal commas", () => {
    const found = detect("id;region;salary\n1;28,0;87218,10\n2;8,0;1202,73\n3;46,0;61500,63\n");
    expect(found.dialect).toMatchObject({ delimiter: 59, decimal: "," });
    expect(found.header).toEqual(["id", "region", "salary"]);
  });

  it("reads a decimal comma in quotes between commas, but not groups of thousands", () => {
    expect(detect('id,x\n1,"2,5"\n2,"3,25"\n').dialect).toMatchObject({ delimiter: 44, decimal: "," });
    expect(detect('id,x\n1,"2,500"\n2,"3,250"\n').dialect).toMatchObject({ delimiter: 44, decimal: "." });
  });

  it("is not misled by some ragged rows, and says how many agree", () => {
    const rows = Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? "1;2" : `${i};b;c`));
    const found = detect(`x;y;z\n${rows.join("\n")}\n`);
    expect(found.dialect.delimiter).toBe(59);
    expect(found.confidence.delimiter).toBe(0.8);
    expect(found.rows).toHaveLength(16);
  });

  it("takes a file of one column for what it is", () => {
    expect(detect("id\n1\n2\n")).toMatchObject({ header: ["id"], rows: [["1"], ["2"]], dialect: { delimiter: 44 } });
  });

  it("tells UTF-8 from Latin-1, also where the sample cuts a character", () => {
    const text = "id,province\n1,A Coruña\n2,Málaga\n";
    expect(detect(text).dialect.encoding).toBe("utf-8");
    expect(detect(text, "latin1")).toMatchObject({
      dialect: { encoding: "latin-1" },
      rows: [
        ["1", "A Coruña"],
        ["2", "Málaga"],
      ],
      confidence: { encoding: 1 },
    });
    const bytes = Buffer.from("id,x\n1,a\n2,€");
    for (const cut of [1, 2]) {
      const sample = bytes.subarray(0, bytes.length - cut);
      expect(detectDialect(sample, { whole: false }).dialect.encoding).toBe("utf-8");
    }
  });

  it("passes over a byte-order mark and blank lines before the header", () => {
    const found = detect("\ufeff\r\n\r\nid,x\r\n1,2\r\n");
    expect(found).toMatchObject({ header: ["id", "x"], headerEnd: 13, headerLines: 3, dialect: { bomBytes: 3 } });
  });

  it.each([
    ["lf", "a,b\n1,2\n3,4\n"],
    ["crlf", 'a,b\r\n1,"x\ny"\r\n'],
    ["cr", "a,b\r1,2\r3,4"],
    ["mixed", "a,b\r\n1,2\n3,4\r"],
  ])("names the line end %s", (lineEnd, text) => {
    expect(detect(text).lineEnd).toBe(lineEnd);
  });

  it("doubts a header that looks like data", () => {
    expect(detect("1,2018-01-28,x,0.5\n2,2018-01-28,y,1.5\n").confidence.header).toBe(0.25);
  });

  it("does not judge the row that the sample cuts off", () => {
    const found = detectDialect(Buffer.from("a,b,c\n1,2,3\n4,5"), { whole: false });
    expect(found).toMatchObject({ rows: [["1", "2", "3"]], confidence: { delimiter: 1 } });
  });

  it.each([
    ["empty-file", Buffer.from("")],
    ["empty-file", Buffer.from("\ufeff\n\n")],
    ["broken-header", Buffer.from('"a,b\n1,2\n')],
    ["unsupported-encoding", Buffer.from("\ufeffa,b\n1,2\n", "utf16le")],
    ["unsupported-encoding", Buffer.from("a,b\n1,2\n", "utf16le")],
    ["not-text", Buffer.from("PK\x03\x04 and so on", "latin1")],
    ["not-text", Buffer.from("a,b\n\0\0,1\n", "latin1")],
  ])("refuses with %s", (code, bytes) => {
    expect(() => detectDialect(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
