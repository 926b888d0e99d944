import type { Random } from "../../random/random.ts";
import type { RowMatrix } from "./matrix.ts";

/**
 * First centres for k-means: each next one drawn with a chance in proportion to the squared distance to those chosen, the
 * best of 2 + ln k draws kept. Source: Arthur and Vassilvitskii (2007); the greedy choice as in scikit-learn.
 *
 * @returns k x width centres
 */
export function kMeansPlusPlus(matrix: RowMatrix, k: number, random: Random): Float64Array {
  const { values, rows, width } = matrix;
  const centres = new Float64Array(k * width);
  const put = (c: number, row: number) => {
    for (let j = 0; j < width; j++) centres[c * width + j] = values[row * width + j];
  };
  const trials = 2 + Math.floor(Math.log(k));
  let nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  let candidate = new Float64Array(rows);
  const first = random.integer(rows);
  put(0, first);
  let total = distancesWith(matrix, first, nearest, nearest);
  for (let c = 1; c < k; c++) {
    let best = { row: -1, total: Number.POSITIVE_INFINITY, distances: nearest };
    for (let trial = 0; trial < trials; trial++) {
      const row = draw(nearest, total, random);
      const sum = distancesWith(matrix, row, nearest, candidate);
      if (sum < best.total || best.row < 0) {
        const spare = best.distances === nearest ? new Float64Array(rows) : best.distances;
        best = { row, total: sum, distances: candidate };
        candidate = spare;
      }
    }
    put(c, best.row);
    nearest = best.distances;
    total = best.total;
  }
  return centres;
}

/** Squared distance to the nearest centre when `row` becomes one; returns their sum. */
function distancesWith(matrix: RowMatrix, row: number, before: Float64Array, after: Float64Array): number {
  const { values, rows, width } = matrix;
  const from = row * width;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    let squared = 0;
    const at = i * width;
    for (let j = 0; j < width; j++) {
      const difference = values[at + j] - values[from + j];
      squared += difference * difference;
    }
    const own = Math.min(squared, before[i]);
    after[i] = own;
    total += own;
  }
  return total;
}

function draw(weights: Float64Array, total: number, random: Random): number {
  let left = random.float() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return random.integer(weights.length);
}
