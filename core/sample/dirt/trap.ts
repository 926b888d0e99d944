import type { Random } from "../../random/random.ts";

/** What an importer has to make of a planted defect. */
export type Expected = "rejected" | "repaired" | "kept";

/** The cells of a row as texts, by column name; a trap changes them. */
export interface Cells {
  get(column: string): string;
  set(column: string, text: string): void;
  /** All texts in order, for defects of the row's form. */
  readonly texts: string[];
}

/**
 * A kind of defect, and how to make one.
 *
 * - `edit`: a row is changed; the truth loses that row when the importer rejects it
 * - `extra`: a changed copy of a row is added; the truth loses nothing
 * - `omit`: a row is left out
 */
export interface Trap {
  id: string;
  description: string;
  expected: Expected;
  /** Why a row is rejected, or which repair is made; null when it is kept. */
  reason: string | null;
  place: "edit" | "extra" | "omit";
  /** Tables it is planted in, each with the same count. */
  tables: readonly string[];
  /** Column of the defect; null for defects of the row's form. */
  column: string | null;
  /** Cells changed in each row that the importer repairs, by column. */
  repairs?: readonly string[];
  /** Per million rows; 20 when left out. */
  perMillion?: number;
  /** Changes the cells, or returns the whole line when it is no list of cells. */
  make(cells: Cells, random: Random): string | undefined;
}
