/** The values that are not NaN, ascending, as a new array. */
export function sortedPresent(values: Float64Array): Float64Array {
  let n = 0;
  const present = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) present[n++] = values[i];
  return present.subarray(0, n).sort();
}

/**
 * Quantile of ascending values by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, numpy's
 * default). NaN when there are none.
 *
 * @param p in [0, 1]
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
