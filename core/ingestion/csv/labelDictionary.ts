import { MetLabels } from "./metLabels.ts";

/** Start value of the rolling hash that `LabelDictionary.find` expects. */
export const HASH_SEED = 0x811c9dc5 | 0;
/** One step per byte (FNV-1a): `hash = Math.imul(hash ^ byte, HASH_STEP)`. */
export const HASH_STEP = 0x01000193;

/** Hash of the bytes [from, to). */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = HASH_SEED;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], HASH_STEP);
  return hash;
}

const SPREAD = 15;

/**
 * Codes for texts met as bytes, in order of first appearance from 1; code 0 stands for "no value" and is shared by all
 * null tokens. Open addressing with linear probing over hashes, then a comparison of the bytes.
 */
export class LabelDictionary {
  /** Text of each code; labels[0] is "" and stands for null. */
  readonly labels: string[] = [""];
  /** Labels met before, to be known again without their hash. */
  readonly met = new MetLabels();
  #slots = new Int32Array(256).fill(-1);
  #mask = 255;
  /** Entries are null tokens first, then labels; each has a hash, bytes in the arena, a code and a row. */
  #entries = 0;
  #hashes = new Int32Array(128);
  #starts = new Uint32Array(129);
  #codes = new Uint32Array(128);
  #rows = new Float64Array(128);
  #arena = new Uint8Array(1024);

  /** @param nullTokens texts that share code 0, as bytes in the file's encoding */
  constructor(nullTokens: readonly Uint8Array[]) {
    for (const token of nullTokens) {
      const hash = hashBytes(token, 0, token.length);
      if (this.find(token, 0, token.length, hash) < 0) this.#insert(token, 0, token.length, hash, 0, -1);
    }
  }

  /** The code of the bytes [from, to) with the hash given, -1 when they have none yet. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const starts = this.#starts;
    const arena = this.#arena;
    let slot = (hash ^ (hash >>> SPREAD)) & mask;
    for (;;) {
      const entry = slots[slot];
      if (entry < 0) return -1;
      if (this.#hashes[entry] === hash) {
        let a = starts[entry];
        const stop = starts[entry + 1];
        if (stop - a === to - from) {
          let b = from;
          while (a < stop && arena[a] === bytes[b]) {
            a++;
            b++;
          }
          if (a === stop) return this.#codes[entry];
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Texts that have a code, null tokens among them. */
  get size(): number {
    return this.#entries;
  }

  /** Bytes and code of one of the `size` texts, in the order in which they came. */
  entry(index: number): { label: Uint8Array; code: number } {
    const label = this.#arena.subarray(this.#starts[index], this.#starts[index + 1]);
    return { label, code: this.#codes[index] };
  }

  /** Gives bytes that have no code the next one. `row` is the row that brought them, for `forget`. */
  add(bytes: Uint8Array, from: number, to: number, hash: number, label: string, row: number): number {
    this.labels.push(label);
    const code = this.labels.length - 1;
    this.#insert(bytes, from, to, hash, code, row);
    return code;
  }

  /** Takes back what `row` brought; only for the row that added last. */
  forget(row: number): void {
    while (this.#entries > 0 && this.#rows[this.#entries - 1] === row) {
      const entry = --this.#entries;
      const hash = this.#hashes[entry];
      let slot = (hash ^ (hash >>> SPREAD)) & this.#mask;
      while (this.#slots[slot] !== entry) slot = (slot + 1) & this.#mask;
      // Nothing was put in after it, so no probe runs across this slot.
      this.#slots[slot] = -1;
      this.labels.pop();
    }
  }

  #insert(bytes: Uint8Array, from: number, to: number, hash: number, code: number, row: number): void {
    const entry = this.#entries++;
    if (entry === this.#hashes.length) this.#grow();
    const at = this.#starts[entry];
    const end = at + to - from;
    if (end > this.#arena.length) {
      const arena = new Uint8Array(Math.max(end, this.#arena.length * 2));
      arena.set(this.#arena);
      this.#arena = arena;
    }
    this.#arena.set(bytes.subarray(from, to), at);
    this.#starts[entry + 1] = end;
    this.#hashes[entry] = hash;
    this.#codes[entry] = code;
    this.#rows[entry] = row;
    this.#place(entry);
  }

  #place(entry: number): void {
    const hash = this.#hashes[entry];
    let slot = (hash ^ (hash >>> SPREAD)) & this.#mask;
    while (this.#slots[slot] >= 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = entry;
  }

  /** Doubles everything; entries go back in their order, which keeps `forget` right. */
  #grow(): void {
    const size = this.#hashes.length * 2;
    const hashes = new Int32Array(size);
    const starts = new Uint32Array(size + 1);
    const codes = new Uint32Array(size);
    const rows = new Float64Array(size);
    hashes.set(this.#hashes);
    starts.set(this.#starts);
    codes.set(this.#codes);
    rows.set(this.#rows);
    this.#hashes = hashes;
    this.#starts = starts;
    this.#codes = codes;
    this.#rows = rows;
    this.#slots = new Int32Array(size * 2).fill(-1);
    this.#mask = size * 2 - 1;
    for (let entry = 0; entry < size / 2; entry++) this.#place(entry);
  }
}
