import { INTEGER_NULL } from "../store/columnCodec.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import type { ParsedRows } from "./csv/layout.ts";

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
   * @param rows ascending indices into the block; `recode[c]` maps the block's labels of category column c to the table's codes
   */
  append(
    block: ParsedRows & { baseOffset: number; baseLine: number },
    rows: Uint32Array,
    recode: readonly (Int32Array | null)[],
    file: number,
  ): void {
    if (rows.length === 0) return;
    const first = rows[0];
    // the usual block is one month without a bad row: its arrays serve as they are
    const inOneStretch = rows[rows.length - 1] - first === rows.length - 1;
    const take = <T extends Cells>(source: T): T => {
      if (inOneStretch) return source.subarray(first, first + rows.length) as T;
      const taken = new (source.constructor as new (n: number) => T)(rows.length);
      for (let i = 0; i < rows.length; i++) taken[i] = source[rows[i]];
      return taken;
    };
    const columns = this.#kinds.map((kind, c): Cells | null => {
      const source = block.columns[c];
      if (kind === null || source.kind === "flag") return null;
      if (source.kind !== "category" && source.kind !== "text") return take(source.values as Cells);
      const codes = recode[c] as Int32Array;
      const taken =
        codes.length < 65_536 && codes.every(isSmall) ? new Uint16Array(rows.length) : new Int32Array(rows.length);
      for (let i = 0; i < rows.length; i++) taken[i] = codes[source.codes[rows[i]]];
      return taken;
    });
    this.#pieces.push({
      from: this.rows,
      columns,
      flags: take(block.flags as Uint32Array<ArrayBuffer>),
      flagNulls: block.flagNulls.some(isSet) ? take(block.flagNulls as Uint32Array<ArrayBuffer>) : null,
      offset: take(block.rowStart as Uint32Array<ArrayBuffer>),
      line: take(block.rowLine as Uint32Array<ArrayBuffer>),
    });
    const { baseOffset, baseLine } = block;
    this.#stretches.push({ first: this.rows, file, baseOffset, baseLine });
    this.rows += rows.length;
  }

  /** Puts the pieces together; nothing may be appended afterwards. */
  finish(): MonthArrays {
    const { rows } = this;
    const join = <T extends Cells>(into: T, of: (piece: Piece) => Cells | null): T => {
      for (const piece of this.#pieces) {
        const cells = of(piece);
        if (cells) into.set(cells, piece.from);
      }
      return into;
    };
    const words = (of: (piece: Piece) => Cells | null) => join(new Uint32Array(rows), of);
    const arrays: MonthArrays = {
      rows,
      columns: this.#kinds.map((Kind, c) => (Kind === null ? null : join(new Kind(rows), ({ columns }) => columns[c]))),
      flags: words(({ flags }) => flags),
      flagNulls: this.#pieces.some(({ flagNulls }) => flagNulls) ? words(({ flagNulls }) => flagNulls) : null,
      stretches: this.#stretches,
      offset: words(({ offset }) => offset),
      line: words(({ line }) => line),
    };
    this.#pieces.length = 0;
    return arrays;
  }
}

const isSet = (mask: number) => mask !== 0;
const isSmall = (code: number) => code < 65_536;

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

/** Row numbers in the order of ascending keys, equal keys in file order: a radix sort, two passes of 16 bits. */
export function orderByKey(keys: Int32Array, rows: number): Uint32Array {
  let ascending = true;
  for (let i = 1; i < rows && ascending; i++) ascending = keys[i - 1] <= keys[i];
  let order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  if (ascending) return order;
  let next = new Uint32Array(rows);
  for (const shift of [0, 16]) {
    const counts = new Uint32Array(65_537);
    // the sign bit is turned so that negative ids come first
    for (let i = 0; i < rows; i++) counts[(((keys[i] ^ INTEGER_NULL) >>> shift) & 0xffff) + 1]++;
    for (let d = 0; d < 65_536; d++) counts[d + 1] += counts[d];
    for (let i = 0; i < rows; i++) {
      const row = order[i];
      next[counts[((keys[row] ^ INTEGER_NULL) >>> shift) & 0xffff]++] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}
