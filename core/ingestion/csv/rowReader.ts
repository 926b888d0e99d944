import { dateOf, decimalOf, IMPOSSIBLE, integerOf, monthOf } from "./cellValues.ts";
import { ColumnStore } from "./columnStore.ts";
import { decodeText, excerpt } from "./decodeText.ts";
import { hashBytes, type LabelDictionary } from "./labelDictionary.ts";
import { type Fault, type FaultReason, INTEGER_NULL, type Layout } from "./layout.ts";
import { afterBreak, emptyBounds, nextLine, readField, unescapeQuotes } from "./readField.ts";
import { planRows, type RowPlan } from "./rowPlan.ts";

/** Codes of a category fit 16 bits, and 0 is null. */
const MAX_CATEGORIES = 65_535;

/** `readRow` met the end of the bytes before the end of the row. */
export const INCOMPLETE = -1;

/**
 * Reads cells and rows of any shape, checked at every step. The quick loop (quickRows.ts) hands it what is unusual:
 * one cell (`readCell`) or a whole line (`readRow`). Both leave the same columns behind for the same bytes.
 */
export class RowReader {
  readonly bytes: Uint8Array;
  readonly last: boolean;
  readonly plan: RowPlan;
  readonly store: ColumnStore;
  readonly faults: Fault[] = [];
  rows = 0;
  /** Lines before the current row, from `start`. */
  line = 0;
  blankLines = 0;
  /** Line breaks inside quotes of the current row so far. */
  breaks = 0;
  /** Bits that the last flag cell set. */
  bit = 0;
  nullBit = 0;
  readonly start: number;
  /** Four words for each integer, date or month column: the last date's bytes and its value (quickRows.ts). */
  readonly stamps: Int32Array;
  #bounds = emptyBounds();
  #scratch = new Uint8Array(256);
  #rowAt = 0;

  constructor(bytes: Uint8Array, start: number, layout: Layout, last: boolean, expectedRows: number) {
    this.bytes = bytes;
    this.start = start;
    this.last = last;
    this.plan = planRows(layout);
    this.store = new ColumnStore(this.plan, expectedRows);
    // Overlapping words that disagree: equal to no text.
    this.stamps = new Int32Array(4 * this.store.integers.length).map((_, i) => i % 4);
  }

  /** Reads the line or row at `at`: blank, whole or broken. Returns where the next one begins, or INCOMPLETE. */
  readRow(at: number): number {
    const { bytes, plan, last } = this;
    this.#takeBack();
    if (bytes[at] === 10 || bytes[at] === 13) {
      const next = afterBreak(bytes, at, last);
      if (next === INCOMPLETE) return INCOMPLETE;
      this.blankLines++;
      this.line++;
      return next;
    }
    const row = this.rows;
    if (row === this.store.capacity) this.store.grow(0);
    this.#rowAt = at;
    this.breaks = 0;
    let flags = 0;
    let flagNulls = 0;
    let i = at;
    let field = 0;
    for (; ; field++) {
      readField(bytes, i, plan, last, this.#bounds);
      const { state } = this.#bounds;
      if (state === "incomplete") return this.#leave();
      if (state !== "whole") return this.#breakLine(state, i);
      this.breaks += this.#bounds.breaks;
      if (field < plan.fields && plan.columns[field] >= 0) {
        this.#storeBounds(field, row);
        flags |= this.bit;
        flagNulls |= this.nullBit;
      }
      i = this.#bounds.next;
      if (i === bytes.length || bytes[i] !== plan.delimiter) break;
      i++;
    }
    const ends = i < bytes.length;
    const next = ends ? afterBreak(bytes, i, last) : i;
    if (next === INCOMPLETE) return this.#leave();
    const lines = this.breaks + (ends ? 1 : 0);
    if (field + 1 < plan.fields) return this.#breakRow("too-few-fields", next, lines);
    if (field + 1 > plan.fields) return this.#breakRow("too-many-fields", next, lines);
    const { store } = this;
    store.flags[row] = flags;
    store.flagNulls[row] = flagNulls;
    store.rowStart[row] = at - this.start;
    store.rowLine[row] = this.line;
    this.line += lines;
    this.rows++;
    return next;
  }

  /**
   * Reads the cell at `at` of the row that began at `rowAt` into the columns; flags go to `bit` and `nullBit`.
   *
   * @returns index of what ends the cell, or INCOMPLETE when the row must be read by `readRow`
   */
  readCell(field: number, at: number, row: number, rowAt: number): number {
    readField(this.bytes, at, this.plan, this.last, this.#bounds);
    if (this.#bounds.state !== "whole") return INCOMPLETE;
    this.bit = 0;
    this.nullBit = 0;
    this.#rowAt = rowAt;
    this.rows = row;
    this.breaks += this.#bounds.breaks;
    if (this.plan.columns[field] >= 0) this.#storeBounds(field, row);
    return this.#bounds.next;
  }

  /** Code of a text that its dictionary does not know, after decoding it; 0 with a fault when it cannot have one. */
  newLabel(
    field: number,
    row: number,
    rowAt: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    hash: number,
  ): number {
    this.#rowAt = rowAt;
    this.rows = row;
    const { plan } = this;
    const isCategory = plan.kinds[plan.columns[field]] === "category";
    const dictionary = (isCategory ? this.store.categories : this.store.texts)[plan.slots[field]];
    const label = decodeText(bytes, from, to, plan.utf8);
    if (label === null) return this.#fault(field, "bad-encoding", bytes, from, to);
    if (isCategory && dictionary.labels.length > MAX_CATEGORIES) {
      return this.#fault(field, "too-many-labels", bytes, from, to);
    }
    return dictionary.add(bytes, from, to, hash, label, row);
  }

  /** Stores the content of #bounds, unescaped and trimmed, as the field's kind. */
  #storeBounds(field: number, row: number): void {
    let { bytes } = this;
    let { from, to } = this.#bounds;
    if (this.#bounds.escaped) {
      if (this.#scratch.length < to - from) this.#scratch = new Uint8Array((to - from) * 2);
      to = unescapeQuotes(bytes, from, to, this.plan.quote, this.#scratch);
      from = 0;
      bytes = this.#scratch;
    }
    while (from < to && (bytes[from] === 32 || bytes[from] === 9)) from++;
    while (to > from && (bytes[to - 1] === 32 || bytes[to - 1] === 9)) to--;
    this.#storeCell(field, row, bytes, from, to);
  }

  #storeCell(field: number, row: number, bytes: Uint8Array, from: number, to: number): void {
    const { plan, store } = this;
    const column = plan.columns[field];
    const slot = plan.slots[field];
    this.bit = 0;
    this.nullBit = 0;
    const kind = plan.kinds[column];
    if (kind === "category") {
      store.categoryCodes[slot][row] = this.#code(field, row, bytes, from, to, store.categories[slot]);
      return;
    }
    if (kind === "text") {
      store.textCodes[slot][row] = this.#code(field, row, bytes, from, to, store.texts[slot]);
      return;
    }
    const isNull = from === to || isToken(plan.nullTokens[column], bytes, from, to);
    if (kind === "flag") {
      const value = isNull ? -1 : integerOf(bytes, from, to, plan.decimal);
      if (value === 1) this.bit = 1 << slot;
      else if (value !== 0) this.nullBit = 1 << slot;
      if (!isNull && value !== 0 && value !== 1) this.#fault(field, "not-a-flag", bytes, from, to);
    } else if (kind === "decimal") {
      const value = isNull ? Number.NaN : decimalOf(bytes, from, to, plan.decimal);
      store.decimals[slot][row] = value;
      if (!isNull && Number.isNaN(value)) this.#fault(field, "not-a-number", bytes, from, to);
    } else {
      store.integers[slot][row] = isNull ? INTEGER_NULL : this.#whole(field, kind, bytes, from, to);
    }
  }

  /** The value of an integer, date or month cell; its null with a fault when there is none. */
  #whole(field: number, kind: "integer" | "date" | "month", bytes: Uint8Array, from: number, to: number): number {
    if (kind === "integer") {
      const value = integerOf(bytes, from, to, this.plan.decimal);
      if (!Number.isNaN(value)) return value;
      this.#fault(field, "not-an-integer", bytes, from, to);
      return INTEGER_NULL;
    }
    const value = kind === "date" ? dateOf(bytes, from, to) : monthOf(bytes, from, to);
    if (Number.isFinite(value)) return value;
    const otherwise = kind === "date" ? "not-a-date" : "not-a-month";
    this.#fault(field, value === IMPOSSIBLE ? "impossible-date" : otherwise, bytes, from, to);
    return INTEGER_NULL;
  }

  #code(field: number, row: number, bytes: Uint8Array, from: number, to: number, labels: LabelDictionary): number {
    if (from === to) return 0;
    const hash = hashBytes(bytes, from, to);
    const code = labels.find(bytes, from, to, hash);
    return code >= 0 ? code : this.newLabel(field, row, this.#rowAt, bytes, from, to, hash);
  }

  #fault(field: number, reason: FaultReason, bytes: Uint8Array, from: number, to: number): 0 {
    const value = excerpt(bytes, from, to, this.plan.utf8);
    const offset = this.#rowAt - this.start;
    this.faults.push({ row: this.rows, column: this.plan.columns[field], reason, value, offset, line: this.line });
    return 0;
  }

  /** Leaves the row out because of the field at `at`, and goes on with the line after the one where that field opens. */
  #breakLine(reason: FaultReason, at: number): number {
    const next = nextLine(this.bytes, at, this.last);
    if (next === INCOMPLETE) return this.#leave();
    const ends = this.bytes[next - 1] === 10 || this.bytes[next - 1] === 13;
    return this.#breakRow(reason, next, this.breaks + (ends ? 1 : 0));
  }

  /** Leaves the row out, which ends at `next` after so many lines, and says why. */
  #breakRow(reason: FaultReason, next: number, lines: number): number {
    this.#takeBack();
    const at = this.#rowAt;
    let to = next;
    while (to > at && (this.bytes[to - 1] === 10 || this.bytes[to - 1] === 13)) to--;
    const value = excerpt(this.bytes, at, to, this.plan.utf8);
    this.faults.push({ row: -1, column: -1, reason, value, offset: at - this.start, line: this.line });
    this.line += lines;
    return next;
  }

  #leave(): number {
    this.#takeBack();
    return INCOMPLETE;
  }

  /** Forgets what a row not finished has left behind: its faults, and labels that it was first to bring. */
  #takeBack(): void {
    while (this.faults.length > 0 && this.faults[this.faults.length - 1].row === this.rows) this.faults.pop();
    for (const dictionary of this.store.categories) dictionary.forget(this.rows);
    for (const dictionary of this.store.texts) dictionary.forget(this.rows);
  }
}

function isToken(tokens: readonly Uint8Array[], bytes: Uint8Array, from: number, to: number): boolean {
  return tokens.some((token) => {
    if (token.length !== to - from) return false;
    for (let i = 0; i < token.length; i++) if (token[i] !== bytes[from + i]) return false;
    return true;
  });
}
