import type { FeatureColumn, FeatureTable } from "../../features/featureTable.ts";

/** Some rows of a table, in the order given. */
export function takeRows(table: FeatureTable, rows: Uint32Array): FeatureTable {
  return { rows: rows.length, columns: table.columns.map((column) => takeOf(column, rows)) };
}

function takeOf(column: FeatureColumn, rows: Uint32Array): FeatureColumn {
  if (column.kind === "category") return { ...column, codes: Uint16Array.from(rows, (row) => column.codes[row]) };
  const { values } = column;
  return values instanceof Uint8Array
    ? { ...column, values: Uint8Array.from(rows, (row) => values[row]) }
    : { ...column, values: Float64Array.from(rows, (row) => values[row]) };
}

/** The same table on memory that threads share. */
export function shareTable(table: FeatureTable): FeatureTable {
  const columns = table.columns.map((column): FeatureColumn => {
    if (column.kind === "category") {
      const codes = new Uint16Array(new SharedArrayBuffer(2 * table.rows));
      codes.set(column.codes);
      return { ...column, codes };
    }
    const values = new Float64Array(new SharedArrayBuffer(8 * table.rows));
    values.set(column.values);
    return { ...column, values };
  });
  return { rows: table.rows, columns };
}
