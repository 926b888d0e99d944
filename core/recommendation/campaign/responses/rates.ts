import { Z975 } from "../../../learning/metrics/normalQuantile.ts";
import { rateInterval } from "../../../learning/metrics/rateInterval.ts";

/**
 * Difference of two rates with its 95 % interval: Newcombe's hybrid of two score intervals, sound for rare events and unequal
 * groups. Source: Newcombe (1998), Interval estimation for the difference between independent proportions, method 10.
 */
export function newcombe(hits: number, n: number, otherHits: number, otherN: number) {
  const own = rateInterval(hits, n);
  const other = rateInterval(otherHits, otherN);
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
