import { count } from "../../words/count.ts";

/** 1234567.8 -> 1 234 568, grouped by narrow no-break spaces. */
export function whole(value: number): string {
  return count(Math.round(value));
}

/** Share as a percentage with one decimal; small ones keep two figures. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value !== 0 && Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(1)}\u202f%`;
}

/** Euros: no cents above 100; thousands and millions in short. */
export function eur(value: number): string {
  const size = Math.abs(value);
  if (size >= 10e6) return `${(value / 1e6).toFixed(1)}\u202fM`;
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)}\u202fM`;
  return size >= 100 ? whole(value) : value.toFixed(2);
}

/** A change with its sign, in per cent of what was. */
export function change(now: number, before: number): string {
  if (before === 0) return "from 0";
  const value = (now / before - 1) * 100;
  return `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(value).toFixed(1)}\u202f%`;
}

/** A change of a share, in points. */
export function points(now: number, before: number): string {
  const value = (now - before) * 100;
  return `${value > 0 ? "+" : value < 0 ? "−" : "±"}${Math.abs(value).toFixed(1)}\u202fpp`;
}

/** Three significant figures. */
export function figure(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? whole(value) : size === 0 ? "0" : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(size))));
}

export function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
