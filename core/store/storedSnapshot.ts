import type { Month } from "../time/month.ts";
import { type ColumnValues, INTEGER_NULL } from "./columnCodec.ts";
import { positionsIn } from "./mergeKeys.ts";
import type { CategoryColumn, Snapshot } from "./panel.ts";
import { readColumn } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** The loads that make up one month, and their customers. */
export interface MonthLoads {
  /** Union of the tables' customers, ascending. */
  keys: Int32Array;
  parts: readonly { load: string; table: string; keyHash: string; keyColumn: string; columns: ReadonlySet<string> }[];
  /** Key columns by hash: tables with the same customers share one. */
  keysByHash: ReadonlyMap<string, Int32Array>;
  /** Product ids in schema order. */
  products: readonly string[];
}

/** Column id to its labels over all months, "" first. */
export type LabelDictionaries = ReadonlyMap<string, readonly string[]>;

/** The id under which a load keeps its packed holdings. */
export const HOLDINGS_COLUMN = "holdings";

/** One month read from chunks: columns are decoded when first asked for and kept with the snapshot. */
export class StoredSnapshot implements Snapshot {
  readonly month: Month;
  readonly rows: number;
  readonly customer: Uint32Array;
  readonly holdings: Uint32Array;
  readonly #file: WorkspaceFile;
  readonly #loads: MonthLoads;
  readonly #dictionaries: LabelDictionaries;
  readonly #columns = new Map<string, CategoryColumn | Float64Array | Int32Array | Uint8Array>();

  constructor(
    file: WorkspaceFile,
    month: Month,
    loads: MonthLoads,
    customers: Int32Array,
    dictionaries: LabelDictionaries,
  ) {
    this.#file = file;
    this.#loads = loads;
    this.#dictionaries = dictionaries;
    this.month = month;
    this.rows = loads.keys.length;
    this.customer = new Uint32Array(positionsIn(loads.keys, customers).buffer);
    this.holdings = this.#readHoldings();
  }

  category(column: string): CategoryColumn {
    return this.#once(`category ${column}`, () => {
      const labels = this.#dictionaries.get(column) ?? [""];
      const found = this.#read(column, "category");
      if (!found) return { codes: new Uint16Array(this.rows), labels };
      const recode = Uint16Array.from(found.column.labels, (label) => Math.max(0, labels.indexOf(label)));
      const codes = found.column.codes.map((code) => recode[code]);
      return { codes: found.spread(codes, new Uint16Array(this.rows)), labels };
    });
  }

  number(column: string): Float64Array {
    return this.#once(`number ${column}`, () => {
      const found = this.#read(column, "number") ?? this.#read(column, "integer");
      const empty = new Float64Array(this.rows).fill(Number.NaN);
      if (!found) return empty;
      const { column: values } = found;
      const doubles =
        values.kind === "number"
          ? values.values
          : Float64Array.from(values.values, (value) => (value === INTEGER_NULL ? Number.NaN : value));
      return found.spread(doubles, empty);
    });
  }

  date(column: string): Int32Array {
    return this.#once(`date ${column}`, () => {
      const found = this.#read(column, "date");
      const empty = new Int32Array(this.rows).fill(INTEGER_NULL);
      return found ? found.spread(found.column.values, empty) : empty;
    });
  }

  flag(column: string): Uint8Array {
    return this.#once(`flag ${column}`, () => {
      const found = this.#read(column, "flag");
      const empty = new Uint8Array(this.rows).fill(255);
      return found ? found.spread(found.column.values, empty) : empty;
    });
  }

  /** Reads a column of the wanted kind and how to place it on the month's rows; null when no table of the month has it. */
  #read<K extends ColumnValues["kind"]>(column: string, kind: K) {
    for (const part of this.#loads.parts) {
      if (!part.columns.has(column)) continue;
      const values = readColumn(this.#file, part.load, column);
      if (values.kind !== kind) return null;
      const keys = this.#loads.keysByHash.get(part.keyHash) ?? this.#loads.keys;
      const all = keys.length === this.rows;
      return {
        column: values as Extract<ColumnValues, { kind: K }>,
        /** Values of the table's customers put on the rows of the month; customers without a row keep `empty`'s value. */
        spread: <T extends Uint16Array | Float64Array | Int32Array | Uint8Array | Uint32Array>(
          from: T,
          empty: T,
        ): T => {
          if (all) return from;
          const positions = positionsIn(keys, this.#loads.keys);
          for (let i = 0; i < from.length; i++) empty[positions[i]] = from[i];
          return empty;
        },
      };
    }
    return null;
  }

  #readHoldings(): Uint32Array {
    const empty = new Uint32Array(this.rows);
    const found = this.#read(HOLDINGS_COLUMN, "mask");
    if (!found) return empty;
    return found.spread(inSchemaOrder(found.column.values, found.column.products, this.#loads.products), empty);
  }

  #once<T extends CategoryColumn | Float64Array | Int32Array | Uint8Array>(name: string, make: () => T): T {
    const known = this.#columns.get(name);
    if (known) return known as T;
    const made = make();
    this.#columns.set(name, made);
    return made;
  }
}

function inSchemaOrder(values: Uint32Array, from: readonly string[], to: readonly string[]): Uint32Array {
  if (from.every((id, bit) => to[bit] === id)) return values;
  const moves = from.map((id, bit) => [bit, to.indexOf(id)] as const).filter(([, target]) => target >= 0);
  return values.map((mask) => {
    let moved = 0;
    for (const [bit, target] of moves) moved |= ((mask >>> bit) & 1) << target;
    return moved;
  });
}
