import { DomainError } from "../../errors/domainError.ts";
import { binEdges, MOST_BINS, sampleOfRows } from "./binEdges.ts";

/** Columns of a matrix as bin numbers, shared between threads without a copy. */
export interface BinnedMatrix {
  rows: number;
  columns: readonly BinnedColumn[];
}

/** One column as bin numbers. */
export interface BinnedColumn {
  id: string;
  /** Ascending; bin b holds the values with edges[b - 1] < x <= edges[b]. 254 at most. */
  edges: Float32Array;
  /** One per row: the bin, 0 to edges.length; edges.length + 1 = missing. Over a SharedArrayBuffer. */
  codes: Uint8Array;
  /** Rows whose value is missing. */
  missing: number;
  /** Of a category: the label of each bin. Its bins have no order. */
  labels?: readonly string[] | undefined;
}

/** Raw values of a column; NaN = missing. */
export interface ValueColumn {
  id: string;
  values: Float32Array;
}

/**
 * Cuts columns into bins of about equal counts, once, for any number of fits on them.
 *
 * @param columns equal lengths, distinct ids
 * @param options.maxBins    bins of values per column, 2 to 255 (default 255); missing values have their own on top
 * @param options.sampleRows rows that the edges are made from (default 200,000), drawn with `seed`
 * @throws MatrixShapeError when lengths differ, an id comes twice, or maxBins is out of range
 */
export function binMatrix(
  columns: readonly ValueColumn[],
  options: { maxBins?: number; sampleRows?: number; seed?: number } = {},
): BinnedMatrix {
  const { maxBins = MOST_BINS, sampleRows = 200_000, seed = 1 } = options;
  if (!Number.isInteger(maxBins) || maxBins < 2 || maxBins > MOST_BINS) {
    throw new MatrixShapeError(`maxBins is ${maxBins}`, `Give a whole number from 2 to ${MOST_BINS}.`);
  }
  const rows = rowsOf(columns);
  const sample = sampleOfRows(rows, sampleRows, seed);
  return { rows, columns: columns.map((column) => binColumn(column, binEdges(column.values, maxBins, sample))) };
}

/**
 * New rows on the edges of a matrix or of a model (`edgesOf`), in its order of columns; columns it does not name are ignored.
 *
 * @throws MatrixShapeError when a column is missing or lengths differ
 */
export function applyBins(
  edges: readonly { id: string; edges: Float32Array }[],
  columns: readonly ValueColumn[],
): BinnedMatrix {
  const rows = rowsOf(columns);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const binned = edges.map(({ id, edges }) => {
    const column = byId.get(id);
    if (!column)
      throw new MatrixShapeError(`There is no column ${id}`, "Give every column that the bins were made for.");
    return binColumn(column, edges);
  });
  return { rows, columns: binned };
}

/** Columns that do not fit together or to the bins. */
export class MatrixShapeError extends DomainError {
  constructor(what: string, mend: string) {
    super({ code: "matrix-shape", what, mend });
  }
}

function rowsOf(columns: readonly ValueColumn[]): number {
  const rows = columns[0]?.values.length ?? 0;
  const seen = new Set<string>();
  for (const { id, values } of columns) {
    if (values.length !== rows) {
      throw new MatrixShapeError(
        `Column ${id} has ${values.length} rows, ${columns[0].id} has ${rows}`,
        "Give columns of equal length.",
      );
    }
    if (seen.has(id)) throw new MatrixShapeError(`Column ${id} comes twice`, "Give every column its own id.");
    seen.add(id);
  }
  return rows;
}

/** One column on given edges. */
export function binColumn({ id, values }: ValueColumn, edges: Float32Array): BinnedColumn {
  const codes = new Uint8Array(new SharedArrayBuffer(values.length));
  const missingCode = edges.length + 1;
  // A binary search of fixed depth over edges padded with Infinity: no branch to mispredict.
  const padded = new Float32Array(256).fill(Number.POSITIVE_INFINITY);
  padded.set(edges);
  let half = 1;
  while (half * 2 <= edges.length) half *= 2;
  if (edges.length === 0) half = 0;
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    let bin = 0;
    for (let step = half; step > 0; step >>= 1) bin += value > padded[bin + step - 1] ? step : 0;
    if (Number.isNaN(value)) {
      bin = missingCode;
      missing++;
    }
    codes[i] = bin;
  }
  return { id, edges, codes, missing };
}
