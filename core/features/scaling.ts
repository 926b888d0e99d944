import { quantileOfSorted, sortedPresent } from "./quantiles.ts";

/** (value - centre) / scale; scale is 1 for a column that does not vary. */
export interface Scaling {
  centre: number;
  scale: number;
}

/**
 * Mean and population standard deviation of the present values.
 *
 * A column counts as constant when its variance is within rounding of zero, by scikit-learn's bound (Chan, Golub and
 * LeVeque 1983): var <= n eps var + (n mean eps)^2.
 */
export function fitStandardScale(values: Float64Array): Scaling {
  let n = 0;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    n++;
    sum += value;
  }
  if (n === 0) return { centre: 0, scale: 1 };
  const centre = sum / n;
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - centre) ** 2;
  const variance = squares / n;
  const constant = variance <= n * Number.EPSILON * variance + (n * centre * Number.EPSILON) ** 2;
  return { centre, scale: constant ? 1 : Math.sqrt(variance) };
}

/** Median and interquartile range of the present values. */
export function fitRobustScale(values: Float64Array): Scaling {
  const sorted = sortedPresent(values);
  if (sorted.length === 0) return { centre: 0, scale: 1 };
  const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  return { centre: quantileOfSorted(sorted, 0.5), scale: range > 0 ? range : 1 };
}

/** Scales in place; NaN stays. */
export function scale(by: Scaling, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] - by.centre) / by.scale;
}
