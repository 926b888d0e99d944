import { quantileOfSorted, sortedPresent } from "./quantiles.ts";

/** Evenly spaced quantiles of the present values, from the minimum to the maximum; [0] when there are none. */
export function fitRanks(count: number, values: Float64Array): number[] {
  const sorted = sortedPresent(values);
  if (sorted.length === 0) return [0];
  const n = Math.max(2, Math.min(count, sorted.length));
  return Array.from({ length: n }, (_, i) => quantileOfSorted(sorted, i / (n - 1)));
}

/**
 * Replaces each value by its place among the quantiles, 0 to 1, in place; NaN stays.
 *
 * Between quantiles linear; on a run of equal quantiles the middle of the run, except at the ends, as scikit-learn's
 * QuantileTransformer (uniform output) does by averaging the interpolations from both sides.
 */
export function rank(quantiles: readonly number[], values: Float64Array): void {
  const last = quantiles.length - 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (last === 0 || value <= quantiles[0]) values[i] = last > 0 || value <= quantiles[0] ? 0 : 1;
    else if (value >= quantiles[last]) values[i] = 1;
    else {
      const from = firstAtLeast(quantiles, value);
      if (quantiles[from] === value) {
        let to = from;
        while (quantiles[to + 1] === value) to++;
        values[i] = (from + to) / 2 / last;
      } else {
        const low = quantiles[from - 1];
        values[i] = (from - 1 + (value - low) / (quantiles[from] - low)) / last;
      }
    }
  }
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
