/** Rows to be written: made as they are asked for. */
export interface ExportTable {
  /** Sheet name. */
  name: string;
  columns: readonly ExportColumn[];
  /** How many rows there will be. */
  rowCount: number;
  rows: () => Iterable<readonly Cell[]>;
}

export interface ExportColumn {
  name: string;
  /** Text stays text, whatever it looks like: codes keep their zeros. */
  kind: "text" | "integer" | "decimal";
}

export type Cell = string | number | null;

export interface ExportOptions {
  delimiter?: string | undefined;
  decimal?: string | undefined;
  signal?: AbortSignal | undefined;
}
