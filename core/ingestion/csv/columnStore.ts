import { LabelDictionary } from "./labelDictionary.ts";
import type { ParsedColumn } from "./layout.ts";
import type { RowPlan } from "./rowPlan.ts";

/** Part of the room that must be in use for the rest to be handed on with it. */
const WELL_FILLED = 0.9;

/** The columns while they are read: typed arrays with room to grow, those stored alike kept together. */
export class ColumnStore {
  readonly plan: RowPlan;
  capacity: number;
  flags: Uint32Array;
  flagNulls: Uint32Array;
  rowStart: Uint32Array;
  rowLine: Uint32Array;
  /** Integers, dates and months. */
  readonly integers: Int32Array[] = [];
  readonly decimals: Float64Array[] = [];
  readonly categoryCodes: Uint16Array[] = [];
  readonly categories: LabelDictionary[] = [];
  readonly textCodes: Uint32Array[] = [];
  readonly texts: LabelDictionary[] = [];

  /** @param capacity rows to make room for at first */
  constructor(plan: RowPlan, capacity: number) {
    this.plan = plan;
    this.capacity = capacity;
    this.flags = new Uint32Array(capacity);
    this.flagNulls = new Uint32Array(capacity);
    this.rowStart = new Uint32Array(capacity);
    this.rowLine = new Uint32Array(capacity);
    for (const [column, kind] of plan.kinds.entries()) {
      const tokens = plan.nullTokens[column];
      if (kind === "category") {
        this.categoryCodes.push(new Uint16Array(capacity));
        this.categories.push(new LabelDictionary(tokens));
      } else if (kind === "text") {
        this.textCodes.push(new Uint32Array(capacity));
        this.texts.push(new LabelDictionary(tokens));
      } else if (kind === "decimal") this.decimals.push(new Float64Array(capacity));
      else if (kind !== "flag") this.integers.push(new Int32Array(capacity));
    }
  }

  /** Makes room for more rows: half as many again, or what `expected` foretells. */
  grow(expected: number): void {
    const capacity = Math.max(Math.ceil(this.capacity * 1.5), expected);
    this.capacity = capacity;
    this.#resize((array) => {
      const grown = new (array.constructor as new (length: number) => typeof array)(capacity);
      grown.set(array);
      return grown;
    });
  }

  /** The columns in the layout's order, cut to `rows`: views, where the room left behind them is not worth a copy. */
  finish(rows: number): {
    columns: ParsedColumn[];
    flags: Uint32Array;
    flagNulls: Uint32Array;
    rowStart: Uint32Array;
    rowLine: Uint32Array;
  } {
    const isWorthCopying = rows < WELL_FILLED * this.capacity;
    this.#resize((array) => (isWorthCopying ? array.slice(0, rows) : array.subarray(0, rows)) as typeof array);
    let [flag, integer, decimal, category, text] = [0, 0, 0, 0, 0];
    const columns = this.plan.kinds.map((kind): ParsedColumn => {
      if (kind === "flag") return { kind, bit: flag++ };
      if (kind === "decimal") return { kind, values: this.decimals[decimal++] };
      if (kind === "category") {
        return { kind, codes: this.categoryCodes[category], labels: this.categories[category++].labels };
      }
      if (kind === "text") return { kind, codes: this.textCodes[text], labels: this.texts[text++].labels };
      return { kind, values: this.integers[integer++] };
    });
    const { flags, flagNulls, rowStart, rowLine } = this;
    return { columns, flags, flagNulls, rowStart, rowLine };
  }

  #resize(change: <A extends Uint16Array | Int32Array | Uint32Array | Float64Array>(array: A) => A): void {
    this.flags = change(this.flags);
    this.flagNulls = change(this.flagNulls);
    this.rowStart = change(this.rowStart);
    this.rowLine = change(this.rowLine);
    for (const arrays of [this.integers, this.decimals, this.categoryCodes, this.textCodes] as (
      | Int32Array
      | Float64Array
      | Uint16Array
      | Uint32Array
    )[][]) {
      for (let i = 0; i < arrays.length; i++) arrays[i] = change(arrays[i]);
    }
  }
}
