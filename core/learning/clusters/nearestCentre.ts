import type { RowMatrix } from "../kmeans/matrix.ts";

/** Nearest and second nearest centre of each row, with squared distances: how a frozen segmentation places new customers. */
export function nearestCentres(
  matrix: RowMatrix,
  centres: Float64Array,
): { labels: Uint8Array; squared: Float64Array; second: Uint8Array } {
  const { values, rows, width } = matrix;
  const k = centres.length / width;
  const labels = new Uint8Array(rows);
  const second = new Uint8Array(rows);
  const squared = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const at = i * width;
    let best = Number.POSITIVE_INFINITY;
    let next = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0, q = c * width; j < width; j++, q++) {
        const difference = values[at + j] - centres[q];
        sum += difference * difference;
      }
      if (sum < best) {
        next = best;
        second[i] = labels[i];
        best = sum;
        labels[i] = c;
      } else if (sum < next) {
        next = sum;
        second[i] = c;
      }
    }
    squared[i] = best;
  }
  return { labels, squared, second };
}
