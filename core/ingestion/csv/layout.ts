/** How the bytes of a delimited file are to be read, as detected or as a person set it. */
export interface Dialect {
  /** Byte of the field separator: `,` `;` tab or `|`. */
  delimiter: number;
  /** Byte of the quote, RFC 4180: doubled inside a quoted field. */
  quote: number;
  /** Decimal mark of numbers: `.` or `,`. */
  decimal: "." | ",";
  encoding: "utf-8" | "latin-1";
  compression: "none" | "gzip" | "zstd";
  /** Bytes of the byte-order mark to skip: 0 or 3. */
  bomBytes: number;
}

/** One column to read, and how its text becomes a value. Order in `Layout.columns` is the order of `ParsedRows.columns`. */
export interface ColumnRequest {
  /** Zero-based field of the file. */
  field: number;
  kind: ColumnKind;
  /** Texts that mean "no value", besides the empty one; compared after trimming spaces, quoted or not. */
  nullTokens: readonly string[];
}

/**
 * - `flag`: 0/1, also `0.0`, `1.0`; packed, see ParsedRows.flags
 * - `integer`: Int32, also `29.0` and space-padded; null = INTEGER_NULL
 * - `decimal`: Float64; null = NaN
 * - `category`: Uint16 codes into `labels` (first appearance), text kept as it is (leading zeros!) but trimmed; 0 = null,
 *   and labels[0] is "" in its place. At most 65,535 labels in a range
 * - `date`: Int32 days since 1970-01-01 of `YYYY-MM-DD`, or of the first of the month for `YYYY-MM`; null = INTEGER_NULL
 * - `month`: Int32 Month (core/time/month.ts) of `YYYY-MM` or `YYYY-MM-DD`; null = INTEGER_NULL
 * - `text`: like category but codes are Uint32 (customer keys that are not numbers, free text)
 */
export type ColumnKind = "flag" | "integer" | "decimal" | "category" | "date" | "month" | "text";

export const INTEGER_NULL = -2147483648;

export interface Layout {
  dialect: Dialect;
  /** Fields that each row must have, as the header counts them. */
  fields: number;
  columns: readonly ColumnRequest[];
  /** A field longer than this is a fault (an unclosed quote would otherwise eat the file). Bytes. */
  maxFieldBytes: number;
}

/** What was read from one byte range: only rows that are structurally whole; columns as typed arrays of `rows` entries. */
export interface ParsedRows {
  rows: number;
  columns: ParsedColumn[];
  /**
   * Flag columns packed: bit i = the i-th flag column of the layout (at most 32). `flags` holds the values, `flagNulls`
   * the nulls (and the invalid ones, which also have a fault).
   */
  flags: Uint32Array;
  flagNulls: Uint32Array;
  /** Byte offset of each row's first byte, relative to the range's first byte (of the decompressed data). */
  rowStart: Uint32Array;
  /** Line of each row, zero-based relative to the range's first line (a row may span lines inside quotes). */
  rowLine: Uint32Array;
  /** Faults in file order. A faulty cell of a whole row holds the null of its kind. */
  faults: Fault[];
  /** Blank lines skipped (not faults). */
  blankLines: number;
  /**
   * One past the last byte read: the start of the next row in the file, which may lie past the range asked for. An index
   * into the bytes given to parseRows; an offset in the file's text where a range of a file was read.
   */
  end: number;
  /** Line breaks in [start, end) of what was read. */
  lines: number;
}

export type ParsedColumn =
  | { kind: "flag"; bit: number }
  | { kind: "integer" | "date" | "month"; values: Int32Array }
  | { kind: "decimal"; values: Float64Array }
  | { kind: "category"; codes: Uint16Array; labels: string[] }
  | { kind: "text"; codes: Uint32Array; labels: string[] };

export interface Fault {
  /** Index among the range's whole rows; -1 when the row itself is broken and left out of the columns. */
  row: number;
  /** Index in Layout.columns; -1 when the row itself is broken. */
  column: number;
  reason: FaultReason;
  /** The cell's text (or the start of the broken row), at most 200 characters. */
  value: string;
  /** Byte offset and line of the row, relative as rowStart and rowLine are. */
  offset: number;
  line: number;
}

export type FaultReason =
  | "not-a-flag"
  | "not-an-integer"
  | "not-a-number"
  | "not-a-date"
  | "impossible-date"
  | "not-a-month"
  | "too-many-labels"
  | "bad-encoding"
  | "too-few-fields"
  | "too-many-fields"
  | "field-too-long"
  | "unclosed-quote"
  | "text-after-quote";
