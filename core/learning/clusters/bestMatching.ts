/**
 * The one-to-one matching of rows to columns with the largest sum, by the Hungarian method in O(n^3).
 *
 * Source: Kuhn (1955), in the shortest-augmenting-path form with potentials (Jonker and Volgenant 1987).
 *
 * @param gains rows of equal length, any shape; every entry finite
 * @returns the column of each row; -1 for rows left over when there are more rows than columns
 */
export function bestMatching(gains: readonly (readonly number[])[]): number[] {
  const rows = gains.length;
  const columns = gains[0]?.length ?? 0;
  const n = Math.max(rows, columns);
  const cost = (i: number, j: number) => (i < rows && j < columns ? -gains[i][j] : 0);
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  const before = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    let j = 0;
    const slack = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[j] = 1;
      const row = rowOf[j];
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let c = 1; c <= n; c++) {
        if (used[c]) continue;
        const reduced = cost(row - 1, c - 1) - rowPotential[row] - columnPotential[c];
        if (reduced < slack[c]) {
          slack[c] = reduced;
          before[c] = j;
        }
        if (slack[c] < delta) {
          delta = slack[c];
          next = c;
        }
      }
      for (let c = 0; c <= n; c++) {
        if (used[c]) {
          rowPotential[rowOf[c]] += delta;
          columnPotential[c] -= delta;
        } else slack[c] -= delta;
      }
      j = next;
    } while (rowOf[j] !== 0);
    for (; j !== 0; j = before[j]) rowOf[j] = rowOf[before[j]];
  }
  const columnOf = new Array<number>(rows).fill(-1);
  for (let c = 1; c <= columns; c++) if (rowOf[c] <= rows) columnOf[rowOf[c] - 1] = c - 1;
  return columnOf;
}
