import { createRandom } from "../../random/random.ts";

/** Most bins of values a column may have: one more code is for missing values, and a code is a byte. */
export const MOST_BINS = 255;

/**
 * Edges that cut a column into bins of about equal counts: bin b holds the values with edges[b - 1] < x <= edges[b].
 *
 * Up to `maxBins` distinct values get a bin each. With more, bins are filled from below until each holds its share of what
 * is left; a value heavier than a share has a bin to itself. An edge lies half way between two neighbouring values that
 * occur, rounded to float32 and never onto the upper one, so that a float32 scorer decides as the training did.
 *
 * @param values n numbers; NaN = missing, left out
 * @param rows   the rows to look at; a column's edges depend on these alone
 * @returns strictly ascending, maxBins - 1 at most; empty for a column with one value or none
 */
export function binEdges(values: Float32Array, maxBins: number, rows: Uint32Array): Float32Array {
  const { distinct, counts, total } = distinctValues(values, rows);
  const edges: number[] = [];
  const last = distinct.length - 1;
  let left = total;
  let held = 0;
  for (let i = 0; i < last && edges.length < maxBins - 1; i++) {
    held += counts[i];
    const share = left / (maxBins - edges.length);
    const isFull = distinct.length <= maxBins || held >= share || counts[i + 1] >= share;
    if (!isFull) continue;
    edges.push(between(distinct[i], distinct[i + 1]));
    left -= held;
    held = 0;
  }
  return Float32Array.from(edges);
}

/** `sampleRows` of `rows` row numbers, ascending, one at random out of each of as many equal stretches; all if fewer. */
export function sampleOfRows(rows: number, sampleRows: number, seed: number): Uint32Array {
  if (rows <= sampleRows) return Uint32Array.from({ length: rows }, (_, i) => i);
  const random = createRandom(seed).fork("bins");
  const stretch = rows / sampleRows;
  return Uint32Array.from({ length: sampleRows }, (_, i) =>
    Math.min(rows - 1, Math.floor((i + random.float()) * stretch)),
  );
}

function distinctValues(values: Float32Array, rows: Uint32Array) {
  const sorted = new Float32Array(rows.length);
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    // Adding 0 makes -0 and 0 one value.
    if (!Number.isNaN(value)) sorted[total++] = value + 0;
  }
  sorted.subarray(0, total).sort();
  const distinct = new Float32Array(total);
  const counts = new Uint32Array(total);
  let n = 0;
  for (let i = 0; i < total; i++) {
    if (n === 0 || sorted[i] !== distinct[n - 1]) distinct[n++] = sorted[i];
    counts[n - 1]++;
  }
  return { distinct: distinct.subarray(0, n), counts: counts.subarray(0, n), total };
}

function between(low: number, high: number): number {
  const middle = Math.fround((low + high) / 2);
  return middle >= low && middle < high ? middle : low;
}
