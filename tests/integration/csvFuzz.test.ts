/**
 * The reader against csv-parse on random dialects and dirt: 100,000 documents and more, the same ones in each run.
 *
 * Out of the comparison, because csv-parse answers otherwise by definition; each has a law of its own below:
 * - text after a closing quote, a quote that is never closed, a field beyond the limit (csv-parse throws, or reads on to
 *   the end of the file; here they are faults of one row);
 * - bytes that are not UTF-8, and 0x80-0x9f in Latin-1 (csv-parse: U+FFFD, control characters; here a fault, Windows-1252).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DetectedFile, detectFile } from "../../core/ingestion/csv/detectFile.ts";
import type { Layout, ParsedRows } from "../../core/ingestion/csv/layout.ts";
import { parseRows } from "../../core/ingestion/csv/parseRows.ts";
import { readTable } from "../../core/ingestion/csv/readTable.ts";
import { createRandom } from "../../core/random/random.ts";
import { type CsvDocument, csvDocument } from "../support/csvDocuments.ts";
import { type Expected, expectedOf } from "../support/csvReference.ts";
import { layoutOf, rowsOf, type Value } from "../support/csvRows.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "csv-fuzz-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const documents = (rows: number) => [seeds, fc.nat(rows), fc.integer({ min: 1, max: 7 })] as const;

/** Everything that a reading found, from one block or many, with places in the whole text. */
interface Found extends Expected {
  blankLines: number;
  lines: number;
}

function foundIn(blocks: { parsed: ParsedRows; offset: number; line: number }[]): Found {
  const found: Found = { rows: [], faults: [], rowStarts: [], rowLines: [], blankLines: 0, lines: 0 };
  for (const { parsed, offset, line } of blocks) {
    const before = found.rows.length;
    found.rows.push(...rowsOf(parsed));
    for (let row = 0; row < parsed.rows; row++) {
      found.rowStarts.push(offset + parsed.rowStart[row]);
      found.rowLines.push(line + parsed.rowLine[row]);
    }
    for (const { reason, row, column } of parsed.faults) {
      found.faults.push(row < 0 ? reason : `${reason} ${before + row}/${column}`);
    }
    found.blankLines += parsed.blankLines;
    found.lines += parsed.lines;
  }
  return found;
}

/** @param firstBytes 0 has the kernel read what it can from the first row on */
function parseWhole(bytes: Uint8Array, layout: Layout, firstBytes = Number.POSITIVE_INFINITY): Found {
  const parsed = parseRows(bytes, 0, bytes.length, layout, { last: true, firstBytes });
  if (parsed.end !== bytes.length) throw new Error(`read to ${parsed.end} of ${bytes.length}`);
  return foundIn([{ parsed, offset: 0, line: 0 }]);
}

/** Reads as a stream does: pieces of random size, what is left of one carried over to the next. */
function parseInPieces(bytes: Uint8Array, layout: Layout, seed: number): Found {
  const random = createRandom(seed);
  const blocks = [];
  let at = 0;
  let line = 0;
  const most = Math.max(40, Math.ceil(bytes.length / 8));
  for (let have = 0; have < bytes.length || at < bytes.length; ) {
    have = Math.min(bytes.length, have + 1 + random.integer(most));
    // A copy, so that bytes after the piece cannot be seen.
    const piece = bytes.slice(at, have);
    const end = random.chance(0.5) ? piece.length : random.integer(piece.length + 1);
    const firstBytes = random.chance(0.5) ? 0 : Number.POSITIVE_INFINITY;
    const parsed = parseRows(piece, 0, end, layout, { last: have === bytes.length, firstBytes });
    blocks.push({ parsed, offset: at, line });
    at += parsed.end;
    line += parsed.lines;
  }
  return foundIn(blocks);
}

function expectSame(found: Found, { blankLines, text, ...document }: CsvDocument): void {
  const lines = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  const expected: Found = { ...expectedOf({ ...document, text, blankLines }), blankLines, lines };
  expectEqual(found, expected);
}

/** Compares texts first, because vitest's comparison costs more than the reading. */
function expectEqual(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
}

function fileOf(bytes: Uint8Array, name: string, compression: "none" | "gzip" | "zstd" = "none"): DetectedFile {
  const path = join(folder, name);
  const packed = compression === "gzip" ? gzipSync(bytes) : compression === "zstd" ? zstdCompressSync(bytes) : bytes;
  writeFileSync(path, packed);
  return {
    ...{ path, sizeBytes: packed.length, dialect: layoutOf([], { dialect: { compression } }).dialect },
    ...{ header: [], headerEnd: 0, headerLines: 0, lineEnd: "mixed", sampleRows: [] },
    confidence: { delimiter: 1, header: 1, encoding: 1 },
  };
}

async function readAll(file: DetectedFile, layout: Layout, threads: number, rangeBytes: number): Promise<Found> {
  const dialect = { ...layout.dialect, compression: file.dialect.compression };
  const blocks = [];
  for await (const parsed of readTable(file, { ...layout, dialect }, { threads, rangeBytes })) {
    blocks.push({ parsed, offset: parsed.baseOffset, line: parsed.baseLine - 1 });
  }
  return foundIn(blocks);
}

describe("the CSV reader finds what csv-parse finds", () => {
  it("in whole documents (60,000), every other one by the kernel", () => {
    const property = fc.property(...documents(12), (seed, rows, fields) => {
      const document = csvDocument(seed, rows, fields);
      expectSame(parseWhole(document.bytes, document.layout, seed % 2 === 0 ? 0 : Number.POSITIVE_INFINITY), document);
    });
    fc.assert(property, { numRuns: 60_000, seed: 1 });
  });

  it("in pieces of any size (30,000)", () => {
    const property = fc.property(...documents(12), (seed, rows, fields) => {
      const document = csvDocument(seed, rows, fields);
      expectSame(parseInPieces(document.bytes, document.layout, seed), document);
    });
    fc.assert(property, { numRuns: 30_000, seed: 2 });
  });

  it("in files read by ranges of a few bytes, borders everywhere (8,000)", async () => {
    const property = fc.asyncProperty(
      ...documents(8),
      fc.integer({ min: 1, max: 60 }),
      async (seed, rows, fields, size) => {
        const document = csvDocument(seed, rows, fields);
        const file = fileOf(document.bytes, "ranges.csv");
        expectSame(await readAll(file, document.layout, 0, size), document);
      },
    );
    await fc.assert(property, { numRuns: 8_000, seed: 3 });
  });

  it("in compressed files read by blocks of a few bytes (1,950)", async () => {
    const compressions = fc.constantFrom("gzip" as const, "zstd" as const);
    const property = fc.asyncProperty(...documents(20), compressions, async (seed, rows, fields, compression) => {
      const document = csvDocument(seed, rows, fields);
      const file = fileOf(document.bytes, "packed.csv", compression);
      expectSame(await readAll(file, document.layout, 0, 1 + (seed % 60)), document);
    });
    await fc.assert(property, { numRuns: 1_950, seed: 4 });
  });

  it("in larger files read by two threads (50)", async () => {
    const property = fc.asyncProperty(seeds, fc.integer({ min: 100, max: 600 }), async (seed, rows) => {
      const document = csvDocument(seed, rows, 1 + (seed % 7));
      const file = fileOf(document.bytes, "threads.csv");
      expectSame(await readAll(file, document.layout, 2, 200 + (seed % 3000)), document);
    });
    await fc.assert(property, { numRuns: 50, seed: 5 });
  });
});

/** Pieces that make and break every rule of quoting. */
const soup = fc
  .array(
    fc.constantFrom('"', '""', ",", "\n", "\r", "\r\n", "a", "1", " ", "\t", "é", "\xff", "NA", "2018-01", "bc,d\n"),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => Buffer.from(pieces.join(""), "utf8"));

describe("broken rows", () => {
  it("cost no other row: a document with one damaged line gives what it gives without it (5,000)", () => {
    const damages = fc.constantFrom("after", "long", "quoted");
    const property = fc.property(...documents(12), damages, (seed, rows, fields, damage) => {
      const document = csvDocument(seed, rows, fields);
      const { bytes, layout, rowStarts } = document;
      const at = rowStarts.length > 0 ? rowStarts[seed % rowStarts.length] : 0;
      const long = "x".repeat(layout.maxFieldBytes + 1);
      const [line, reason] = {
        after: ['"a"b\n', "text-after-quote"],
        long: [`${long}\n`, "field-too-long"],
        quoted: [`"${long}\n`, "field-too-long"],
      }[damage] as [string, string];
      const damaged = Buffer.concat([bytes.subarray(0, at), Buffer.from(line), bytes.subarray(at)]);
      const { rows: expected, faults } = parseWhole(bytes, layout);
      const found = parseWhole(damaged, layout);
      expectEqual(found.rows, expected);
      expectEqual([...found.faults].sort(), [...faults, reason].sort());
      expectEqual(parseInPieces(damaged, layout, seed), found);
    });
    fc.assert(property, { numRuns: 5_000, seed: 6 });
  });

  it("end with their line when a quote is never closed (2,000)", () => {
    const cells = fc.constantFrom("a", "17", "", "x y", "ñ");
    const property = fc.property(fc.array(fc.tuple(cells, cells), { maxLength: 12 }), seeds, (table, seed) => {
      const lines = table.map(([a, b]) => `${a},${b}\n`);
      const layout = layoutOf(["text", "text"], { maxFieldBytes: 5 + (seed % 60) });
      const at = seed % (lines.length + 1);
      const damaged = Buffer.from([...lines.slice(0, at), 'q,"z\n', ...lines.slice(at)].join(""));
      const found = parseWhole(damaged, layout);
      expect(found.rows).toEqual(parseWhole(Buffer.from(lines.join("")), layout).rows);
      expect(found.faults).toEqual([expect.stringMatching(/unclosed-quote/)]);
      expectEqual(parseInPieces(damaged, layout, seed), found);
    });
    fc.assert(property, { numRuns: 2_000, seed: 7 });
  });

  it("are the same whatever the pieces, and every line is counted once (20,000)", () => {
    const limits = fc.constantFrom(3, 8, 20, 1000);
    const property = fc.property(soup, fc.integer({ min: 1, max: 3 }), limits, seeds, (bytes, fields, limit, seed) => {
      const kinds = (["text", "integer", "month"] as const).slice(0, fields);
      const layout = layoutOf(kinds, { maxFieldBytes: limit });
      const found = parseWhole(bytes, layout);
      expect(found.lines).toBe(bytes.toString("latin1").match(/\r\n|\r|\n/g)?.length ?? 0);
      expectEqual(parseInPieces(bytes, layout, seed), found);
    });
    fc.assert(property, { numRuns: 20_000, seed: 8 });
  });
});

describe("what is written is read again", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((value) => value.replace(/^[ \t]+|[ \t]+$/g, ""));
  const row = fc.tuple(
    fc.integer({ min: -2147483647, max: 2147483647 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1),
    text,
  );
  const marks = fc.constantFrom(",", ";", "\t", "|");
  const breaks = fc.constantFrom("\n", "\r\n", "\r");

  it("for any values, through a file whose dialect is detected (1,000)", async () => {
    const tables = fc.array(row, { minLength: 3, maxLength: 20 });
    const property = fc.asyncProperty(tables, marks, breaks, fc.boolean(), async (table, mark, lineBreak, hasBom) => {
      const quote = (value: Value) => `"${String(value).replaceAll('"', '""')}"`;
      const lines = table.map(([a, b, c, d]) => [a, Object.is(b, -0) ? "-0" : b, `${c}.0`, quote(d)].join(mark));
      const path = join(folder, "round.csv");
      writeFileSync(
        path,
        `${hasBom ? "\ufeff" : ""}${[["id", "x", "flag", "note"].join(mark), ...lines].join(lineBreak)}`,
      );
      const file = await detectFile(path);
      expect(file.header).toEqual(["id", "x", "flag", "note"]);
      const layout = { ...layoutOf(["integer", "decimal", "flag", "text"], { nullTokens: [] }), dialect: file.dialect };
      const found = await readAll(file, layout, 0, 50);
      expect(found.faults).toEqual([]);
      expect(found.rows).toEqual(table.map(([a, b, c, d]) => [a, b, c, d === "" ? null : d]));
    });
    await fc.assert(property, { numRuns: 1_000, seed: 9 });
  });
});
