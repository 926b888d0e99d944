import { createRandom } from "../../random/random.ts";

interface Interval {
  value: number;
  low: number;
  high: number;
}

const RESAMPLES = 1000;

/**
 * Mean over customers of what a model gains on a reference, with a bootstrap interval.
 *
 * Customers are drawn again, each counting Poisson(1) times (Chamandy et al. 2012); those with no difference add nothing and
 * are passed over, which makes rare buyers cheap.
 *
 * @param differences by customer; @param rows those that count, all when left out
 * @param level of the interval, 0.95 for 95 %
 */
export function meanDifference(
  differences: Float64Array,
  { rows, level, seed }: { rows?: Uint32Array | undefined; level: number; seed: string },
): Interval {
  const customers = rows?.length ?? differences.length;
  if (customers === 0) return { value: 0, low: 0, high: 0 };
  const all = rows ? Float64Array.from(rows, (row) => differences[row]) : differences;
  const moved = all.filter((difference) => difference !== 0);
  const random = createRandom(seed);
  const means = new Float64Array(RESAMPLES);
  for (let b = 0; b < RESAMPLES; b++) {
    let sum = 0;
    for (let i = 0; i < moved.length; i++) sum += poissonOfOne(random.float()) * moved[i];
    means[b] = sum / customers;
  }
  means.sort();
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.max(0, Math.round(share * (RESAMPLES - 1))))];
  const tail = (1 - level) / 2;
  return { value: moved.reduce((sum, d) => sum + d, 0) / customers, low: at(tail), high: at(1 - tail) };
}

/** A Poisson count of mean 1 by inversion of a uniform number. */
function poissonOfOne(uniform: number): number {
  let chance = Math.exp(-1);
  let below = chance;
  let count = 0;
  while (uniform > below && count < 12) {
    count++;
    chance /= count;
    below += chance;
  }
  return count;
}
