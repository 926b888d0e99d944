import type { RowBuffer } from "./rowBuffer.ts";

/** One table of an edition as text: a header and rows, without line ends. */
export interface TableText {
  /** Name of the table, the same in all editions: `products`. */
  readonly table: string;
  /** File name of the edition, without `.gz`. */
  readonly file: string;
  /** Column names in order; the nameless index column is "". */
  readonly columns: readonly string[];
  /** The header names are quoted in the file. */
  readonly quotedHeader: boolean;
  readonly rows: number;
  /** Writes the row with an ordinal from 0 to rows - 1. */
  writeRow(out: RowBuffer, ordinal: number): void;
}
