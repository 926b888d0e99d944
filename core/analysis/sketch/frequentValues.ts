import type { FrequentValuesState } from "../../contract/sketch.ts";
import { hashNumber } from "./hashNumber.ts";

const DEFAULT_CAPACITY = 1024;

/**
 * The most frequent numbers of a column of any length, with counts that are never too high.
 *
 * A true count lies in [count, count + offset], and every value seen more than `offset` times is there. offset is at most
 * 2 n / capacity, and 0 (all counts exact) while no more than `capacity` different values were seen. When the table is full the
 * median count is taken off all. Sources: Misra and Gries (1982), Finding repeated elements; median step:
 * Anderson et al. (2017), A high-performance algorithm for identifying frequent items in data streams.
 */
export class FrequentValues {
  readonly capacity: number;
  count = 0;
  /** No count is too low by more than this. */
  offset = 0;
  #used = 0;
  #keys: Float64Array;
  /** 0 = free slot. */
  #counts: Float64Array;
  readonly #mask: number;
  readonly #hash = new Uint32Array(2);

  constructor(capacity: number = DEFAULT_CAPACITY) {
    this.capacity = capacity;
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2));
    this.#mask = slots - 1;
    this.#keys = new Float64Array(slots);
    this.#counts = new Float64Array(slots);
  }

  /** Adds all values; NaN is no value. */
  add(values: ArrayLike<number>): this {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (Number.isNaN(value)) continue;
      this.count++;
      this.#put(value, 1);
    }
    return this;
  }

  merge(other: FrequentValues): this {
    this.count += other.count;
    this.offset += other.offset;
    for (const { value, count } of other.top()) this.#put(value, count);
    return this;
  }

  /** The `n` most frequent values, most frequent first, equals by value. */
  top(n: number = this.capacity): { value: number; count: number }[] {
    const found: { value: number; count: number }[] = [];
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#counts[slot] > 0) found.push({ value: this.#keys[slot], count: this.#counts[slot] });
    }
    return found.sort((a, b) => b.count - a.count || a.value - b.value).slice(0, n);
  }

  toJSON(): FrequentValuesState {
    const top = this.top();
    return {
      capacity: this.capacity,
      count: this.count,
      offset: this.offset,
      values: top.map(({ value }) => value),
      counts: top.map(({ count }) => count),
    };
  }

  static fromJSON(state: FrequentValuesState): FrequentValues {
    const sketch = new FrequentValues(state.capacity);
    state.values.forEach((value, i) => {
      sketch.#put(value, state.counts[i]);
    });
    sketch.count = state.count;
    sketch.offset = state.offset;
    return sketch;
  }

  #put(value: number, count: number): void {
    hashNumber(value, this.#hash);
    let slot = this.#hash[0] & this.#mask;
    while (this.#counts[slot] > 0 && this.#keys[slot] !== value) slot = (slot + 1) & this.#mask;
    if (this.#counts[slot] === 0) {
      this.#keys[slot] = value;
      this.#used++;
    }
    this.#counts[slot] += count;
    if (this.#used > this.capacity) this.#purge();
  }

  #purge(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    const median = medianCount(counts, this.#used);
    this.offset += median;
    this.#used = 0;
    this.#keys = new Float64Array(keys.length);
    this.#counts = new Float64Array(counts.length);
    for (let slot = 0; slot < keys.length; slot++)
      if (counts[slot] > median) this.#put(keys[slot], counts[slot] - median);
  }
}

/** Upper median of the counts of `used` slots. Mostly it is 1, for rare values fill the table: found without sorting. */
function medianCount(counts: Float64Array, used: number): number {
  const taken = new Float64Array(used);
  let n = 0;
  let ones = 0;
  for (let slot = 0; slot < counts.length; slot++) {
    if (counts[slot] === 0) continue;
    if (counts[slot] === 1) ones++;
    taken[n++] = counts[slot];
  }
  return ones > used >> 1 ? 1 : taken.sort()[used >> 1];
}
