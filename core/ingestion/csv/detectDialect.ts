import { detectEncoding } from "./detectEncoding.ts";
import { BrokenHeaderError, EmptyFileError } from "./fileFaults.ts";
import type { Dialect } from "./layout.ts";
import { type SampleRow, type SampleRules, sampleRow, skipBlankLines } from "./sampleRows.ts";

/** What the first bytes of a delimited text say about how to read it. */
export interface DetectedDialect {
  dialect: Omit<Dialect, "compression">;
  /** Names exactly as written, duplicates and the empty one kept. */
  header: string[];
  /** Byte offset of the first row after the header. */
  headerEnd: number;
  /** Line breaks before it. */
  headerLines: number;
  lineEnd: "lf" | "crlf" | "cr" | "mixed";
  /** The first rows as text, at most SAMPLE_ROWS, those with another number of fields than the header left out. */
  rows: string[][];
  confidence: Confidence;
}

/** How sure the detection is, each from 0 to 1. */
export interface Confidence {
  /** Share of the sampled rows that have as many fields as the header. */
  delimiter: number;
  /** Share of the header's cells that do not look like numbers or dates. */
  header: number;
  /** 1 when characters beyond ASCII have decided, 0.5 when none was seen. */
  encoding: number;
}

const SAMPLE_ROWS = 1000;
const MAX_FIELD_BYTES = 65_536;
const QUOTE = 34;
/** `,` `;` tab `|`; the first wins when all are equal. */
const DELIMITERS = [44, 59, 9, 124] as const;

/**
 * Finds byte-order mark, encoding, delimiter, decimal mark, line ends and header of a text from its first bytes.
 *
 * The delimiter is the one under which most rows have as many fields as the header (quotes respected); of equals, the one
 * that gives more fields. The decimal mark is a comma when more cells read `12,5` than `12.5`; with `,` between fields,
 * groups of exactly three digits are taken for thousands.
 *
 * @param sample the text's first bytes, a few hundred KiB of them
 * @param options.whole whether the sample is the whole text; else its last row is not judged
 * @param options.name the file, for messages
 * @throws EmptyFileError, BrokenHeaderError, UnsupportedEncodingError or NotTextError
 */
export function detectDialect(sample: Uint8Array, options: { whole?: boolean; name?: string } = {}): DetectedDialect {
  const { whole = true, name = "" } = options;
  const found = detectEncoding(sample, name);
  const { encoding, bomBytes } = found;
  const top = skipBlankLines(sample, bomBytes);
  if (top.at >= sample.length) throw new EmptyFileError(name);
  const readings = DELIMITERS.map((delimiter) =>
    read(
      sample,
      top.at,
      { delimiter, quote: QUOTE, maxFieldBytes: MAX_FIELD_BYTES, isUtf8: encoding === "utf-8" },
      whole,
    ),
  );
  const best = readings.reduce((a, b) => (isBetter(b, a) ? b : a));
  const { header, rows, delimiter } = best;
  if (header.fault) throw new BrokenHeaderError(name, reasonOf(header.fault));
  if (!whole && header.next === sample.length) throw new BrokenHeaderError(name, "its first line has no end");
  return {
    dialect: { delimiter, quote: QUOTE, decimal: decimalMark(rows, delimiter), encoding, bomBytes },
    header: header.cells,
    headerEnd: header.next,
    headerLines: top.lines + header.lines,
    lineEnd: best.lineEnd,
    rows,
    confidence: {
      delimiter: best.agreement,
      header: header.cells.filter((cell) => !looksLikeValue(cell)).length / header.cells.length,
      encoding: found.isAscii && bomBytes === 0 ? 0.5 : 1,
    },
  };
}

/** The sample as one delimiter makes it look. */
interface Reading {
  delimiter: number;
  header: SampleRow;
  /** Rows with as many fields as the header. */
  rows: string[][];
  agreement: number;
  lineEnd: DetectedDialect["lineEnd"];
}

function read(sample: Uint8Array, at: number, rules: SampleRules, whole: boolean): Reading {
  const header = sampleRow(sample, at, rules);
  const ends = new Set([header.lineEnd]);
  const rows: string[][] = [];
  let count = 0;
  let next = header.next;
  while (count < SAMPLE_ROWS) {
    next = skipBlankLines(sample, next).at;
    if (next >= sample.length) break;
    const row = sampleRow(sample, next, rules);
    next = row.next;
    if (next === sample.length && !whole) break;
    count++;
    ends.add(row.lineEnd);
    if (!row.fault && row.cells.length === header.cells.length) rows.push(row.cells);
  }
  ends.delete("none");
  const [lineEnd = "lf"] = ends;
  return {
    delimiter: rules.delimiter,
    header,
    rows,
    agreement: count === 0 ? 1 : rows.length / count,
    lineEnd: ends.size > 1 ? "mixed" : (lineEnd as "lf" | "crlf" | "cr"),
  };
}

/** A delimiter that splits nothing explains nothing; otherwise agreement counts, and fields where that is close. */
function isBetter(a: Reading, b: Reading): boolean {
  const [fieldsA, fieldsB] = [a.header.cells.length, b.header.cells.length];
  if (!!a.header.fault !== !!b.header.fault) return !a.header.fault;
  if (fieldsA > 1 !== fieldsB > 1) return fieldsA > 1;
  if (Math.abs(a.agreement - b.agreement) > 0.1) return a.agreement > b.agreement;
  return fieldsA > fieldsB;
}

function decimalMark(rows: readonly string[][], delimiter: number): "." | "," {
  let points = 0;
  let commas = 0;
  let groups = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (/^[ \t]*[-+]?\d+\.\d+[ \t]*$/.test(cell)) points++;
      else if (/^[ \t]*[-+]?\d+,\d+[ \t]*$/.test(cell)) {
        commas++;
        if (/,\d{3}[ \t]*$/.test(cell)) groups++;
      }
    }
  }
  const areThousands = delimiter === 44 && groups === commas;
  return commas > points && !areThousands ? "," : ".";
}

const looksLikeValue = (cell: string) => /^[ \t]*[-+]?\d[\d.,:/ -]*$/.test(cell);

const REASONS: Record<string, string> = {
  "unclosed-quote": "a quote is not closed",
  "text-after-quote": "text follows a closing quote",
  "field-too-long": "a name is longer than 64 KiB",
};

const reasonOf = (fault: string) => REASONS[fault] ?? fault;
