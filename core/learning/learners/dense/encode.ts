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
  for (const column of encoding) {
    if (column.kind === "labels") putLabels(values, at, width, labelsOf(table, column.name), column.labels);
    else {
      const { mean, deviation, hasMissing } = column;
      const numbers = numbersOf(table, column.name);
      for (let row = 0; row < rows; row++) {
        const value = numbers[row];
        if (!Number.isNaN(value)) values[row * width + at] = (value - mean) / deviation;
        else if (hasMissing) values[row * width + at + 1] = 1;
      }
    }
    at += widthOf(column);
  }
  return { values, rows, width };
}

function widthOf(column: ColumnEncoding): number {
  if (column.kind === "labels") return column.labels.length;
  return column.hasMissing ? 2 : 1;
}

function moments(values: Float64Array | Uint8Array, weights: Float64Array) {
  let cases = 0;
  let mean = 0;
  let square = 0;
  let hasMissing = false;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) hasMissing ||= weights[i] > 0;
    else if (weights[i] > 0) {
      cases += weights[i];
      const step = values[i] - mean;
      mean += (step * weights[i]) / cases;
      square += weights[i] * step * (values[i] - mean);
    }
  }
  return { mean, deviation: Math.sqrt(square / cases) || 1, hasMissing };
}

function frequentLabels({ codes, labels }: { codes: Uint16Array; labels: readonly string[] }, weights: Float64Array) {
  const counts = new Float64Array(labels.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]] += weights[i];
  const seen = [...labels.keys()].filter((code) => code > 0 && counts[code] > 0);
  seen.sort((a, b) => counts[b] - counts[a] || (labels[a] < labels[b] ? -1 : 1));
  return seen.slice(0, MOST_LABELS).map((code) => labels[code]);
}

function putLabels(
  values: Float32Array,
  at: number,
  width: number,
  { codes, labels }: { codes: Uint16Array; labels: readonly string[] },
  known: readonly string[],
) {
  const place = labels.map((label, code) => (code === 0 ? -1 : known.indexOf(label)));
  for (let row = 0; row < codes.length; row++) {
    const own = place[codes[row]];
    if (own >= 0) values[row * width + at + own] = 1;
  }
}
