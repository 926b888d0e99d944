import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "../../core/errors/domainError.ts";
import { detectFile } from "../../core/ingestion/csv/detectFile.ts";
import type { Layout } from "../../core/ingestion/csv/layout.ts";
import { readFileRange } from "../../core/ingestion/csv/readFileRange.ts";
import { type PlacedRows, readTable } from "../../core/ingestion/csv/readTable.ts";
import { createRandom } from "../../core/random/random.ts";
import { layoutOf, rowsOf, type Value } from "../support/csvRows.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "csv-files-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function write(bytes: string | Uint8Array): string {
  const path = join(folder, `table${files++}.csv`);
  writeFileSync(path, bytes);
  return path;
}

/** A table with quoted line breaks here and there, so that many borders fall inside quotes. */
function tableText(rows: number, seed = 1): string {
  const random = createRandom(seed);
  let text = "id,month,active,name\r\n";
  for (let row = 0; row < rows; row++) {
    const name = random.chance(0.1) ? `"line 1\n,""${row}"",\r\n2018-01,1,"` : `name ${random.integer(50)}`;
    text += `${row},2018-0${1 + random.integer(9)},${random.integer(2)}.0,${name}${random.chance(0.5) ? "\n" : "\r\n"}`;
  }
  return text;
}
const tableLayout = layoutOf(["integer", "month", "flag", "text"]);

async function collect(path: string, layout: Layout, options: Parameters<typeof readTable>[2] = {}) {
  const file = await detectFile(path);
  const blocks: PlacedRows[] = [];
  const dialect = { ...layout.dialect, compression: file.dialect.compression };
  for await (const block of readTable(file, { ...layout, dialect }, options)) blocks.push(block);
  const rows: Value[][] = blocks.flatMap(rowsOf);
  const offsets = blocks.flatMap(({ baseOffset, rowStart }) => Array.from(rowStart, (at) => baseOffset + at));
  const lines = blocks.flatMap(({ baseLine, rowLine }) => Array.from(rowLine, (line) => baseLine + line));
  const faults = blocks.flatMap((block) =>
    block.faults.map((fault) => `${fault.reason} ${block.baseLine + fault.line} ${block.baseOffset + fault.offset}`),
  );
  return { rows, offsets, lines, faults, blocks: blocks.length };
}

describe("detectFile", () => {
  it("describes a plain file, gzip and zstd alike", async () => {
    const text = tableText(2000);
    for (const [bytes, compression] of [
      [Buffer.from(text), "none"],
      [gzipSync(text), "gzip"],
      [zstdCompressSync(text), "zstd"],
    ] as const) {
      const path = write(bytes);
      const found = await detectFile(path);
      expect(found).toMatchObject({ path, sizeBytes: bytes.length, header: ["id", "month", "active", "name"] });
      expect(found).toMatchObject({ headerEnd: 22, headerLines: 1, lineEnd: "mixed", dialect: { compression } });
      expect(found.sampleRows).toHaveLength(1000);
    }
  });

  it("finds Latin-1 characters that come long after the first rows", async () => {
    const plain = `id,city\n${"1,Madrid\n".repeat(60_000)}`;
    const latin = Buffer.concat([Buffer.from(plain), Buffer.from("2,Málaga\n".repeat(5_000), "latin1")]);
    expect((await detectFile(write(latin))).dialect.encoding).toBe("latin-1");
    const utf8 = Buffer.from(plain + "2,Málaga\n".repeat(5_000));
    expect((await detectFile(write(utf8))).dialect.encoding).toBe("utf-8");
    expect((await detectFile(write(plain))).confidence.encoding).toBe(0.5);
  });

  it.each([
    ["empty-file", () => write("")],
    ["empty-file", () => write(gzipSync(""))],
    ["header-only", () => write("a,b\r\n\r\n")],
    ["header-only", () => write("a,b")],
    ["not-a-file", () => folder],
    ["not-a-file", () => join(folder, "missing.csv")],
    ["not-text", () => write(Uint8Array.from({ length: 9000 }, (_, i) => i % 256))],
    ["not-text", () => write(Buffer.from("PAR1....PAR1"))],
    ["unsupported-encoding", () => write(Buffer.from("\ufeffa,b\n1,2\n", "utf16le"))],
    ["broken-header", () => write(`a${"b".repeat(300_000)},c\n1,2\n`)],
    ["damaged-compression", () => write(gzipSync(tableText(100)).subarray(0, 200))],
  ])("refuses with %s", async (code, make) => {
    const fault = detectFile(make());
    await expect(fault).rejects.toBeInstanceOf(DomainError);
    await expect(fault).rejects.toMatchObject({ code });
  });
});

describe("readFileRange", () => {
  it("guesses the first row and reads to the end of the last, so that right guesses chain", () => {
    const text = "id,x\n1,aa\n2,bb\r\n3,cc\r4,dd";
    const path = write(text);
    const layout = layoutOf(["integer", "text"]);
    const starts = [5, 10, 16, 21];
    for (let border = 6; border <= text.length; border++) {
      const first = readFileRange(path, layout, 5, border, true);
      const second = readFileRange(path, layout, border, text.length, false);
      expect(first.base).toBe(5);
      expect(first.end).toBe(starts.find((start) => start >= border) ?? text.length);
      expect(second.base).toBe(first.end);
      expect([...rowsOf(first), ...rowsOf(second)].map(([id]) => id)).toEqual([1, 2, 3, 4]);
    }
  });

  it("guesses wrong inside quotes, shows it, and reads from the true start", () => {
    const text = 'id,x\n1,"a\nb\nc"\n2,d\n';
    const path = write(text);
    const layout = layoutOf(["integer", "text"]);
    const first = readFileRange(path, layout, 5, 9, true);
    const guess = readFileRange(path, layout, 9, text.length, false);
    expect(first.end).toBe(15);
    expect(guess.base).toBe(10);
    const exact = readFileRange(path, layout, 9, text.length, false, { exactStart: first.end });
    expect(exact).toMatchObject({ base: 15, rows: 1, end: text.length, faults: [] });
  });

  it("refuses a row without an end", () => {
    const path = write(Buffer.concat([Buffer.from("id,x\n"), Buffer.alloc(70 << 20, "1"), Buffer.from("\n")]));
    const layout = layoutOf(["integer", "text"]);
    expect(() => readFileRange(path, layout, 5, 1000, true)).toThrow(expect.objectContaining({ code: "endless-row" }));
  });
});

describe("readTable", () => {
  const text = tableText(3000);
  const bytes = Buffer.from(text);
  const whole = async () => collect(write(text), tableLayout, { threads: 0 });

  it("gives every row once with its offset and line in the file", async () => {
    const { rows, offsets, lines, faults, blocks } = await whole();
    expect(blocks).toBe(1);
    expect(faults).toEqual([]);
    expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    for (const [row, at] of offsets.entries()) {
      expect(bytes.toString("utf8", at, at + 6).startsWith(`${row},`)).toBe(true);
      expect(lines[row]).toBe(1 + (bytes.toString("utf8", 0, at).match(/\r\n|\r|\n/g) ?? []).length);
    }
  });

  it.each([
    [0, 64],
    [0, 1000],
    [1, 5000],
    [2, 777],
    [3, 20_000],
  ])("gives the same with %i threads and ranges of %i bytes", async (threads, rangeBytes) => {
    const { blocks, ...read } = await collect(write(text), tableLayout, { threads, rangeBytes });
    expect(blocks).toBeGreaterThan(3);
    const { blocks: _, ...expected } = await whole();
    expect(read).toEqual(expected);
  });

  it("counts the same faults at the same places, whatever the borders", async () => {
    const damaged = text.replace(/^(70|1500|2222),/gm, '"$1,').replace(/^(\d+7),2018/gm, "$1,x,2018");
    const { blocks: _, ...expected } = await collect(write(damaged), tableLayout, { threads: 0 });
    expect(expected.faults.length).toBeGreaterThan(100);
    for (const rangeBytes of [100, 3333]) {
      const { blocks: _, ...read } = await collect(write(damaged), tableLayout, { threads: 2, rangeBytes });
      expect(read).toEqual(expected);
    }
  });

  it("reads gzip of many members and zstd of many frames", async () => {
    const { blocks: _, ...expected } = await whole();
    const cuts = [0, 1, 5000, 5001, 60_000, bytes.length];
    const parts = cuts.slice(1).map((cut, i) => bytes.subarray(cuts[i], cut));
    const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]);
    for (const compressed of [
      gzipSync(bytes),
      Buffer.concat(parts.map((part) => gzipSync(part))),
      zstdCompressSync(bytes),
      Buffer.concat(parts.flatMap((part) => [skippable, zstdCompressSync(part)])),
    ]) {
      const { blocks, ...read } = await collect(write(compressed), tableLayout, { rangeBytes: 10_000 });
      expect(read).toEqual(expected);
      expect(blocks).toBeGreaterThan(0);
    }
  });

  it("says where a compressed file is cut off or damaged", async () => {
    const random = createRandom(3);
    const big = Array.from({ length: 200_000 }, (_, i) => `${i},2018-01,1,${random.integer(1e9)}\n`).join("");
    for (const compressed of [
      gzipSync(`id,month,active,name\n${big}`),
      zstdCompressSync(`id,month,active,name\n${big}`),
    ]) {
      const cut = collect(write(compressed.subarray(0, compressed.length - 5)), tableLayout);
      await expect(cut).rejects.toMatchObject({
        code: "damaged-compression",
        facts: { compressedBytes: compressed.length - 5 },
      });
      const damaged = Buffer.from(compressed);
      damaged.fill(0xa5, damaged.length - 3000, damaged.length - 2000);
      await expect(collect(write(damaged), tableLayout)).rejects.toMatchObject({ code: "damaged-compression" });
    }
  });

  it("stops when it is cancelled, before and between ranges", async () => {
    const file = await detectFile(write(text));
    for (const threads of [0, 2]) {
      const controller = new AbortController();
      const reading = readTable(file, tableLayout, { threads, rangeBytes: 1000, signal: controller.signal });
      await reading.next();
      controller.abort();
      await expect(reading.next()).rejects.toMatchObject({ code: "cancelled" });
      const late = readTable(file, tableLayout, { threads, signal: controller.signal });
      await expect(late.next()).rejects.toMatchObject({ code: "cancelled" });
    }
  });

  it("lets go of its threads when the caller stops early", async () => {
    const file = await detectFile(write(text));
    for await (const block of readTable(file, tableLayout, { threads: 2, rangeBytes: 1000 })) {
      expect(block.rows).toBeGreaterThan(0);
      break;
    }
  });

  it("notices that the file became shorter or longer meanwhile", async () => {
    for (const change of [text.slice(0, -500), `${text}1,2018-01,0,x\n`]) {
      const path = write(text);
      const file = await detectFile(path);
      writeFileSync(path, change);
      const reading = async () => {
        for await (const block of readTable(file, tableLayout, { threads: 0, rangeBytes: 10_000 })) void block;
      };
      if (change.length < text.length) await expect(reading()).rejects.toMatchObject({ code: "file-changed" });
      else await reading();
    }
  });

  it("hands on a fault from a thread with its code", async () => {
    const file = await detectFile(write(text));
    const twice = { ...tableLayout, columns: [tableLayout.columns[0], tableLayout.columns[0]] };
    const reading = readTable(file, twice, { threads: 2, rangeBytes: 1000 });
    const fault = reading.next();
    await expect(fault).rejects.toBeInstanceOf(DomainError);
    await expect(fault).rejects.toMatchObject({ code: "csv-layout", name: "LayoutError", facts: { field: 0 } });
  });
});
