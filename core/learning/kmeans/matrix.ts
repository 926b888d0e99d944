/** Rows of numbers, row by row: what clustering reads. */
export interface RowMatrix {
  /** rows x width */
  values: Float32Array;
  rows: number;
  width: number;
}

/** Some rows of a matrix, in the order given. */
export function takeRows(matrix: RowMatrix, rows: Uint32Array): RowMatrix {
  const { width } = matrix;
  const values = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i] * width;
    for (let j = 0; j < width; j++) values[i * width + j] = matrix.values[from + j];
  }
  return { values, rows: rows.length, width };
}
