import { type ColumnValues, type EncodedColumn, encodeColumn, INTEGER_NULL } from "../store/columnCodec.ts";
import { HOLDINGS_COLUMN } from "../store/storedSnapshot.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import { type MonthArrays, placeOf, type RowPlace } from "./monthRows.ts";
import type { TableRows } from "./readRows.ts";
import { type SortedKeys, sortByKey } from "./sortByKey.ts";

/** A month sorted by customer, without second rows of the same key, encoded for the store. */
export interface EncodedMonth {
  rows: number;
  columns: EncodedColumn[];
  keys: Int32Array;
  /** Rows that repeat a key, and where they stand. */
  duplicates: RowPlace[];
}

/** What encoding needs of a table and of a month: plain data, to be sent to a thread. */
export interface MonthTask {
  table: Pick<TableRows, "columns" | "labels">;
  month: MonthArrays;
}

/**
 * Sorts and encodes one month of a table. The first row of a key in the order of the files stands.
 *
 * Sales are unique by their own id, all other tables by customer.
 */
export function encodeMonth(table: MonthTask["table"], month: MonthTask["month"]): EncodedMonth {
  const { columns } = table;
  const at = (role: string) => columns.findIndex((column) => column.role === role);
  const keys = (month.columns[at("key")] ?? new Int32Array(month.rows)) as Int32Array;
  const sale = at("saleId");
  const unique = sale >= 0 ? (month.columns[sale] as Int32Array) : at("key") >= 0 ? keys : null;
  let sorted = sortByKey(unique ?? keys, month.rows);
  const duplicates = unique ? dropDuplicates(sorted, month) : [];
  // sales were ordered by their id; customers ascend, sales of one customer stay in that order
  if (sale >= 0) {
    const byId = sorted.order;
    const { order, keys: ascending } = sortByKey(pick(keys, byId, new Int32Array(byId.length)), byId.length);
    sorted = { order: pick(byId, order, new Uint32Array(order.length)), keys: ascending };
  }
  const encoded = columns.flatMap((column, c) => {
    const values = column.role === "key" ? keysOf(sorted) : valuesOf(table, month, column, c, sorted.order);
    return values ? [encodeColumn(column.id, values)] : [];
  });
  const holdings = holdingsOf(columns, month, sorted.order);
  if (holdings) encoded.push(encodeColumn(HOLDINGS_COLUMN, holdings));
  return { rows: sorted.order.length, columns: encoded, keys: sorted.keys, duplicates };
}

const keysOf = ({ keys }: SortedKeys): ColumnValues => ({ kind: "key", values: keys });

/** Cuts `sorted` to the first row of each key; says where the others stand. */
function dropDuplicates(sorted: SortedKeys, month: MonthTask["month"]): RowPlace[] {
  const { order, keys } = sorted;
  const duplicates: RowPlace[] = [];
  let kept = Math.min(1, order.length);
  for (let i = 1; i < order.length; i++) {
    if (keys[i] === keys[kept - 1]) duplicates.push(placeOf(month, order[i]));
    else {
      keys[kept] = keys[i];
      order[kept++] = order[i];
    }
  }
  if (duplicates.length > 0) {
    sorted.order = order.slice(0, kept);
    sorted.keys = keys.slice(0, kept);
  }
  return duplicates;
}

function valuesOf(
  table: MonthTask["table"],
  month: MonthTask["month"],
  column: ContractColumn,
  c: number,
  order: Uint32Array,
): ColumnValues | null {
  const { role, type, values } = column;
  if (role === "holding" || role === "month") return null;
  const cells = month.columns[c];
  if (cells === null) return { kind: "flag", values: flagOf(table, month, c, order) };
  if (cells instanceof Float64Array)
    return { kind: "number", values: pick(cells, order, new Float64Array(order.length)) };
  if (type === "date" || type === "integer")
    return { kind: type, values: pick(cells, order, new Int32Array(order.length)) };
  const labels = table.labels[c];
  if (values && labels) {
    const flags = Uint8Array.from(labels, (label, code) => (code === 0 ? 255 : (values[label] ?? 255)));
    return { kind: "flag", values: pickThrough(cells, order, flags, new Uint8Array(order.length)) };
  }
  return labels ? sortedLabels(cells, order, labels) : sortedCodes(cells, order);
}

/** `from` at each of `places`: a plain loop, ten times as fast as a mapping `from`. */
function pick<T extends Int32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array>(
  from: T,
  places: Uint32Array | Int32Array,
  into: T,
): T {
  for (let i = 0; i < places.length; i++) into[i] = from[places[i]];
  return into;
}

function flagOf(table: MonthTask["table"], month: MonthTask["month"], c: number, order: Uint32Array): Uint8Array {
  const bit = table.columns.slice(0, c).filter((other) => other.type === "flag" && !other.values).length;
  const flags = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    flags[i] = month.flagNulls && (month.flagNulls[row] >>> bit) & 1 ? 255 : (month.flags[row] >>> bit) & 1;
  }
  return flags;
}

/** What `through` makes of `from` at each of `places`. */
function pickThrough<T extends Uint8Array | Uint16Array>(
  from: Int32Array,
  places: Uint32Array,
  through: T,
  into: T,
): T {
  for (let i = 0; i < places.length; i++) into[i] = through[from[places[i]]];
  return into;
}

/** Codes whose labels ascend, only those of this month: the same rows give the same bytes whatever came before. */
function sortedLabels(codes: Int32Array, order: Uint32Array, labels: readonly string[]): ColumnValues {
  const isUsed = new Uint8Array(labels.length);
  if (order.length === codes.length) for (let i = 0; i < codes.length; i++) isUsed[codes[i]] = 1;
  else for (let i = 0; i < order.length; i++) isUsed[codes[order[i]]] = 1;
  const used = [...labels.keys()].filter((code) => code > 0 && isUsed[code] === 1);
  used.sort((a, b) => (labels[a] < labels[b] ? -1 : 1));
  const places = new Uint16Array(labels.length);
  for (const [i, code] of used.entries()) places[code] = i + 1;
  const sorted = pickThrough(codes, order, places, new Uint16Array(order.length));
  return { kind: "category", codes: sorted, labels: ["", ...used.map((code) => labels[code])] };
}

/** Whole numbers that spread over more than this are found in a map, not in a table. */
const MOST_TABLED = 1 << 20;

/** As sortedLabels, for whole numbers that are codes: a label is the number's text. */
function sortedCodes(codes: Int32Array, order: Uint32Array): ColumnValues {
  const picked = pick(codes, order, new Int32Array(order.length));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < picked.length; i++) {
    const code = picked[i];
    if (code === INTEGER_NULL) continue;
    if (code < low) low = code;
    if (code > high) high = code;
  }
  const sorted = new Uint16Array(picked.length);
  const range = Math.max(0, high - low + 1);
  if (range > MOST_TABLED) {
    const labels = ascendingLabels([...new Set(picked)].filter((code) => code !== INTEGER_NULL));
    const places = new Map(labels.map((label, i) => [Number(label), i + 1]));
    for (let i = 0; i < picked.length; i++) sorted[i] = places.get(picked[i]) ?? 0;
    return { kind: "category", codes: sorted, labels: ["", ...labels] };
  }
  const isUsed = new Uint8Array(range);
  for (let i = 0; i < picked.length; i++) if (picked[i] !== INTEGER_NULL) isUsed[picked[i] - low] = 1;
  const labels = ascendingLabels([...isUsed.keys()].filter((i) => isUsed[i] === 1).map((i) => low + i));
  const places = new Uint16Array(range);
  for (const [i, label] of labels.entries()) places[Number(label) - low] = i + 1;
  for (let i = 0; i < picked.length; i++) if (picked[i] !== INTEGER_NULL) sorted[i] = places[picked[i] - low];
  return { kind: "category", codes: sorted, labels: ["", ...labels] };
}

const ascendingLabels = (codes: readonly number[]) => codes.map(String).sort((a, b) => (a < b ? -1 : 1));

function holdingsOf(
  columns: readonly ContractColumn[],
  month: MonthTask["month"],
  order: Uint32Array,
): ColumnValues | null {
  const flags = columns.filter((column) => column.type === "flag" && !column.values);
  const bits = flags.flatMap((column, bit) => (column.role === "holding" ? [bit] : []));
  if (bits.length === 0) return null;
  const products = bits.map((bit) => flags[bit].id);
  const { flags: held } = month;
  const values = new Uint32Array(order.length);
  if (bits.every((bit, i) => bit === i) && bits.length === flags.length) pick(held, order, values);
  else {
    for (let i = 0; i < order.length; i++) {
      let mask = 0;
      for (let p = 0; p < bits.length; p++) mask |= ((held[order[i]] >>> bits[p]) & 1) << p;
      values[i] = mask;
    }
  }
  return { kind: "mask", values, products };
}
