import { type FeatureTable, labelsOf, numbersOf } from "../../../features/featureTable.ts";

/** How a table becomes numbers of mean 0 and deviation 1: plain JSON. */
export type Encoding = readonly ColumnEncoding[];

type ColumnEncoding =
  | { kind: "number"; name: string; mean: number; deviation: number; hasMissing: boolean }
  | { kind: "labels"; name: string; labels: readonly string[] };

/** Rows x width, row by row. */
export interface DenseMatrix {
  values: Float32Array;
  rows: number;
  width: number;
}

/** Labels with a column of their own; the rarer ones are all zeros, as missing ones are. */
const MOST_LABELS = 50;
const BLOCK = 512;

/** Missing numbers become the mean, with a 0/1 column beside them; a label of its own 0/1 column. Weights count as cases. */
export function fitEncoding(table: FeatureTable, weights: Float64Array): Encoding {
  return table.columns.map((column) => {
    const { name } = column;
    if (column.kind === "category") return { kind: "labels", name, labels: frequentLabels(column, weights) };
    return { kind: "number", name, ...moments(column.values, weights) };
  });
}

/** @throws MissingFeatureError */
export function encode(encoding: Encoding, table: FeatureTable): DenseMatrix {
  const width = encoding.reduce((sum, column) => sum + widthOf(column), 0);
  const { rows } = table;
  const values = new Float32Array(rows * width);
  let at = 0;
  const puts = encoding.map((column) => {
    const first = at;
    at += widthOf(column);
    return column.kind === "labels"
      ? putLabels(values, first, width, labelsOf(table, column.name), column.labels)
      : putNumbers(values, first, width, numbersOf(table, column.name), column);
  });
  // blocks of rows, so that what is written stays in the cache from column to column
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    for (const put of puts) put(from, to);
  }
  return { values, rows, width };
}

function widthOf(column: ColumnEncoding): number {
  if (column.kind === "labels") return column.labels.length;
  return column.hasMissing ? 2 : 1;
}

function moments(values: Float64Array | Uint8Array, weights: Float64Array) {
  let cases = 0;
  let sum = 0;
  let hasMissing = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) hasMissing ||= weights[i] > 0;
    else {
      cases += weights[i];
      sum += weights[i] * value;
    }
  }
  const mean = cases > 0 ? sum / cases : 0;
  let square = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i] - mean;
    if (!Number.isNaN(off)) square += weights[i] * off * off;
  }
  const deviation = Math.sqrt(square / cases);
  // a rounded mean leaves next to nothing of a column of one value
  return { mean, deviation: deviation > 1e-14 * Math.abs(mean) ? deviation : 1, hasMissing };
}

function frequentLabels({ codes, labels }: { codes: Uint16Array; labels: readonly string[] }, weights: Float64Array) {
  const counts = new Float64Array(labels.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]] += weights[i];
  const seen = [...labels.keys()].filter((code) => code > 0 && counts[code] > 0);
  seen.sort((a, b) => counts[b] - counts[a] || (labels[a] < labels[b] ? -1 : 1));
  return seen.slice(0, MOST_LABELS).map((code) => labels[code]);
}

function putNumbers(
  values: Float32Array,
  at: number,
  width: number,
  numbers: Float64Array | Uint8Array,
  { mean, deviation, hasMissing }: { mean: number; deviation: number; hasMissing: boolean },
) {
  return (from: number, to: number) => {
    for (let row = from; row < to; row++) {
      const value = numbers[row];
      if (!Number.isNaN(value)) values[row * width + at] = (value - mean) / deviation;
      else if (hasMissing) values[row * width + at + 1] = 1;
    }
  };
}

function putLabels(
  values: Float32Array,
  at: number,
  width: number,
  { codes, labels }: { codes: Uint16Array; labels: readonly string[] },
  known: readonly string[],
) {
  const place = labels.map((label, code) => (code === 0 ? -1 : known.indexOf(label)));
  return (from: number, to: number) => {
    for (let row = from; row < to; row++) {
      const own = place[codes[row]];
      if (own >= 0) values[row * width + at + own] = 1;
    }
  };
}
