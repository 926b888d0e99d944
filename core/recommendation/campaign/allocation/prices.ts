import { type AllocationProblem, NO_SEGMENT } from "./problem.ts";

/** A limit that couples customers. `index` is the channel, product or segment it is about. */
export interface Limit {
  kind: "size" | "budget" | "channel" | "most" | "least" | "segment";
  index: number;
  /** Contacts, or EUR for a budget. */
  amount: number;
}

/** The limits of a problem, those that can hold anything back. */
export function limitsOf(problem: AllocationProblem): Limit[] {
  const { size, budgetEur, channels, most, least, segmentCaps, rows } = problem;
  const limits: Limit[] = [];
  const add = (kind: Limit["kind"], index: number, amount: number) => limits.push({ kind, index, amount });
  if (size < rows) add("size", 0, size);
  if (Number.isFinite(budgetEur)) add("budget", 0, budgetEur);
  for (const [c, { capacity }] of channels.entries()) if (capacity < rows) add("channel", c, capacity);
  for (const [p, amount] of most.entries()) if (amount < rows) add("most", p, amount);
  for (const [p, amount] of least.entries()) if (amount > 0) add("least", p, amount);
  for (const [s, amount] of segmentCaps.entries()) add("segment", s, amount);
  return limits;
}

/** What an offer costs beside its contact when each limit has a price (its Lagrange multiplier, EUR a unit, 0 or more). */
export interface Charges {
  /** By option, contact cost included. */
  option: Float64Array;
  /** By segment, the last for rows of none; size included. */
  segment: Float64Array;
}

export function chargesOf(problem: AllocationProblem, limits: readonly Limit[], prices: ArrayLike<number>): Charges {
  const { channels, margins, segmentCaps } = problem;
  const width = channels.length;
  const option = new Float64Array(margins.length * width);
  for (let o = 0; o < option.length; o++) option[o] = channels[o % width].costEur;
  const segment = new Float64Array(segmentCaps.length + 1);
  for (const [l, { kind, index }] of limits.entries()) {
    const price = prices[l];
    if (price === 0) continue;
    if (kind === "size") for (let s = 0; s < segment.length; s++) segment[s] += price;
    else if (kind === "segment") segment[index] += price;
    else {
      for (let o = 0; o < option.length; o++) {
        const [p, c] = [Math.trunc(o / width), o % width];
        if (kind === "budget") option[o] += price * channels[c].costEur;
        else if (kind === "channel" && c === index) option[o] += price;
        else if (kind === "most" && p === index) option[o] += price;
        else if (kind === "least" && p === index) option[o] -= price;
      }
    }
  }
  return { option, segment };
}

export function segmentPlace(problem: AllocationProblem, row: number): number {
  const place = problem.segment[row];
  return place === NO_SEGMENT ? problem.segmentCaps.length : place;
}

/** Best option of each row at given charges, and what it is worth then; equal ones go to the lower product and channel. */
export interface BestOptions {
  option: Int16Array;
  worth: Float64Array;
}

export function bestOptions(problem: AllocationProblem, { option: charges, segment }: Charges): BestOptions {
  const { rows, probability, allowed, margins, channels } = problem;
  const [products, width] = [margins.length, channels.length];
  const multipliers = Float64Array.from(channels, ({ multiplier }) => multiplier);
  const option = new Int16Array(rows).fill(-1);
  const worth = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    let best = Number.NEGATIVE_INFINITY;
    let place = -1;
    for (let mask = allowed[row]; mask !== 0; mask &= mask - 1) {
      const p = 31 - Math.clz32(mask & -mask);
      const chance = probability[row * products + p];
      const margin = margins[p];
      for (let o = p * width, c = 0; c < width; c++, o++) {
        const q = chance * multipliers[c];
        const value = Math.min(q, 1) * margin - charges[o];
        if (value > best) {
          best = value;
          place = o;
        }
      }
    }
    if (place < 0) continue;
    option[row] = place;
    worth[row] = best - segment[segmentPlace(problem, row)];
  }
  return { option, worth };
}

/** No list within the limits is worth more: the Lagrangian dual at these prices. */
export function dualBound(limits: readonly Limit[], prices: ArrayLike<number>, worth: Float64Array): number {
  let bound = 0;
  for (const [l, { kind, amount }] of limits.entries()) {
    if (prices[l] > 0) bound += (kind === "least" ? -amount : amount) * prices[l];
  }
  for (let row = 0; row < worth.length; row++) if (worth[row] > 0) bound += worth[row];
  return bound;
}
