/** Slots of each cache; a power of two. Columns of categories have few labels, and neighbours repeat. */
const SHORT_SLOTS = 256;
const LONG_SLOTS = 64;
/** Labels up to this many bytes are their own key. */
const SHORT = 3;
/** Longer labels are not kept here. */
const LONGEST = 64;

/**
 * Codes of labels that a column showed before, found from the bytes at a cell's start without hashing them one by one.
 *
 * Direct-mapped: a label that meets another one in its slot takes it over. What is not here is simply looked up in the
 * dictionary, so nothing depends on what is kept. A dictionary takes codes back only before a later row could have shown
 * them again (`LabelDictionary.forget`), so what is kept stays true.
 */
export class MetLabels {
  readonly #shortKeys = new Int32Array(SHORT_SLOTS).fill(-1);
  readonly #shortCodes = new Uint32Array(SHORT_SLOTS);
  readonly #longHeads = new Int32Array(LONG_SLOTS);
  readonly #longSizes = new Uint8Array(LONG_SLOTS);
  readonly #longCodes = new Uint32Array(LONG_SLOTS);
  readonly #longBytes = new DataView(new ArrayBuffer(LONG_SLOTS * LONGEST));

  /** Code of a label of 1 to 3 bytes, the low bytes of `word` (little-endian); -1 when it is not here. */
  short(word: number, size: number): number {
    const key = shortKey(word, size);
    const slot = shortSlot(key);
    return this.#shortKeys[slot] === key ? this.#shortCodes[slot] : -1;
  }

  /** Size of the label that may stand at `i`, whose first four bytes are `word`; the caller then checks that it ends there. */
  longSize(word: number): number {
    const slot = longSlot(word);
    return this.#longHeads[slot] === word ? this.#longSizes[slot] : 0;
  }

  /** Code of the label of `longSize(word)` bytes at `i`; -1 when its further bytes are not the ones kept. */
  long(view: DataView, i: number, word: number): number {
    const slot = longSlot(word);
    const size = this.#longSizes[slot];
    const kept = slot * LONGEST;
    const tail = size - 4;
    for (let k = 4; k < tail; k += 4) {
      if (view.getInt32(i + k, true) !== this.#longBytes.getInt32(kept + k, true)) return -1;
    }
    return view.getInt32(i + tail, true) === this.#longBytes.getInt32(kept + tail, true) ? this.#longCodes[slot] : -1;
  }

  /** Keeps the code of the bytes [from, to). */
  keep(bytes: Uint8Array, from: number, to: number, code: number): void {
    const size = to - from;
    if (size > LONGEST || size < 1) return;
    let word = 0;
    for (let k = Math.min(4, size) - 1; k >= 0; k--) word = (word << 8) | bytes[from + k];
    if (size <= SHORT) {
      const key = shortKey(word, size);
      this.#shortKeys[shortSlot(key)] = key;
      this.#shortCodes[shortSlot(key)] = code;
      return;
    }
    const slot = longSlot(word);
    this.#longHeads[slot] = word;
    this.#longSizes[slot] = size;
    this.#longCodes[slot] = code;
    for (let k = 0; k < size; k++) this.#longBytes.setUint8(slot * LONGEST + k, bytes[from + k]);
  }
}

/** The size is part of the key: a label may end in a zero byte. */
const shortKey = (word: number, size: number) => (word & (0xffffff >>> (24 - 8 * size))) | (size << 24);
const shortSlot = (key: number) => Math.imul(key, 0x9e3779b1) >>> 24;
const longSlot = (word: number) => Math.imul(word, 0x9e3779b1) >>> 26;
