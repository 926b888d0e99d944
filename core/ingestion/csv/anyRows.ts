import { readQuickRows } from "./quickRows.ts";
import { INCOMPLETE, type RowReader } from "./rowReader.ts";

/**
 * Reads all rows that begin in [from, stop), of whatever shape.
 *
 * @param lastBreak index of the last line break in the bytes
 * @returns the start of the first row not read: before `stop` when the bytes end before that row does
 */
export function readAnyRows(reader: RowReader, from: number, stop: number, lastBreak: number): number {
  let at = from;
  while (at < stop) {
    at = readQuickRows(reader, at, stop, lastBreak);
    if (at >= stop) break;
    const next = reader.readRow(at);
    if (next === INCOMPLETE) break;
    at = next;
  }
  return at;
}
