import type { ColumnKind, Dialect, Layout, ParsedRows } from "../../core/ingestion/csv/layout.ts";
import { INTEGER_NULL } from "../../core/ingestion/csv/layout.ts";
import { parseRows } from "../../core/ingestion/csv/parseRows.ts";

/** A cell as a plain value; null is null, a month or a date its number. */
export type Value = number | string | null;

/** Comma, point, UTF-8, not compressed, unless told otherwise. */
function dialectOf(changes: Partial<Dialect> = {}): Dialect {
  const plain: Dialect = {
    delimiter: 44,
    quote: 34,
    decimal: ".",
    encoding: "utf-8",
    compression: "none",
    bomBytes: 0,
  };
  return { ...plain, ...changes };
}

/** A layout that asks for a column of each kind in turn; "skip" leaves a field out. */
export function layoutOf(
  kinds: readonly (ColumnKind | "skip")[],
  options: { dialect?: Partial<Dialect>; nullTokens?: string[]; maxFieldBytes?: number } = {},
): Layout {
  const { dialect, nullTokens = ["NA"], maxFieldBytes = 1000 } = options;
  const columns = kinds.flatMap((kind, field) => (kind === "skip" ? [] : [{ field, kind, nullTokens }]));
  return { dialect: dialectOf(dialect), fields: kinds.length, columns, maxFieldBytes };
}

/** A whole text as it is read. */
export function parse(text: string, layout: Layout, encoding: BufferEncoding = "utf8"): ParsedRows {
  const bytes = Buffer.from(text, encoding);
  return parseRows(bytes, 0, bytes.length, layout, { last: true });
}

/** The rows of a parse as plain values, row by row. */
export function rowsOf(parsed: ParsedRows): Value[][] {
  return Array.from({ length: parsed.rows }, (_, row) =>
    parsed.columns.map((column): Value => {
      switch (column.kind) {
        case "flag":
          return (parsed.flagNulls[row] >>> column.bit) & 1 ? null : (parsed.flags[row] >>> column.bit) & 1;
        case "decimal":
          return Number.isNaN(column.values[row]) ? null : column.values[row];
        case "category":
        case "text":
          return column.codes[row] === 0 ? null : column.labels[column.codes[row]];
        default:
          return column.values[row] === INTEGER_NULL ? null : column.values[row];
      }
    }),
  );
}

/** Faults in short: reason, and row and column unless the row itself is broken. */
export function faultsOf(parsed: ParsedRows): string[] {
  return parsed.faults.map(({ reason, row, column }) => (row < 0 ? reason : `${reason} ${row}/${column}`));
}
