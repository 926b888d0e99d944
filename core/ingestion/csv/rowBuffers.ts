import type { ParsedRows } from "./layout.ts";

/** The buffers of parsed rows, to move them to another thread instead of copying them. */
export function rowBuffers(rows: ParsedRows): ArrayBuffer[] {
  const arrays: { buffer: ArrayBufferLike }[] = [rows.flags, rows.flagNulls, rows.rowStart, rows.rowLine];
  for (const column of rows.columns) {
    if ("values" in column) arrays.push(column.values);
    else if ("codes" in column) arrays.push(column.codes);
  }
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
