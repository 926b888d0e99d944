import { type ColumnValues, type EncodedColumn, encodeColumn, INTEGER_NULL } from "../store/columnCodec.ts";
import { HOLDINGS_COLUMN } from "../store/storedSnapshot.ts";
import type { ContractColumn } from "./contract/dataContract.ts";
import { type MonthArrays, orderByKey, placeOf, type RowPlace } from "./monthRows.ts";
import type { TableRows } from "./readRows.ts";

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
  const duplicates: EncodedMonth["duplicates"] = [];
  let order = orderByKey(unique ?? keys, month.rows);
  if (unique) {
    let kept = 0;
    for (let i = 0; i < order.length; i++) {
      const row = order[i];
      if (kept > 0 && unique[order[kept - 1]] === unique[row]) duplicates.push(placeOf(month, row));
      else order[kept++] = row;
    }
    order = order.subarray(0, kept);
  }
  // sales were ordered by their id; customers ascend, sales of one customer stay in that order
  if (sale >= 0) {
    const byId = order;
    order = orderByKey(
      Int32Array.from(byId, (row) => keys[row]),
      byId.length,
    ).map((i) => byId[i]);
  }
  const encoded = columns.flatMap((column, c) => {
    const values = valuesOf(table, month, column, c, order);
    return values ? [encodeColumn(column.id, values)] : [];
  });
  const holdings = holdingsOf(columns, month, order);
  if (holdings) encoded.push(encodeColumn(HOLDINGS_COLUMN, holdings));
  return { rows: order.length, columns: encoded, keys: pick(keys, order, new Int32Array(order.length)), duplicates };
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
  const whole = pick(cells, order, new Int32Array(order.length));
  if (role === "key") return { kind: "key", values: whole };
  if (type === "date") return { kind: "date", values: whole };
  if (type === "integer") return { kind: "integer", values: whole };
  const labels = table.labels[c];
  if (values && labels) {
    const flags = Uint8Array.from(labels, (label, code) => (code === 0 ? 255 : (values[label] ?? 255)));
    return { kind: "flag", values: pick(flags, whole, new Uint8Array(whole.length)) };
  }
  if (labels) return sortedLabels(whole, labels);
  return sortedCategory(whole, String, INTEGER_NULL);
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

/** As sortedCategory, for codes that are indices into `labels`: a table of codes instead of a map. */
function sortedLabels(codes: Int32Array, labels: readonly string[]): ColumnValues {
  const isUsed = new Uint8Array(labels.length);
  for (let i = 0; i < codes.length; i++) isUsed[codes[i]] = 1;
  const used = [...labels.keys()].filter((code) => code > 0 && isUsed[code] === 1);
  used.sort((a, b) => (labels[a] < labels[b] ? -1 : 1));
  const places = new Uint16Array(labels.length);
  for (const [i, code] of used.entries()) places[code] = i + 1;
  const sorted = new Uint16Array(codes.length);
  for (let i = 0; i < codes.length; i++) sorted[i] = places[codes[i]];
  return { kind: "category", codes: sorted, labels: ["", ...used.map((code) => labels[code])] };
}

/** Codes whose labels ascend, only those of this month: the same rows give the same bytes whatever came before. */
function sortedCategory(codes: Int32Array, labelOf: (code: number) => string, missing: number): ColumnValues {
  const places = new Map<number, number>();
  let last = missing;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === last) continue;
    last = codes[i];
    places.set(last, 0);
  }
  places.delete(missing);
  const pairs = [...places.keys()].map((code) => [labelOf(code), code] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  pairs.forEach(([, code], i) => {
    places.set(code, i + 1);
  });
  places.set(missing, 0);
  const sorted = new Uint16Array(codes.length);
  last = missing;
  let place = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] !== last) {
      last = codes[i];
      place = places.get(last) ?? 0;
    }
    sorted[i] = place;
  }
  return { kind: "category", codes: sorted, labels: ["", ...pairs.map(([label]) => label)] };
}

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
