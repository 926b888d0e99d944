import type { ParsedRows } from "../../core/ingestion/csv/layout.ts";

/** All that a reading gave as one text, every number to its last bit: readings that are the same have the same one. */
export function bitsOf(rows: ParsedRows): string {
  const bits = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    Buffer.from(buffer, byteOffset, byteLength).toString("hex");
  const { columns, flags, flagNulls, rowStart, rowLine, ...rest } = rows;
  const cells = columns.map((column) => {
    if ("values" in column) return [column.kind, bits(column.values)];
    if ("codes" in column) return [column.kind, bits(column.codes), column.labels];
    return [column.kind, column.bit];
  });
  return JSON.stringify([rest, [flags, flagNulls, rowStart, rowLine].map(bits), cells]);
}
