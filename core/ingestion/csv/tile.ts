import type { ColumnStore } from "./columnStore.ts";
import { type KernelMemory, kernelMemory } from "./kernelMemory.ts";
import type { LabelDictionary } from "./labelDictionary.ts";
import { INTEGER_NULL } from "./layout.ts";
import { CATEGORY, DATE, DECIMAL, FLAG, INTEGER, MONTH, type RowPlan, SKIP, TEXT } from "./rowPlan.ts";

/** Bytes of a tile: with its columns it fits the second-level cache. */
export const TILE_BYTES = 65_536;
const MOST_LINES = 8192;
/** The kernel loads whole words behind the last cell. */
const BEHIND = 128;

/** Of a column's labels the kernel knows so many: its table has 1024 slots of 32 bytes. */
const MOST_LABELS = 700;
const TABLE_BYTES = 1024 * 32;
const LABEL_BYTES = 32_768;

/** A column, or several flags, of a tile: how the kernel reads its cells, and how the rows go on to the store. */
interface TileColumn {
  read(lines: number): void;
  keep(from: number, to: number, row: number): void;
}

/** Labels of one column in the kernel's memory. */
interface KnownLabels {
  dictionary: LabelDictionary;
  table: number;
  bytes: number;
  /** Entries of the dictionary looked at, and the bytes of those kept. */
  seen: number;
  used: number;
}

/** A stretch of a file in the kernel's memory, read column by column (kernel/plainRows.as.ts). */
export class Tile {
  readonly #memory: KernelMemory;
  readonly #plan: RowPlan;
  readonly #store: ColumnStore;
  readonly #bytes: Uint8Array;
  readonly #bytesAt: number;
  readonly #endsAt: number;
  readonly #lineAt: number;
  readonly #startsAt: number;
  readonly #oddAt: number;
  readonly #flags: Uint32Array;
  readonly #flagNulls: Uint32Array;
  readonly #columns: TileColumn[] = [];
  readonly #labels: KnownLabels[] = [];
  /** By line: 1 when the general reader must read it. */
  readonly odd: Uint8Array;
  /** By line: offset of its first byte; one more than there are lines. */
  readonly starts: Uint32Array;

  /** @returns null when the kernel is not built, or the plan asks for more than it can do */
  static of(plan: RowPlan, store: ColumnStore): Tile | null {
    // a blank line would pass for an empty cell; null tokens that look like values are only known to the general reader
    if (plan.fields < 2 || plan.actions.some((action) => action > MONTH)) return null;
    const columns = plan.kinds.length + 2;
    const labelled = plan.kinds.filter((kind) => kind === "category" || kind === "text").length;
    const memory = kernelMemory(
      8 * (TILE_BYTES + BEHIND + plan.fields) +
        MOST_LINES * 8 * (columns + 2) +
        labelled * (TABLE_BYTES + LABEL_BYTES) +
        4096,
    );
    return memory && new Tile(memory, plan, store);
  }

  private constructor(memory: KernelMemory, plan: RowPlan, store: ColumnStore) {
    const { buffer, take } = memory;
    this.#memory = memory;
    this.#plan = plan;
    this.#store = store;
    this.#bytesAt = take(TILE_BYTES + BEHIND);
    this.#bytes = new Uint8Array(buffer, this.#bytesAt, TILE_BYTES);
    this.#endsAt = take(4 * (TILE_BYTES + plan.fields + 8));
    this.#lineAt = take(4 * (MOST_LINES + 1));
    this.#startsAt = take(4 * (MOST_LINES + 1));
    this.starts = new Uint32Array(buffer, this.#startsAt, MOST_LINES + 1);
    this.#oddAt = take(MOST_LINES + 64);
    this.odd = new Uint8Array(buffer, this.#oddAt, MOST_LINES + 64);
    const flags = take(4 * MOST_LINES);
    const nulls = take(4 * MOST_LINES);
    this.#flags = new Uint32Array(buffer, flags, MOST_LINES);
    this.#flagNulls = new Uint32Array(buffer, nulls, MOST_LINES);
    for (let field = 0; field < plan.fields; field += Math.max(1, plan.flagRuns[field])) {
      if (plan.actions[field] === FLAG) this.#readFlags(field, plan.flagRuns[field], flags, nulls);
      else if (plan.actions[field] !== SKIP) this.#columns.push(this.#columnOf(field));
    }
  }

  /**
   * Reads whole lines of a tile.
   *
   * @param at where the tile begins: the start of a row
   * @param size bytes of the tile, at most TILE_BYTES
   * @param stop lines that begin at or after it are left out
   * @param base added to each of `starts`
   * @returns number of lines, 0 when none ends within the tile
   */
  read(bytes: Uint8Array, at: number, size: number, stop: number, base: number): number {
    this.#learn();
    const { fields, delimiter, quote, maxFieldBytes } = this.#plan;
    const length = Math.min(size, bytes.length - at);
    this.#bytes.set(bytes.subarray(at, at + length));
    const found = this.#memory.kernel.lines(
      ...[this.#bytesAt, length, Math.min(length, stop - at), fields, delimiter, quote, maxFieldBytes, base],
      ...[this.#endsAt, this.#lineAt, this.#startsAt, this.#oddAt, MOST_LINES],
    );
    this.#flags.fill(0, 0, found);
    this.#flagNulls.fill(0, 0, found);
    for (const column of this.#columns) column.read(found);
    return found;
  }

  /** Copies the lines [from, to) to the store, from `row` on, which has room for them. */
  keep(from: number, to: number, row: number): void {
    const { flags, flagNulls, rowStart } = this.#store;
    flags.set(this.#flags.subarray(from, to), row);
    flagNulls.set(this.#flagNulls.subarray(from, to), row);
    rowStart.set(this.starts.subarray(from, to), row);
    for (const column of this.#columns) column.keep(from, to, row);
  }

  #isLast(field: number): number {
    return field === this.#plan.fields - 1 ? 1 : 0;
  }

  #readFlags(field: number, run: number, flagsAt: number, nullsAt: number): void {
    const { kernel } = this.#memory;
    const { slots, decimal } = this.#plan;
    const isLast = this.#isLast(field + run - 1);
    const read = (lines: number) =>
      void kernel.flags(
        ...[this.#lineAt, lines, field, run, isLast, slots[field], decimal, flagsAt, nullsAt, this.#oddAt],
      );
    this.#columns.push({ read, keep: () => {} });
  }

  #columnOf(field: number): TileColumn {
    const { kernel, buffer, take } = this.#memory;
    const { actions, slots, decimal } = this.#plan;
    const store = this.#store;
    const slot = slots[field];
    const isLast = this.#isLast(field);
    const into = take(8 * MOST_LINES);
    const call = (name: string, ...own: number[]) => {
      return (lines: number) => void kernel[name](this.#lineAt, lines, field, isLast, ...own, into, this.#oddAt);
    };
    switch (actions[field]) {
      case DECIMAL: {
        const cells = new Float64Array(buffer, into, MOST_LINES);
        const keep = (from: number, to: number, row: number) => store.decimals[slot].set(cells.subarray(from, to), row);
        return { read: call("decimals", decimal), keep };
      }
      case CATEGORY: {
        const cells = new Uint16Array(buffer, into, MOST_LINES);
        const keep = (from: number, to: number, row: number) =>
          store.categoryCodes[slot].set(cells.subarray(from, to), row);
        return { read: call("categories", this.#table(store.categories[slot])), keep };
      }
      case TEXT: {
        const cells = new Uint32Array(buffer, into, MOST_LINES);
        const keep = (from: number, to: number, row: number) =>
          store.textCodes[slot].set(cells.subarray(from, to), row);
        return { read: call("texts", this.#table(store.texts[slot])), keep };
      }
      default: {
        const cells = new Int32Array(buffer, into, MOST_LINES);
        const keep = (from: number, to: number, row: number) => store.integers[slot].set(cells.subarray(from, to), row);
        if (actions[field] === INTEGER) return { read: call("integers", decimal, INTEGER_NULL), keep };
        return { read: call(actions[field] === DATE ? "dates" : "months", INTEGER_NULL), keep };
      }
    }
  }

  #table(dictionary: LabelDictionary): number {
    const { buffer, take } = this.#memory;
    const table = take(TABLE_BYTES);
    new Uint8Array(buffer, table, TABLE_BYTES).fill(0);
    this.#labels.push({ dictionary, table, bytes: take(LABEL_BYTES), seen: 0, used: 0 });
    return table;
  }

  /** Makes the labels known to the kernel that the general reader has met since; what has no room stays its own. */
  #learn(): void {
    const { kernel, buffer } = this.#memory;
    for (const labels of this.#labels) {
      const { dictionary, table, bytes } = labels;
      for (; labels.seen < dictionary.size && labels.seen < MOST_LABELS; labels.seen++) {
        const { label, code } = dictionary.entry(labels.seen);
        // the kernel compares eight bytes at a time
        if (labels.used + label.length + 8 > LABEL_BYTES) continue;
        new Uint8Array(buffer, bytes + labels.used, label.length).set(label);
        kernel.addLabel(table, bytes + labels.used, label.length, code);
        labels.used += label.length;
      }
    }
  }
}
