import { Z975 } from "../holdOut/normalQuantile.ts";

export interface RateInterval {
  rate: number;
  low: number;
  high: number;
}

/** A rate with its 95 % interval by Wilson's score (1927); the whole range when nobody was asked. */
export function wilson(hits: number, n: number): RateInterval {
  if (n === 0) return { rate: 0, low: 0, high: 1 };
  const rate = hits / n;
  const square = Z975 * Z975;
  const middle = (rate + square / (2 * n)) / (1 + square / n);
  const half = (Z975 / (1 + square / n)) * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  // at the ends the bounds are 0 and 1 but for rounding
  return { rate, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half };
}

/**
 * Difference of two rates with its 95 % interval: Newcombe's hybrid of two score intervals, sound for rare events and unequal
 * groups. Source: Newcombe (1998), Interval estimation for the difference between independent proportions, method 10.
 */
export function newcombe(hits: number, n: number, otherHits: number, otherN: number) {
  const own = wilson(hits, n);
  const other = wilson(otherHits, otherN);
  const difference = own.rate - other.rate;
  return {
    difference,
    low: difference - Math.hypot(own.rate - own.low, other.high - other.rate),
    high: difference + Math.hypot(own.high - own.rate, other.rate - other.low),
  };
}

/**
 * Difference of two means with its 95 % interval, normal, each with its own variance (Welch). The sums are over all n customers,
 * most of whom brought nothing.
 */
export function meanDifference(
  own: { n: number; sum: number; squares: number },
  other: { n: number; sum: number; squares: number },
) {
  const part = ({ n, sum, squares }: typeof own) => {
    const mean = sum / Math.max(1, n);
    return { mean, error: n > 1 ? Math.max(0, squares / n - mean * mean) / (n - 1) : 0 };
  };
  const [a, b] = [part(own), part(other)];
  const half = Z975 * Math.sqrt(a.error + b.error);
  return { difference: a.mean - b.mean, low: a.mean - b.mean - half, high: a.mean - b.mean + half };
}
