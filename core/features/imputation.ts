import { quantileOfSorted, sortedPresent } from "./quantiles.ts";

/** What stands in for a missing number: the median, the most frequent value, or a value chosen beforehand. */
export type Imputation = "median" | "most-frequent" | number;

/** @returns the value to fill in; 0 when no value is present, so that the column becomes constant */
export function fitImputation(method: Imputation, values: Float64Array): number {
  if (typeof method === "number") return method;
  const sorted = sortedPresent(values);
  if (sorted.length === 0) return 0;
  return method === "median" ? quantileOfSorted(sorted, 0.5) : mostFrequent(sorted);
}

/** Fills NaN in place. */
export function impute(value: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = value;
}

/** The smallest of the most frequent values of an ascending array. */
function mostFrequent(sorted: Float64Array): number {
  let best = sorted[0];
  let bestCount = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > bestCount) {
      best = sorted[start];
      bestCount = end - start;
    }
    start = end;
  }
  return best;
}
