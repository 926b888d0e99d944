import type { DenseMatrix } from "./encode.ts";

/** One target of several on the same rows. */
export interface Task {
  target: Uint8Array;
  /** Cases that each row stands for; 0 leaves the row out of this task. */
  weights: Float64Array;
}

/** A task's weights: one per column of the matrix, then the intercept. */
export type Coefficients = Float64Array;

const MOST_STEPS = 50;

/**
 * Logistic regression of one task by Newton's method with halved steps: exact, for as many rows as fit its time.
 *
 * Stops when a step lowers the loss by less than `tolerance` of it. Least of the summed log loss + l2 / 2 x squared weights; the intercept is free.
 */
export function newton(
  { values, rows, width }: DenseMatrix,
  { target, weights }: Task,
  l2: number,
  start: Coefficients,
  tolerance = 1e-12,
): Coefficients {
  let at = start;
  let loss = lossOf(values, rows, width, target, weights, l2, at);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = derivatives(values, rows, width, target, weights, l2, at);
    const direction = solve(hessian, gradient);
    let next = at;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let share = 1; share > 1e-4 && !(nextLoss <= loss); share /= 2) {
      next = at.map((value, j) => value - share * direction[j]);
      nextLoss = lossOf(values, rows, width, target, weights, l2, next);
    }
    if (!(nextLoss <= loss)) break;
    const isDone = loss - nextLoss <= tolerance * Math.abs(loss);
    at = next;
    loss = nextLoss;
    if (isDone) break;
  }
  return at;
}

function marginOf(values: Float32Array, from: number, width: number, at: Coefficients): number {
  let margin = at[width];
  for (let j = 0; j < width; j++) margin += at[j] * values[from + j];
  return margin;
}

function lossOf(
  values: Float32Array,
  rows: number,
  width: number,
  target: Uint8Array,
  weights: Float64Array,
  l2: number,
  at: Coefficients,
): number {
  let loss = 0;
  for (let j = 0; j < width; j++) loss += (l2 / 2) * at[j] * at[j];
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue;
    const margin = marginOf(values, i * width, width, at);
    const signed = target[i] === 1 ? -margin : margin;
    loss += weights[i] * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))));
  }
  return loss;
}

/** Gradient and Hessian (square, row by row, lower half) of the penalised loss. */
function derivatives(
  values: Float32Array,
  rows: number,
  width: number,
  target: Uint8Array,
  weights: Float64Array,
  l2: number,
  at: Coefficients,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = width + 1;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const row = new Float64Array(size).fill(1);
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue;
    for (let j = 0; j < width; j++) row[j] = values[i * width + j];
    const p = 1 / (1 + Math.exp(-marginOf(values, i * width, width, at)));
    const slope = weights[i] * (p - target[i]);
    const curve = weights[i] * p * (1 - p);
    for (let j = 0; j < size; j++) {
      const own = row[j];
      if (own === 0) continue;
      gradient[j] += slope * own;
      const scaled = curve * own;
      for (let k = 0; k <= j; k++) hessian[j * size + k] += scaled * row[k];
    }
  }
  for (let j = 0; j < width; j++) {
    gradient[j] += l2 * at[j];
    hessian[j * size + j] += l2;
  }
  return { gradient, hessian };
}

/** Solves a symmetric positive system, given by its lower half. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  return solveBy(factor(matrix, right.length), right);
}

/** Cholesky's lower factor of a symmetric positive matrix, given by its lower half; a pivot of nothing counts as a touch of ridge. */
export function factor(matrix: Float64Array, n: number): Float64Array {
  const low = matrix.slice();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) {
      const own = low[j * n + k];
      if (own !== 0) for (let i = j; i < n; i++) low[i * n + j] -= low[i * n + k] * own;
    }
    const pivot = Math.sqrt(Math.max(low[j * n + j], 1e-9 * (1 + matrix[j * n + j])));
    for (let i = j; i < n; i++) low[i * n + j] /= pivot;
    low[j * n + j] = pivot;
  }
  return low;
}

/** Solves a system by its Cholesky factor. */
export function solveBy(low: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= low[i * n + k] * x[k];
    x[i] /= low[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= low[k * n + i] * x[k];
    x[i] /= low[i * n + i];
  }
  return x;
}
