import { INTEGER_NULL } from "../store/columnCodec.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import type { ParsedRows } from "./csv/layout.ts";

type Cells = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The accepted rows of one month of one table, in file order, growing as the file is read. */
export class MonthRows {
  rows = 0;
  /** One array per column; categories hold codes of the table's dictionaries; flags are in `flags`. */
  readonly columns: (Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | null)[];
  flags: Uint32Array<ArrayBuffer>;
  flagNulls: Uint32Array<ArrayBuffer>;
  /** Where each row stands: file of the import, byte offset, line. */
  file: Uint32Array<ArrayBuffer>;
  offset: Float64Array<ArrayBuffer>;
  line: Uint32Array<ArrayBuffer>;

  constructor(columns: readonly ContractColumn[], capacity = 1024) {
    this.columns = columns.map(({ type, values }) => {
      if (type === "flag" && !values) return null;
      return type === "decimal" ? new Float64Array(capacity) : new Int32Array(capacity);
    });
    this.flags = new Uint32Array(capacity);
    this.flagNulls = new Uint32Array(capacity);
    this.file = new Uint32Array(capacity);
    this.offset = new Float64Array(capacity);
    this.line = new Uint32Array(capacity);
  }

  /**
   * Appends some rows of a block.
   *
   * @param rows indices into the block; `recode[c]` maps the block's labels of category column c to the table's codes
   */
  append(
    block: ParsedRows & { baseOffset: number; baseLine: number },
    rows: Uint32Array,
    recode: readonly (Int32Array | null)[],
    file: number,
  ): void {
    this.#reserve(this.rows + rows.length);
    const base = this.rows;
    const first = rows[0] ?? 0;
    // the usual block is one month without a bad row: whole stretches are copied at once
    const inOneStretch = rows.length > 0 && rows[rows.length - 1] - first === rows.length - 1;
    const copy = <T extends Cells>(source: T, target: T) => {
      if (inOneStretch) target.set(source.subarray(first, first + rows.length), base);
      else for (let i = 0; i < rows.length; i++) target[base + i] = source[rows[i]];
    };
    for (let c = 0; c < this.columns.length; c++) {
      const target = this.columns[c];
      const source = block.columns[c];
      if (target === null || source.kind === "flag") continue;
      if (source.kind === "category" || source.kind === "text") {
        const codes = recode[c] as Int32Array;
        for (let i = 0; i < rows.length; i++) target[base + i] = codes[source.codes[rows[i]]];
      } else copy<Cells>(source.values as Cells, target);
    }
    copy(block.flags as Uint32Array<ArrayBuffer>, this.flags);
    copy(block.flagNulls as Uint32Array<ArrayBuffer>, this.flagNulls);
    this.file.fill(file, base, base + rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      this.offset[base + i] = block.baseOffset + block.rowStart[row];
      this.line[base + i] = block.baseLine + block.rowLine[row];
    }
    this.rows += rows.length;
  }

  /** Only these rows, in this order. */
  only(rows: Uint32Array): MonthRows {
    const pick = <T extends Cells>(cells: T): T => {
      const picked = new (cells.constructor as new (n: number) => T)(rows.length);
      for (let i = 0; i < rows.length; i++) picked[i] = cells[rows[i]];
      return picked;
    };
    const chosen = new MonthRows([], 0);
    chosen.columns.push(...this.columns.map((cells) => (cells === null ? null : pick(cells))));
    chosen.flags = pick(this.flags);
    chosen.flagNulls = pick(this.flagNulls);
    chosen.file = pick(this.file);
    chosen.offset = pick(this.offset);
    chosen.line = pick(this.line);
    chosen.rows = rows.length;
    return chosen;
  }

  #reserve(rows: number): void {
    if (rows <= this.flags.length) return;
    const capacity = Math.max(rows, Math.ceil(this.flags.length * 1.6));
    const grow = <T extends Cells>(cells: T): T => {
      const grown = new (cells.constructor as new (n: number) => T)(capacity);
      grown.set(cells.subarray(0, this.rows));
      return grown;
    };
    for (let c = 0; c < this.columns.length; c++) {
      const cells = this.columns[c];
      if (cells !== null) this.columns[c] = grow(cells);
    }
    this.flags = grow(this.flags);
    this.flagNulls = grow(this.flagNulls);
    this.file = grow(this.file);
    this.offset = grow(this.offset);
    this.line = grow(this.line);
  }
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
