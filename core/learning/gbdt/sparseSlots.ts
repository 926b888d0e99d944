import type { LeafSums } from "./bestSplit.ts";
import type { BinnedColumn } from "./binMatrix.ts";

/** Share of rows outside its most frequent bin up to which a column is sparse. */
const MOST_OUTSIDE = 0.3;
const LOOKED_AT = 10_000;

/** The most frequent bin of a column, and rows in it. */
interface UsualBin {
  bin: number;
  rows: number;
}

/** Slots of sparse columns row by row, those of usual bins left out. */
export interface SparseSlots {
  /** By row, and one more: where its slots begin. */
  starts: Uint32Array;
  slots: Uint16Array;
  /** By sparse column: its slots, first to last, and that of its usual bin. */
  columns: { first: number; last: number; usual: number }[];
}

/** The usual bin of a column that is sparse on these rows; null when it is not. Missing values are nobody's usual bin. */
export function usualBin({ codes, edges }: BinnedColumn, rows: Uint32Array): UsualBin | null {
  const counts = new Uint32Array(edges.length + 2);
  // some of the rows tell which bin it would be, and rule most columns out
  const step = Math.ceil(rows.length / LOOKED_AT);
  for (let i = 0; i < rows.length; i += step) counts[codes[rows[i]]]++;
  const looked = Math.ceil(rows.length / step);
  const bin = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  if (bin > edges.length || looked - counts[bin] > MOST_OUTSIDE * looked) return null;
  let outside = 0;
  for (let i = 0; i < rows.length; i++) outside += codes[rows[i]] === bin ? 0 : 1;
  return { bin, rows: rows.length - outside };
}

/** Lists the slots of sparse columns, in given room. */
export function listSlots(
  codes: readonly Uint8Array[],
  usual: readonly (UsualBin | null)[],
  firstSlot: Int32Array,
  starts: Uint32Array,
  slots: Uint16Array,
): SparseSlots {
  const columns: SparseSlots["columns"] = [];
  starts.fill(0);
  for (const [c, own] of codes.entries()) {
    const bin = usual[c]?.bin;
    if (bin === undefined) continue;
    columns.push({ first: firstSlot[c], last: firstSlot[c + 1] - 1, usual: firstSlot[c] + bin });
    for (let i = 0; i < own.length; i++) if (own[i] !== bin) starts[i + 1]++;
  }
  for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
  // starts move on as slots are put, each to the next one's, and are moved back
  for (const [c, own] of codes.entries()) {
    const bin = usual[c]?.bin;
    if (bin === undefined) continue;
    for (let i = 0; i < own.length; i++) if (own[i] !== bin) slots[starts[i]++] = firstSlot[c] + own[i];
  }
  starts.copyWithin(1, 0, starts.length - 1);
  starts[0] = 0;
  return { starts, slots, columns };
}

/** Sums of usual bins: what the others leave of the leaf's. */
export function fillUsual(histogram: Float64Array, { columns }: SparseSlots, leaf: Omit<LeafSums, "path">): void {
  for (const { first, last, usual } of columns) {
    let { gradient, hessian } = leaf;
    for (let slot = first; slot <= last; slot++) {
      gradient -= histogram[2 * slot];
      hessian -= histogram[2 * slot + 1];
    }
    histogram[2 * usual] = gradient;
    histogram[2 * usual + 1] = hessian;
  }
}
