import { sampleOfRows } from "../../gbdt/binEdges.ts";
import type { DenseMatrix } from "./encode.ts";
import { factor, solveBy } from "./newton.ts";

/** Columns up to which all pairs are looked at; of more, each column alone: they are standardised. */
const MOST_PAIRED = 400;
/** Rows and multiplications that are enough to know the moments. */
const ROWS = 10_000;
const WORK = 2e8;

/**
 * Means of products of the columns (and of the intercept's ones), from a sample of rows: the curvature of any logistic loss
 * where all rows are about as likely.
 */
export function secondMoments(matrix: DenseMatrix, seed: number): Float64Array | null {
  const { values, width } = matrix;
  const size = width + 1;
  if (size > MOST_PAIRED) return null;
  const sample = sampleOfRows(matrix.rows, Math.max(4 * size, Math.min(ROWS, Math.round(WORK / (size * size)))), seed);
  const sums = new Float64Array(size * size);
  const row = new Float64Array(size).fill(1);
  for (const at of sample) {
    for (let j = 0; j < width; j++) row[j] = values[at * width + j];
    for (let j = 0; j < size; j++) {
      const own = row[j];
      if (own !== 0) for (let k = 0; k <= j; k++) sums[j * size + k] += own * row[k];
    }
  }
  return sums.map((sum) => sum / sample.length);
}

/** Turns gradients into Newton's directions, where the curvature is the moments times so many cases, plus the penalty. */
export function preconditioner(moments: Float64Array | null, size: number, cases: number, l2: number) {
  if (!moments)
    return (gradient: Float64Array) => gradient.map((value, j) => value / (cases + (j < size - 1 ? l2 : 0)));
  const matrix = moments.map((value) => value * cases);
  for (let j = 0; j < size - 1; j++) matrix[j * size + j] += l2;
  const low = factor(matrix, size);
  return (gradient: Float64Array) => solveBy(low, gradient);
}
