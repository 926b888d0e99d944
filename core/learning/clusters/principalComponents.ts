import type { RowMatrix } from "../kmeans/matrix.ts";

export interface PrincipalComponents {
  mean: Float64Array;
  /** count x width, unit length, by falling variance; signed so that the largest loading is positive. */
  axes: Float64Array[];
  /** Share of the variance that each axis carries. */
  shares: number[];
}

/** Directions of greatest variance, from the covariance matrix by Jacobi rotations. */
export function principalComponents({ values, rows, width }: RowMatrix, count: number): PrincipalComponents {
  const mean = new Float64Array(width);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < width; j++, at++) mean[j] += values[at];
  for (let j = 0; j < width; j++) mean[j] /= rows;
  const covariance = Array.from({ length: width }, () => new Float64Array(width));
  const row = new Float64Array(width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) row[j] = values[i * width + j] - mean[j];
    for (let a = 0; a < width; a++) for (let b = a; b < width; b++) covariance[a][b] += row[a] * row[b];
  }
  for (let a = 0; a < width; a++) {
    for (let b = a; b < width; b++) {
      covariance[a][b] /= Math.max(1, rows - 1);
      covariance[b][a] = covariance[a][b];
    }
  }
  const { values: variances, vectors } = eigen(covariance);
  const order = [...variances.keys()].sort((a, b) => variances[b] - variances[a]).slice(0, count);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const axes = order.map((column) => signed(Float64Array.from(vectors, (vector) => vector[column])));
  return { mean, axes, shares: order.map((column) => (total > 0 ? variances[column] / total : 0)) };
}

/** Each row's place on the axes: rows x axes. */
export function project({ values, rows, width }: RowMatrix, { mean, axes }: PrincipalComponents): Float32Array {
  const places = new Float32Array(rows * axes.length);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < axes.length; a++) {
      let place = 0;
      for (let j = 0; j < width; j++) place += (values[i * width + j] - mean[j]) * axes[a][j];
      places[i * axes.length + a] = place;
    }
  }
  return places;
}

function signed(axis: Float64Array): Float64Array {
  let largest = 0;
  for (const loading of axis) if (Math.abs(loading) > Math.abs(largest) + 1e-12) largest = loading;
  return largest < 0 ? axis.map((loading) => -loading) : axis;
}

/** Eigenvalues and eigenvectors (as columns) of a symmetric matrix, by cyclic Jacobi (Golub and Van Loan, 8.5). */
function eigen(symmetric: Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = symmetric.length;
  const a = symmetric.map((row) => row.slice());
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p][q] ** 2;
    if (off < 1e-24) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-300) continue;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let i = 0; i < n; i++) {
          const [x, y] = [a[i][p], a[i][q]];
          a[i][p] = c * x - s * y;
          a[i][q] = s * x + c * y;
        }
        for (let i = 0; i < n; i++) {
          const [x, y] = [a[p][i], a[q][i]];
          a[p][i] = c * x - s * y;
          a[q][i] = s * x + c * y;
          const [z, w] = [v[i][p], v[i][q]];
          v[i][p] = c * z - s * w;
          v[i][q] = s * z + c * w;
        }
      }
    }
  }
  return { values: a.map((row, i) => row[i]), vectors: v };
}
