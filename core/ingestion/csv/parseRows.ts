import type { Layout, ParsedRows } from "./layout.ts";
import { RowReader } from "./rowReader.ts";
import { readTiledRows } from "./tiledRows.ts";

/** Enough for most labels to show themselves. */
const FIRST_BYTES = 4096;

/**
 * Reads the rows that begin in [start, end) of `bytes` into columns. The last one may run past `end`.
 *
 * The grammar is RFC 4180 with LF, CR LF or CR as line break, mixed too:
 * - A field is quoted when its first byte is the quote; a quote further on is text. Quoted or not makes no difference to
 *   the value: a quoted empty text is null too.
 * - Cells are trimmed of spaces and tabs, then compared with the null tokens, then read as their kind.
 * - Empty lines are skipped and counted. A line of spaces is a row with one field.
 * - A row with too few or too many fields is left out, with a fault. So is one whose quoted field is followed by text,
 *   is not closed within `layout.maxFieldBytes`, or at all; reading then goes on with the line after the one in which
 *   that field opened.
 * - A cell that does not fit its kind is a fault too, but the row stays, with the null of the kind in that cell.
 *   Columns that are not asked for are only counted as fields.
 *
 * @param start the first byte of a row
 * @param options.last whether the file ends with `bytes`; if not, a last row without its line break is left unread
 * @param options.firstBytes what the general reader reads before the kernel takes over; Infinity leaves the kernel out.
 *   The result does not depend on it
 * @returns columns in the layout's order; `end` is an index into `bytes`, the start of the first row not read
 * @throws LayoutError when the layout cannot be read
 */
export function parseRows(
  bytes: Uint8Array,
  start: number,
  end: number,
  layout: Layout,
  options: { last?: boolean; firstBytes?: number } = {},
): ParsedRows {
  const { last = false, firstBytes = FIRST_BYTES } = options;
  const stop = Math.min(end, bytes.length);
  const reader = new RowReader(bytes, start, layout, last, 64);
  const at = readTiledRows(reader, start, stop, lastLineBreak(bytes), firstBytes);
  const { rows, faults, blankLines } = reader;
  return { rows, ...reader.store.finish(rows), faults, blankLines, end: at, lines: reader.line };
}

function lastLineBreak(bytes: Uint8Array): number {
  for (let i = bytes.length - 1; i >= 0; i--) if (bytes[i] === 10 || bytes[i] === 13) return i;
  return -1;
}
