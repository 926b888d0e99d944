import { parse } from "csv-parse/sync";
import type { ColumnRequest, Layout } from "../../core/ingestion/csv/layout.ts";
import type { CsvDocument } from "./csvDocuments.ts";
import type { Value } from "./csvRows.ts";

/** What a document should give: whole rows as values, and faults as `row/column` or -1 for a row left out. */
export interface Expected {
  rows: Value[][];
  faults: string[];
  rowStarts: number[];
  rowLines: number[];
}

/** Reads a document with csv-parse, and its cells with JavaScript's own Number, Date and regular expressions. */
export function expectedOf({ bytes, layout, rowStarts, rowLines }: CsvDocument): Expected {
  const { delimiter, encoding } = layout.dialect;
  const records: string[][] = parse(bytes, {
    delimiter: String.fromCharCode(delimiter),
    encoding: encoding === "utf-8" ? "utf8" : "latin1",
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const expected: Expected = { rows: [], faults: [], rowStarts: [], rowLines: [] };
  for (const [i, record] of records.entries()) {
    if (record.length !== layout.fields) {
      expected.faults.push(record.length < layout.fields ? "too-few-fields" : "too-many-fields");
      continue;
    }
    const row = expected.rows.length;
    expected.rowStarts.push(rowStarts[i]);
    expected.rowLines.push(rowLines[i]);
    expected.rows.push(
      layout.columns.map((request, column) => {
        const value = readValue(record[request.field], request, layout);
        if (typeof value !== "object" || value === null) return value;
        expected.faults.push(`${value.fault} ${row}/${column}`);
        return null;
      }),
    );
  }
  if (rowStarts.length !== records.length)
    throw new Error(`${records.length} records, ${rowStarts.length} were written`);
  return expected;
}

function readValue(cell: string, request: ColumnRequest, layout: Layout): Value | { fault: string } {
  const text = cell.replace(/^[ \t]+|[ \t]+$/g, "");
  const { decimal } = layout.dialect;
  if (text === "" || request.nullTokens.some((token) => token.trim() === text)) return null;
  switch (request.kind) {
    case "category":
    case "text":
      return text;
    case "flag": {
      const value = wholeNumber(text, decimal);
      return value === 0 || value === 1 ? value : { fault: "not-a-flag" };
    }
    case "integer": {
      const value = wholeNumber(text, decimal);
      return Math.abs(value) < 2 ** 31 ? value : { fault: "not-an-integer" };
    }
    case "decimal": {
      const isNumber = decimal === "." || !text.includes(".");
      const pointed = text.replace(",", decimal === "," ? "." : "x");
      const value = isNumber && /^[-+.\deE]+$/.test(pointed) ? Number(pointed) : Number.NaN;
      return Number.isFinite(value) ? value : { fault: "not-a-number" };
    }
    case "date":
    case "month":
      return calendar(text, request.kind);
  }
}

function wholeNumber(text: string, decimal: string): number {
  const pattern = decimal === "," ? /^[-+]?\d+(?:,0*)?$/ : /^[-+]?\d+(?:\.0*)?$/;
  return pattern.test(text) ? Number(text.replace(",", ".")) + 0 : Number.NaN;
}

function calendar(text: string, kind: "date" | "month"): number | { fault: string } {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!match) return { fault: kind === "date" ? "not-a-date" : "not-a-month" };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { fault: "impossible-date" };
  return kind === "date" ? date.getTime() / 86_400_000 : year * 12 + month - 1;
}
