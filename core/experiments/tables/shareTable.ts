import type { FeatureColumn, FeatureTable } from "../../features/featureTable.ts";

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
