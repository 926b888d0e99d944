import type { ReactNode } from "react";

type Cell = string | number | null;
export type Row = readonly Cell[];

/** How a column of a table is headed, written, sorted and exported. */
export interface Column {
  id: string;
  /** In plain words; units belong here. */
  label: string;
  /** Instead of the label, for example a Term. */
  heading?: ReactNode;
  /** Figures stand at the right. */
  kind?: "text" | "integer" | "decimal";
  /** Writes a known value; missing ones are an en dash. */
  format?: ((value: never, row: Row) => ReactNode) | undefined;
  /** px */
  width?: number;
  /** Left out at first; the person may show it. */
  isHidden?: boolean;
  /** Long words go on in the next line; for tables of few rows. */
  wraps?: boolean;
  /** Its order is of no use, or the core does not offer it. */
  isUnsorted?: boolean;
  /** Holds what can be done with the row: neither sorted by nor exported. */
  isAction?: boolean;
}

export interface Sort {
  column: string;
  descending: boolean;
}

export const isFigure = ({ kind }: Column): boolean => kind === "integer" || kind === "decimal";

/** Rows that contain the text in any cell, in the order of the sort; missing values last. */
export function arrangeRows(columns: readonly Column[], rows: readonly Row[], text: string, sort: Sort | null): Row[] {
  const wanted = text.trim().toLowerCase();
  const kept =
    wanted === ""
      ? [...rows]
      : rows.filter((row) =>
          row.some((cell) =>
            String(cell ?? "")
              .toLowerCase()
              .includes(wanted),
          ),
        );
  const place = sort ? columns.findIndex(({ id }) => id === sort.column) : -1;
  if (!sort || place < 0) return kept;
  const sign = sort.descending ? -1 : 1;
  return kept.sort((a, b) => compareCells(a[place], b[place], sign));
}

function compareCells(a: Cell, b: Cell, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}
