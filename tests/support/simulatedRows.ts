import { productBit } from "../../core/sample/products.ts";
import type { SimulatedMonth, SimulatedPanel } from "../../core/sample/simulatedPanel.ts";

/** 1 or 0 by row: who holds a product in a month. */
export function flagsOf(month: SimulatedMonth, product: string): Uint8Array {
  const bit = productBit(product);
  return Uint8Array.from(month.holdings, (mask) => (mask >> bit) & 1);
}

/** Pearson correlation of two columns of a month. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** A customer in two months on end: the rows of both. */
export interface Step {
  before: SimulatedMonth;
  after: SimulatedMonth;
  from: number;
  to: number;
}

/** All pairs of rows of a customer in months on end, from month `first` to month `last` of the later one. */
export function* steps(panel: SimulatedPanel, first: number, last: number): Generator<Step> {
  for (let index = first; index <= last; index++) {
    const before = panel.months[index - 1];
    const after = panel.months[index];
    let from = 0;
    for (let to = 0; to < after.rows; to++) {
      while (from < before.rows && before.customer[from] < after.customer[to]) from++;
      if (before.customer[from] === after.customer[to]) yield { before, after, from, to };
    }
  }
}
