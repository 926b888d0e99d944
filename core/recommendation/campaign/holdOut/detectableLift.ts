import { Z80, Z975 } from "../../../learning/metrics/normalQuantile.ts";

/**
 * The smallest rise of a purchase rate that two groups would show 8 times in 10 (power 80 %), tested two-sided at 5 %.
 *
 * Solves z975 sd0 + z80 sd1 = rise, where sd0 is the standard error of the difference if there were none (both at the base
 * rate) and sd1 that with the rise. Source: Casagrande, Pike and Smith (1978), with the base rate known from the past.
 *
 * @param base purchase rate without contact, 0 to 1
 * @param contacted customers of one group
 * @param heldOut customers of the other
 * @returns the rise as a share; Infinity where even a rate of 1 would not show, or a group is empty
 */
export function detectableLift(base: number, contacted: number, heldOut: number): number {
  if (contacted < 1 || heldOut < 1) return Number.POSITIVE_INFINITY;
  const none = Z975 * Math.sqrt(base * (1 - base) * (1 / contacted + 1 / heldOut));
  const needed = (rise: number) => {
    const rate = base + rise;
    return none + Z80 * Math.sqrt((rate * (1 - rate)) / contacted + (base * (1 - base)) / heldOut);
  };
  let [low, high] = [0, 1 - base];
  if (needed(high) > high) return Number.POSITIVE_INFINITY;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (needed(middle) > middle) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The smallest hold-out of a list that would show a rise, by halving; null when not even half of the list would.
 */
export function holdOutNeeded(base: number, rise: number, list: number): number | null {
  const most = Math.floor(list / 2);
  if (most < 1 || detectableLift(base, list - most, most) > rise) return null;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (detectableLift(base, list - middle, middle) <= rise) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Lists of the same size, half held out, that show a rise together; null when it takes more than 1000. */
export function wavesNeeded(base: number, rise: number, list: number): number | null {
  const half = Math.floor(list / 2);
  if (half < 1) return null;
  const shows = (waves: number) => detectableLift(base, waves * half, waves * half) <= rise;
  if (!shows(1000)) return null;
  let [low, high] = [1, 1000];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shows(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
