import type { RowMatrix } from "../kmeans/matrix.ts";

/**
 * Mean silhouette coefficient of all rows, -1 to 1: how much nearer a row is to its own cluster than to the next one.
 * Rows alone in their cluster count 0. Takes rows x rows distances: give a sample. Source: Rousseeuw (1987).
 *
 * @returns the mean over all rows, and over each cluster's rows (NaN for an empty one)
 */
export function silhouette(
  matrix: RowMatrix,
  labels: Uint8Array,
  k: number,
): { mean: number; byCluster: Float64Array } {
  const { values, rows, width } = matrix;
  const sums = new Float64Array(rows * k);
  const sizes = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    sizes[labels[i]]++;
    for (let other = i + 1; other < rows; other++) {
      let squared = 0;
      for (let j = 0, a = i * width, b = other * width; j < width; j++, a++, b++) {
        const difference = values[a] - values[b];
        squared += difference * difference;
      }
      const distance = Math.sqrt(squared);
      sums[i * k + labels[other]] += distance;
      sums[other * k + labels[i]] += distance;
    }
  }
  const totals = new Float64Array(k);
  for (let i = 0; i < rows; i++) totals[labels[i]] += rowSilhouette(sums.subarray(i * k, i * k + k), sizes, labels[i]);
  const byCluster = totals.map((total, c) => total / sizes[c]);
  return { mean: totals.reduce((sum, total) => sum + total, 0) / rows, byCluster };
}

function rowSilhouette(sums: Float64Array, sizes: Float64Array, own: number): number {
  if (sizes[own] < 2) return 0;
  const inside = sums[own] / (sizes[own] - 1);
  let outside = Number.POSITIVE_INFINITY;
  for (let c = 0; c < sizes.length; c++) {
    if (c !== own && sizes[c] > 0) outside = Math.min(outside, sums[c] / sizes[c]);
  }
  if (outside === Number.POSITIVE_INFINITY) return 0;
  return (outside - inside) / Math.max(inside, outside);
}
