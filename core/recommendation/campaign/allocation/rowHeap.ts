/** Rows by falling key, equal keys by rising row. Keys may fall while a row is at the top. */
export class RowHeap {
  readonly #rows: Uint32Array;
  readonly #keys: Float64Array;
  #size: number;

  /** @param keys by row; the heap reads them, the caller may lower that of the top row before calling `sink` */
  constructor(rows: Uint32Array, keys: Float64Array) {
    this.#rows = rows;
    this.#keys = keys;
    this.#size = rows.length;
    for (let i = (this.#size >> 1) - 1; i >= 0; i--) this.#down(i);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  get top(): number {
    return this.#rows[0];
  }

  drop(): void {
    this.#rows[0] = this.#rows[--this.#size];
    this.#down(0);
  }

  sink(): void {
    this.#down(0);
  }

  #down(from: number): void {
    const [rows, keys, size] = [this.#rows, this.#keys, this.#size];
    if (from >= size) return;
    const row = rows[from];
    const key = keys[row];
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(keys, rows[child + 1], rows[child])) child++;
      const other = rows[child];
      if (keys[other] < key || (keys[other] === key && other > row)) break;
      rows[at] = other;
      at = child;
    }
    rows[at] = row;
  }
}

function isBefore(keys: Float64Array, a: number, b: number): boolean {
  return keys[a] > keys[b] || (keys[a] === keys[b] && a < b);
}
