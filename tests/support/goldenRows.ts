import type { RowMatrix } from "../../core/learning/kmeans/matrix.ts";
import { congruential } from "./congruential.ts";

/** The matrix of tests/golden/learning/clusters.py. */
export function goldenRows(): RowMatrix & { next: () => number } {
  const next = congruential(7);
  const values = new Float32Array(600 * 5);
  for (let i = 0; i < 600; i++) {
    const group = i % 4;
    for (let j = 0; j < 5; j++) values[i * 5 + j] = ((group >> (j % 2)) & 1) * 1.2 + j * 0.1 * group + next() + next();
  }
  return { values, rows: 600, width: 5, next };
}
