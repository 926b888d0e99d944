/** Candidates for a product that its contributions are compared with. */
export const COMPARED = 2000;

/** So many of the rows, evenly spread; all of them when they are fewer. */
export function evenly(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  const step = rows.length / most;
  return Uint32Array.from({ length: most }, (_, i) => rows[Math.floor(i * step)]);
}
