import { type History, PRESENT } from "../features/history.ts";
import { createRandom } from "../random/random.ts";
import type { Month } from "../time/month.ts";

/** Customers of one target month who were there the month before, in ascending order. */
export interface PurchaseRows {
  /** The target month, and the place of the month before it in the history. */
  month: Month;
  before: number;
  customers: Uint32Array;
  /** Products held the month before, and got by the target month, as masks. */
  held: Uint32Array;
  gained: Uint32Array;
  /** How many customers each row stands for: those who bought nothing may have been thinned out. */
  weight: Float32Array;
}

/** Months that can be a target: the panel has the month before. Places in the history, ascending. */
export function targetPlaces({ months }: History): number[] {
  return [...months.keys()].filter((place) => place > 0 && months[place] - months[place - 1] === 1);
}

/**
 * The rows of a target month.
 *
 * @param keepShare share of those who got nothing to keep, drawn with the seed; buyers are always kept
 */
export function purchaseRows(history: History, place: number, keepShare: number, seed: number | string): PurchaseRows {
  const { months, state, holdings } = history;
  const month = months[place];
  const random = createRandom(seed).fork(`rows of ${month}`);
  const [then, now] = [state[place - 1], state[place]];
  const [heldThen, heldNow] = [holdings[place - 1], holdings[place]];
  const customers: number[] = [];
  for (let c = 0; c < now.length; c++) {
    if ((then[c] & now[c] & PRESENT) === 0) continue;
    const isBuyer = (heldNow[c] & ~heldThen[c]) !== 0;
    if (isBuyer || keepShare >= 1 || random.float() < keepShare) customers.push(c);
  }
  const held = Uint32Array.from(customers, (c) => heldThen[c]);
  const gained = Uint32Array.from(customers, (c) => heldNow[c] & ~heldThen[c]);
  const weight = Float32Array.from(gained, (mask) => (mask !== 0 ? 1 : 1 / Math.min(1, keepShare)));
  return { month, before: place - 1, customers: Uint32Array.from(customers), held, gained, weight };
}

const MOST_ROWS = 400_000;

/** Rows of several months, those who bought nothing thinned out evenly when there are too many. */
export function teachingRows(
  history: History,
  places: readonly number[],
  { seed, mostRows = MOST_ROWS }: { seed: number | string; mostRows?: number | undefined },
): PurchaseRows[] {
  let buyers = 0;
  let others = 0;
  for (const place of places) {
    const { gained } = purchaseRows(history, place, 1, seed);
    for (const mask of gained) {
      if (mask !== 0) buyers++;
      else others++;
    }
  }
  const share = Math.min(1, Math.max(0.02, (mostRows - buyers) / Math.max(1, others)));
  return places.map((place) => purchaseRows(history, place, share, seed));
}

/** The customers of the last month, to be scored for the month after it. */
export function rowsToScore({ months, state, holdings }: History): PurchaseRows {
  const before = months.length - 1;
  const customers = Uint32Array.from(state[before].keys()).filter((c) => (state[before][c] & PRESENT) !== 0);
  const none = new Uint32Array(customers.length);
  const held = Uint32Array.from(customers, (c) => holdings[before][c]);
  return {
    month: months[before] + 1,
    before,
    customers,
    held,
    gained: none,
    weight: new Float32Array(customers.length).fill(1),
  };
}

/** Customers who are there in a month but were not the month before, and what they hold: nothing is known of them before. */
export function newcomers({ state, holdings }: History, place: number): { customers: number; holders: Float64Array } {
  const holders = new Float64Array(32);
  let customers = 0;
  for (let c = 0; c < state[place].length; c++) {
    if ((state[place][c] & PRESENT) === 0 || (state[place - 1][c] & PRESENT) !== 0) continue;
    customers++;
    for (let mask = holdings[place][c]; mask !== 0; mask &= mask - 1) holders[31 - Math.clz32(mask & -mask)]++;
  }
  return { customers, holders };
}
