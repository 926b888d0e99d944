import { quantileOfSorted, sortedPresent } from "./quantiles.ts";

/** The range that winsorising keeps values in: two quantiles of the present ones; the whole line when there are none. */
export function fitCap(lower: number, upper: number, values: Float64Array): { lower: number; upper: number } {
  const sorted = sortedPresent(values);
  if (sorted.length === 0) return { lower: -Number.MAX_VALUE, upper: Number.MAX_VALUE };
  return { lower: quantileOfSorted(sorted, lower), upper: quantileOfSorted(sorted, upper) };
}

/** Moves values outside the range to its nearer end, in place; NaN stays. */
export function cap(range: { lower: number; upper: number }, values: Float64Array): void {
  const { lower, upper } = range;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < lower) values[i] = lower;
    else if (values[i] > upper) values[i] = upper;
  }
}
