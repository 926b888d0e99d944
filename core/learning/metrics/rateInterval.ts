import { Z975 } from "./normalQuantile.ts";

interface RateInterval {
  rate: number;
  low: number;
  high: number;
}

/** A rate with its 95 % interval by Wilson's score (1927); the whole range when nobody was asked. */
export function rateInterval(hits: number, n: number): RateInterval {
  if (n === 0) return { rate: 0, low: 0, high: 1 };
  const rate = hits / n;
  const square = Z975 * Z975;
  const middle = (rate + square / (2 * n)) / (1 + square / n);
  const half = (Z975 / (1 + square / n)) * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  // at the ends the bounds are 0 and 1 but for rounding
  return { rate, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half };
}
