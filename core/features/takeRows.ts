import type { FeatureColumn, FeatureTable } from "./featureTable.ts";

/** Some rows of a table, in the order given; a row may come again. */
export function takeRows(table: FeatureTable, rows: Uint32Array): FeatureTable {
  return { rows: rows.length, columns: table.columns.map((column) => takeColumnRows(column, rows)) };
}

export function takeColumnRows(column: FeatureColumn, rows: Uint32Array): FeatureColumn {
  if (column.kind === "category") return { ...column, codes: Uint16Array.from(rows, (row) => column.codes[row]) };
  const { values } = column;
  return values instanceof Uint8Array
    ? { ...column, values: Uint8Array.from(rows, (row) => values[row]) }
    : { ...column, values: Float64Array.from(rows, (row) => values[row]) };
}
