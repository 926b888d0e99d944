import { DomainError } from "../../errors/domainError.ts";
import type { ColumnKind, Layout } from "./layout.ts";

/** What to do with a field, as a small integer for the inner loop. */
export const SKIP = 0;
export const FLAG = 1;
export const INTEGER = 2;
export const DECIMAL = 3;
export const CATEGORY = 4;
export const TEXT = 5;
export const DATE = 6;
export const MONTH = 7;
/** A column whose null tokens look like values (`-999999`): each cell is compared with them first. */
const GUARDED = 8;

const ACTIONS: Record<ColumnKind, number> = {
  flag: FLAG,
  integer: INTEGER,
  decimal: DECIMAL,
  category: CATEGORY,
  text: TEXT,
  date: DATE,
  month: MONTH,
};

/** At most this many flag columns fit into ParsedRows.flags. */
const MAX_FLAGS = 32;

/** A layout made regular for the reader: everything by field, in typed arrays. */
export interface RowPlan {
  fields: number;
  delimiter: number;
  quote: number;
  /** Byte of the decimal mark. */
  decimal: number;
  maxFieldBytes: number;
  utf8: boolean;
  /** By field: one of the actions above. */
  actions: Uint8Array;
  /** By field: index in Layout.columns, -1 when it is not asked for. */
  columns: Int32Array;
  /** By field: the flag's bit, or the index among the columns stored alike (see ColumnStore). */
  slots: Uint8Array;
  /** By field: how many flags with rising bits follow each other from here on. */
  flagRuns: Uint16Array;
  /** By column. */
  kinds: ColumnKind[];
  nullTokens: Uint8Array[][];
}

/** The layout asks for something that cannot be read. */
class LayoutError extends DomainError {
  constructor(what: string, facts: Record<string, unknown>) {
    super({ code: "csv-layout", what, mend: "Correct the layout, or draft it again from the file.", facts });
  }
}

/** @throws LayoutError when the delimiter is not one, or a column is missing, asked for twice, or one flag too many */
export function planRows(layout: Layout): RowPlan {
  const { dialect, fields, columns, maxFieldBytes } = layout;
  checkMarks(layout);
  const actions = new Uint8Array(fields);
  const columnOf = new Int32Array(fields).fill(-1);
  const slots = new Uint8Array(fields);
  const nullTokens: Uint8Array[][] = [];
  const used = { flag: 0, days: 0, decimal: 0, category: 0, text: 0 };
  for (const [column, { field, kind, nullTokens: tokens }] of columns.entries()) {
    if (!(field >= 0 && field < fields)) throw new LayoutError(`Field ${field} is not one of ${fields}`, { field });
    if (columnOf[field] >= 0) throw new LayoutError(`Field ${field} is asked for twice`, { field });
    nullTokens.push(encodeTokens(tokens, dialect.encoding));
    columnOf[field] = column;
    const isLabelled = kind === "category" || kind === "text";
    actions[field] = !isLabelled && tokens.some(looksLikeValue) ? GUARDED : ACTIONS[kind];
    slots[field] = used[kind === "integer" || kind === "date" || kind === "month" ? "days" : kind]++;
  }
  if (used.flag > MAX_FLAGS) throw new LayoutError(`${used.flag} flag columns; at most ${MAX_FLAGS} fit`, { ...used });
  return {
    fields,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    decimal: dialect.decimal.charCodeAt(0),
    maxFieldBytes,
    utf8: dialect.encoding === "utf-8",
    actions,
    columns: columnOf,
    slots,
    flagRuns: runsOfFlags(actions, slots),
    kinds: columns.map(({ kind }) => kind),
    nullTokens,
  };
}

function checkMarks({ dialect, fields, maxFieldBytes }: Layout): void {
  const { delimiter, quote } = dialect;
  const isMark = (byte: number) =>
    byte === 9 || (byte > 32 && byte < 127 && !/[\w+\-.]/.test(String.fromCharCode(byte)));
  if (!isMark(delimiter) || !isMark(quote) || delimiter === quote) {
    throw new LayoutError("Delimiter and quote must be two different marks", { delimiter, quote });
  }
  if (!(fields >= 1 && maxFieldBytes >= 1)) {
    throw new LayoutError("A row needs at least one field, and a field at least one byte", { fields, maxFieldBytes });
  }
}

/** Texts as they stand in the file once trimmed; the empty one is null anyway. */
function encodeTokens(tokens: readonly string[], encoding: "utf-8" | "latin-1"): Uint8Array[] {
  return tokens
    .map((token) => token.replace(/^[ \t]+|[ \t]+$/g, ""))
    .filter((token) => token !== "")
    .map((token) => Buffer.from(token, encoding === "utf-8" ? "utf8" : "latin1"));
}

const looksLikeValue = (token: string) => /^[ \t]*[-+.,\d]/.test(token);

function runsOfFlags(actions: Uint8Array, slots: Uint8Array): Uint16Array {
  const runs = new Uint16Array(actions.length);
  for (let field = actions.length - 1; field >= 0; field--) {
    if (actions[field] !== FLAG) continue;
    const goesOn = runs[field + 1] > 0 && slots[field + 1] === slots[field] + 1;
    runs[field] = goesOn ? runs[field + 1] + 1 : 1;
  }
  return runs;
}
