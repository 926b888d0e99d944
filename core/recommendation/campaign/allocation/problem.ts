/** A way to reach customers, as the allocation sees it. */
interface Channel {
  costEur: number;
  /** Purchases are min(1, probability x multiplier). */
  multiplier: number;
  /** Most contacts; Infinity for no limit. */
  capacity: number;
}

/** Whom to offer what by which channel: at most one offer a customer, for the largest sum of revenue less cost. */
export interface AllocationProblem {
  /** Customers; they are rows from here on. */
  rows: number;
  /** rows x products, row by row. */
  probability: Float64Array;
  /** By row: bit p = product p may be offered. */
  allowed: Uint32Array;
  /** By product: EUR of a purchase; fewest and most offers (0 and Infinity for no limit). */
  margins: readonly number[];
  least: readonly number[];
  most: readonly number[];
  channels: readonly Channel[];
  size: number;
  budgetEur: number;
  /** By row: place in `segmentCaps`, or NO_SEGMENT. */
  segment: Uint8Array;
  segmentCaps: readonly number[];
}

export const NO_SEGMENT = 255;

/** An offer in one number: product x channels + channel. */
export const NONE = -1;

/** Offer of each row, or NONE. */
export type Assignment = Int16Array;

/** Revenue less cost of an offer, EUR. */
export function offerValue(problem: AllocationProblem, row: number, option: number): number {
  const { channels, margins, probability } = problem;
  const product = Math.trunc(option / channels.length);
  const { multiplier, costEur } = channels[option % channels.length];
  return Math.min(1, probability[row * margins.length + product] * multiplier) * margins[product] - costEur;
}

export function totalValue(problem: AllocationProblem, assignment: Assignment): number {
  let total = 0;
  for (let row = 0; row < assignment.length; row++) {
    if (assignment[row] !== NONE) total += offerValue(problem, row, assignment[row]);
  }
  return total;
}
