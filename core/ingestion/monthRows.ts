import type { ContractColumn } from "./contract/dataContract.ts";
import type { ParsedRows } from "./csv/layout.ts";
import type { RowGroup } from "./rowGroups.ts";

type Cells = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Where a row stands in an extract. */
export interface RowPlace {
  file: number;
  offset: number;
  line: number;
}

/** A stretch of rows from one block of a file: the first one's number in the month, and what its rows count from. */
export interface Stretch {
  first: number;
  file: number;
  baseOffset: number;
  baseLine: number;
}

/** The rows of one month of one table, in file order: plain data, to be sent to a thread. */
export interface MonthArrays {
  rows: number;
  /** One array per column; categories hold codes of the table's dictionaries; null for flags (in `flags`) and the month. */
  columns: (Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | null)[];
  flags: Uint32Array<ArrayBuffer>;
  /** Null when no flag is missing. */
  flagNulls: Uint32Array<ArrayBuffer> | null;
  stretches: Stretch[];
  /** Byte offset and line of each row, counted from its stretch. */
  offset: Uint32Array<ArrayBuffer>;
  line: Uint32Array<ArrayBuffer>;
}

/** The rows of one block, from row `from` of the month on. */
interface Piece {
  from: number;
  columns: (Cells | null)[];
  /** By column: the table's code of each of the block's labels. */
  recode: readonly (Int32Array | null)[];
  flags: Cells;
  flagNulls: Cells | null;
  offset: Cells;
  line: Cells;
}

/**
 * Gathers the accepted rows of one month while the files are read.
 *
 * Pieces are kept as they come and put together once, at the end: arrays that grow would copy every row two times more.
 */
export class MonthRows {
  rows = 0;
  readonly #kinds: readonly (typeof Int32Array | typeof Float64Array | null)[];
  readonly #pieces: Piece[] = [];
  readonly #stretches: Stretch[] = [];

  constructor(columns: readonly ContractColumn[]) {
    this.#kinds = columns.map(({ type, values, role }) => {
      if ((type === "flag" && !values) || role === "month") return null;
      return type === "decimal" ? Float64Array : Int32Array;
    });
  }

  /**
   * Appends some rows of a block.
   *
   * @param recode `recode[c]` maps the block's labels of category column c to the table's codes
   */
  append(
    block: ParsedRows & { baseOffset: number; baseLine: number },
    { first, count, rows }: RowGroup,
    recode: readonly (Int32Array | null)[],
    file: number,
  ): void {
    if (count === 0) return;
    const take = (source: Cells): Cells => {
      // the usual block is one month without a bad row: its arrays serve as they are
      if (rows === null) return source.subarray(first, first + count);
      const taken = new (source.constructor as new (n: number) => Cells)(count);
      for (let i = 0; i < count; i++) taken[i] = source[rows[i]];
      return taken;
    };
    const columns = this.#kinds.map((kind, c): Cells | null => {
      const source = block.columns[c];
      if (kind === null || source.kind === "flag") return null;
      return take((source.kind === "category" || source.kind === "text" ? source.codes : source.values) as Cells);
    });
    this.#pieces.push({
      from: this.rows,
      columns,
      recode,
      flags: take(block.flags as Uint32Array<ArrayBuffer>),
      flagNulls: isZero(block.flagNulls) ? null : take(block.flagNulls as Uint32Array<ArrayBuffer>),
      offset: take(block.rowStart as Uint32Array<ArrayBuffer>),
      line: take(block.rowLine as Uint32Array<ArrayBuffer>),
    });
    const { baseOffset, baseLine } = block;
    this.#stretches.push({ first: this.rows, file, baseOffset, baseLine });
    this.rows += count;
  }

  /** Puts the pieces together; nothing may be appended afterwards. */
  finish(): MonthArrays {
    const { rows } = this;
    const words = (of: (piece: Piece) => Cells | null) => {
      const into = new Uint32Array(rows);
      for (const piece of this.#pieces) {
        const cells = of(piece);
        if (cells) into.set(cells, piece.from);
      }
      return into;
    };
    const arrays: MonthArrays = {
      rows,
      columns: this.#kinds.map((Kind, c) => Kind && this.#join(new Kind(rows), c)),
      flags: words(({ flags }) => flags),
      flagNulls: this.#pieces.some(({ flagNulls }) => flagNulls) ? words(({ flagNulls }) => flagNulls) : null,
      stretches: this.#stretches,
      offset: words(({ offset }) => offset),
      line: words(({ line }) => line),
    };
    this.#pieces.length = 0;
    return arrays;
  }

  #join<T extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(into: T, c: number): T {
    for (const { from, columns, recode } of this.#pieces) {
      const cells = columns[c];
      const codes = recode[c];
      if (!cells) continue;
      if (codes) for (let i = 0; i < cells.length; i++) into[from + i] = codes[cells[i]];
      else into.set(cells, from);
    }
    return into;
  }
}

function isZero(masks: Uint32Array): boolean {
  let any = 0;
  for (let i = 0; i < masks.length; i++) any |= masks[i];
  return any === 0;
}

/** Where row `row` of a month stands. */
export function placeOf(
  { stretches, offset, line }: Pick<MonthArrays, "stretches" | "offset" | "line">,
  row: number,
): RowPlace {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle].first <= row) low = middle;
    else high = middle - 1;
  }
  const { file, baseOffset, baseLine } = stretches[low];
  return { file, offset: baseOffset + offset[row], line: baseLine + line[row] };
}

/** Only these rows of a month, in ascending order. */
export function onlyRows(month: MonthArrays, rows: Uint32Array): MonthArrays {
  const pick = <T extends Cells>(cells: T): T => {
    const picked = new (cells.constructor as new (n: number) => T)(rows.length);
    for (let i = 0; i < rows.length; i++) picked[i] = cells[rows[i]];
    return picked;
  };
  const stretches: Stretch[] = [];
  let kept = 0;
  for (const [s, stretch] of month.stretches.entries()) {
    const end = month.stretches[s + 1]?.first ?? month.rows;
    stretches.push({ ...stretch, first: kept });
    while (kept < rows.length && rows[kept] < end) kept++;
  }
  return {
    rows: rows.length,
    columns: month.columns.map((cells) => (cells === null ? null : pick(cells))),
    flags: pick(month.flags),
    flagNulls: month.flagNulls && pick(month.flagNulls),
    stretches,
    offset: pick(month.offset),
    line: pick(month.line),
  };
}
