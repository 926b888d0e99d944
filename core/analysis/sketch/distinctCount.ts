import type { DistinctCountState } from "../../contract/sketch.ts";
import { hashNumber } from "./hashNumber.ts";

const DEFAULT_PRECISION = 12;
/** Bits of a hash that the run of zeros is read from. */
const RUN_BITS = 32;
/** Up to this many different values the count is exact. */
const SPARSE_LIMIT = 512;

/**
 * How many different numbers were seen, in 2^precision bytes; merging gives the count of the union, in any order alike.
 *
 * Exact up to 512 values (they are kept as 53-bit hashes); above that HyperLogLog with a relative standard error of
 * `standardError`. Sources: Flajolet, Fusy, Gandouet and Meunier (2007), HyperLogLog; estimator without correction
 * tables: Ertl (2017), New cardinality estimation algorithms for HyperLogLog sketches, algorithm 6.
 */
export class DistinctCount {
  readonly precision: number;
  #hashes: Set<number> | null = new Set();
  #registers: Uint8Array;
  readonly #hash = new Uint32Array(2);

  constructor(precision: number = DEFAULT_PRECISION) {
    this.precision = precision;
    this.#registers = new Uint8Array(0);
  }

  /** Adds all values; NaN is no value. Codes and flags are numbers too. */
  add(values: ArrayLike<number>): this {
    const hash = this.#hash;
    let previous = Number.NaN;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === previous || Number.isNaN(value)) continue;
      previous = value;
      hashNumber(value, hash);
      this.#put(hash[0], hash[1]);
    }
    return this;
  }

  merge(other: DistinctCount): this {
    if (other.precision !== this.precision) throw new RangeError("sketches of different precision do not merge");
    if (other.#hashes) {
      for (const hash of other.#hashes) this.#put(Math.floor(hash / 2 ** 21), (hash % 2 ** 21) * 2 ** 11);
      return this;
    }
    this.#toRegisters();
    const [own, others] = [this.#registers, other.#registers];
    for (let i = 0; i < own.length; i++) if (others[i] > own[i]) own[i] = others[i];
    return this;
  }

  /** The estimate, rounded; exact while `exact`. */
  get count(): number {
    return this.#hashes ? this.#hashes.size : Math.round(ertlEstimate(this.#registers));
  }

  get exact(): boolean {
    return this.#hashes !== null;
  }

  /** Relative standard error of the estimate: 1.04 / sqrt(2^precision), 1.6 % by default; 0 while exact. */
  get standardError(): number {
    return this.#hashes ? 0 : 1.04 / Math.sqrt(2 ** this.precision);
  }

  toJSON(): DistinctCountState {
    const { precision } = this;
    if (this.#hashes) return { mode: "sparse", precision, hashes: [...this.#hashes].sort((a, b) => a - b) };
    return { mode: "dense", precision, registers: Buffer.from(this.#registers).toString("base64") };
  }

  static fromJSON(state: DistinctCountState): DistinctCount {
    const sketch = new DistinctCount(state.precision);
    if (state.mode === "sparse") sketch.#hashes = new Set(state.hashes);
    else {
      sketch.#hashes = null;
      sketch.#registers = new Uint8Array(Buffer.from(state.registers, "base64"));
    }
    return sketch;
  }

  /** The second word loses its low 11 bits, in both modes alike, so that a hash is one exact number. */
  #put(first: number, second: number): void {
    const kept = (second & ~0x7ff) >>> 0;
    if (this.#hashes) {
      this.#hashes.add(first * 2 ** 21 + kept / 2 ** 11);
      if (this.#hashes.size > SPARSE_LIMIT) this.#toRegisters();
      return;
    }
    const at = first >>> (32 - this.precision);
    // the run is read from the rest of the first word and then the second
    const run = Math.clz32((first << this.precision) | (kept >>> (32 - this.precision))) + 1;
    if (run > this.#registers[at]) this.#registers[at] = run;
  }

  #toRegisters(): void {
    const hashes = this.#hashes;
    if (!hashes) return;
    this.#hashes = null;
    this.#registers = new Uint8Array(2 ** this.precision);
    for (const hash of hashes) this.#put(Math.floor(hash / 2 ** 21), (hash % 2 ** 21) * 2 ** 11);
  }
}

/** Ertl's improved raw estimator over registers of 0 to RUN_BITS + 1. */
function ertlEstimate(registers: Uint8Array): number {
  const m = registers.length;
  const multiplicity = new Float64Array(RUN_BITS + 2);
  for (let i = 0; i < m; i++) multiplicity[registers[i]]++;
  let z = m * tau(1 - multiplicity[RUN_BITS + 1] / m);
  for (let k = RUN_BITS; k >= 1; k--) z = 0.5 * (z + multiplicity[k]);
  z += m * sigma(multiplicity[0] / m);
  return (m * m) / (2 * Math.LN2 * z);
}

function sigma(start: number): number {
  if (start === 1) return Number.POSITIVE_INFINITY;
  let x = start;
  let y = 1;
  let z = start;
  for (let before = Number.NaN; z !== before; ) {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  }
  return z;
}

function tau(start: number): number {
  if (start === 0 || start === 1) return 0;
  let x = start;
  let y = 1;
  let z = 1 - start;
  for (let before = Number.NaN; z !== before; ) {
    x = Math.sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) ** 2 * y;
  }
  return z / 3;
}
