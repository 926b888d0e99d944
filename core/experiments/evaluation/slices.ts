/** A way to part customers into groups: one code per row, -1 = in none. */
export interface Dimension {
  by: string;
  groups: readonly string[];
  codes: Int16Array;
  /** Compared for fairness, never used to choose whom to contact. */
  isProtected: boolean;
}

export interface Scored {
  /** Probabilities of the model, and scores of what it is set beside. */
  scores: Float64Array;
  other: Float64Array;
  target: Uint8Array;
  dimensions: readonly Dimension[];
}

/** A group with fewer rows than this has no figures of its own. */
export const LEAST_ROWS = 100;

/** Groups with enough rows, dimension by dimension. */
export function groupsOf(dimensions: readonly Dimension[]): { dimension: Dimension; code: number; rows: number }[] {
  return dimensions.flatMap((dimension) => {
    const rows = new Uint32Array(dimension.groups.length);
    for (const code of dimension.codes) if (code >= 0) rows[code]++;
    return Array.from(rows, (n, code) => ({ dimension, code, rows: n })).filter((each) => each.rows >= LEAST_ROWS);
  });
}
