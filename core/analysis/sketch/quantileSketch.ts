import type { QuantileSketchState } from "../../contract/sketch.ts";
import { mix } from "./hashNumber.ts";

const DEFAULT_K = 200;
/** Each level below the top is this much smaller than the one above it. */
const SHRINK = 2 / 3;
const SMALLEST_LEVEL = 8;

/**
 * Quantiles of any number of values in a few kilobytes; two sketches merge into the sketch of both samples.
 *
 * Level h keeps values that stand for 2^h seen ones. A full level is sorted and every second value moves up, beginning
 * at the first or second by a seeded coin, so that ranks are unbiased. Up to k values the answers are exact.
 * Source: Karnin, Lang and Liberty (2016), Optimal quantile approximation in streams, with lazy compaction.
 *
 * @see rankError for the error bound
 */
export class QuantileSketch {
  readonly k: number;
  count = 0;
  nulls = 0;
  min = Number.NaN;
  max = Number.NaN;
  #coin: number;
  #levels: Level[] = [new Level()];
  #kept = 0;
  #room: number;

  /**
   * @param options.k 8 or more; memory grows with it, the error shrinks with it
   * @param options.seed give sketches that are to be merged different ones (the month), so that their errors do not add up
   */
  constructor({ k = DEFAULT_K, seed = 1 }: { k?: number; seed?: number } = {}) {
    this.k = k;
    this.#coin = mix(seed);
    this.#room = this.#roomFor(1);
  }

  /** Adds all values; NaN is counted as null. Infinities are values. */
  add(values: Float64Array): this {
    let low = this.count > 0 ? this.min : Number.POSITIVE_INFINITY;
    let high = this.count > 0 ? this.max : Number.NEGATIVE_INFINITY;
    let nulls = 0;
    let level = this.#levels[0];
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (Number.isNaN(value)) {
        nulls++;
        continue;
      }
      if (value < low) low = value;
      if (value > high) high = value;
      level.push(value);
      if (++this.#kept >= this.#room) {
        this.#compress();
        level = this.#levels[0];
      }
    }
    this.nulls += nulls;
    this.count += values.length - nulls;
    if (this.count > 0) {
      this.min = low;
      this.max = high;
    }
    return this;
  }

  /** Takes in another sketch, of the same or another k; the error is that of the smaller k. */
  merge(other: QuantileSketch): this {
    while (this.#levels.length < other.#levels.length) this.#grow();
    for (const [h, level] of other.#levels.entries()) this.#levels[h].append(level.values());
    if (other.count > 0) {
      this.min = this.count > 0 ? Math.min(this.min, other.min) : other.min;
      this.max = this.count > 0 ? Math.max(this.max, other.max) : other.max;
    }
    this.count += other.count;
    this.nulls += other.nulls;
    this.#coin = mix(this.#coin ^ other.#coin);
    this.#kept += other.#kept;
    while (this.#kept >= this.#room) this.#compress();
    return this;
  }

  /**
   * Values at the given shares of the sample, by inverted distribution function: the smallest kept value whose estimated
   * share at or below it reaches the probability. 0 and 1 give the exact minimum and maximum; NaN when empty.
   */
  quantiles(probabilities: readonly number[]): number[] {
    const { values, reached } = this.#sorted();
    return probabilities.map((p) => {
      if (this.count === 0) return Number.NaN;
      if (p <= 0) return this.min;
      if (p >= 1) return this.max;
      return values[firstAtLeast(reached, p * this.count)] ?? this.max;
    });
  }

  /** Estimated share of the sample at or below each value, 0 to 1; NaN when empty. */
  shares(of: readonly number[]): number[] {
    const { values, reached } = this.#sorted();
    return of.map((value) => {
      if (this.count === 0) return Number.NaN;
      if (value < this.min) return 0;
      if (value >= this.max) return 1;
      const at = firstAbove(values, value);
      return at === 0 ? 0 : reached[at - 1] / this.count;
    });
  }

  /** How far the estimated share of one value may be from the true one, with 99 % confidence (`rankError(k)`). 0 while exact. */
  get error(): number {
    return this.#levels.length === 1 ? 0 : rankError(this.k);
  }

  toJSON(): QuantileSketchState {
    const { k, count, nulls } = this;
    return {
      k,
      count,
      nulls,
      min: count > 0 ? this.min : null,
      max: count > 0 ? this.max : null,
      coin: this.#coin,
      levels: this.#levels.map((level) => [...level.values().sort()]),
    };
  }

  static fromJSON(state: QuantileSketchState): QuantileSketch {
    const sketch = new QuantileSketch({ k: state.k });
    while (sketch.#levels.length < state.levels.length) sketch.#grow();
    for (const [h, values] of state.levels.entries()) {
      sketch.#levels[h].append(Float64Array.from(values));
      sketch.#kept += values.length;
    }
    sketch.count = state.count;
    sketch.nulls = state.nulls;
    sketch.min = state.min ?? Number.NaN;
    sketch.max = state.max ?? Number.NaN;
    sketch.#coin = state.coin;
    return sketch;
  }

  /** Kept values ascending, and the estimated number of seen values at or below each. */
  #sorted(): { values: Float64Array; reached: Float64Array } {
    const kept = this.#levels.flatMap((level, h) => Array.from(level.values(), (value) => ({ value, weight: 2 ** h })));
    kept.sort((a, b) => a.value - b.value);
    const reached = new Float64Array(kept.length);
    let sum = 0;
    for (const [i, { weight }] of kept.entries()) {
      sum += weight;
      reached[i] = sum;
    }
    return { values: Float64Array.from(kept, ({ value }) => value), reached };
  }

  #compress(): void {
    for (let h = 0; h < this.#levels.length; h++) {
      const level = this.#levels[h];
      if (level.size < this.#capacity(h, this.#levels.length)) continue;
      if (h + 1 === this.#levels.length) this.#grow();
      this.#coin = (Math.imul(this.#coin, 1664525) + 1013904223) >>> 0;
      this.#kept -= level.halveInto(this.#levels[h + 1], mix(this.#coin) & 1);
      // lower levels may still be over their share: they wait until the room is needed
      if (this.#kept < this.#room) return;
    }
  }

  #grow(): void {
    this.#levels.push(new Level());
    this.#room = this.#roomFor(this.#levels.length);
  }

  #capacity(h: number, levels: number): number {
    return Math.max(SMALLEST_LEVEL, Math.ceil(this.k * SHRINK ** (levels - h - 1)));
  }

  #roomFor(levels: number): number {
    let room = 0;
    for (let h = 0; h < levels; h++) room += this.#capacity(h, levels);
    return room;
  }
}

/**
 * Error of one share, with 99 % confidence: 2.296 / k^0.9723, 1.33 % for k = 200.
 *
 * The largest error of all shares at once is within 2.446 / k^0.9433. Source: both fitted by Apache DataSketches for this
 * sketch (KllSketch.getNormalizedRankError).
 */
export function rankError(k: number, all = false): number {
  return all ? 2.446 / k ** 0.9433 : 2.296 / k ** 0.9723;
}

/** A growing list of doubles. */
class Level {
  size = 0;
  #values = new Float64Array(64);

  push(value: number): void {
    if (this.size === this.#values.length) this.#reserve(this.size + 1);
    this.#values[this.size++] = value;
  }

  append(values: Float64Array): void {
    this.#reserve(this.size + values.length);
    this.#values.set(values, this.size);
    this.size += values.length;
  }

  values(): Float64Array {
    return this.#values.slice(0, this.size);
  }

  /** Moves every second value of an even number of them up, leaves an odd one; returns how many values went. */
  halveInto(above: Level, first: number): number {
    const even = this.size & ~1;
    const values = this.#values;
    values.subarray(0, this.size).sort();
    for (let i = first; i < even; i += 2) above.push(values[i]);
    if (even < this.size) values[0] = values[even];
    this.size -= even;
    return even / 2;
  }

  #reserve(size: number): void {
    if (size <= this.#values.length) return;
    const grown = new Float64Array(Math.max(size, this.#values.length * 2));
    grown.set(this.#values);
    this.#values = grown;
  }
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
