import type { RunComparison } from "../../../../core/contract/experiments.ts";

interface Axis {
  name: string;
  /** By run; null where it has none. */
  values: (number | null)[];
  /** The same from 0 (the least of the runs) to 1 (the largest). */
  heights: (number | null)[];
}

/** More axes than this cannot be told apart. */
const MOST = 8;

/** Axes of a parallel plot: parameters that are numbers, then what the runs are listed by, then other metrics. */
export function axesOf({ runs, params, metrics }: RunComparison): Axis[] {
  const numbers = params.flatMap(({ name, values }) => {
    const parsed = values.map((value) => (value === null || value.trim() === "" ? null : Number(value)));
    return parsed.some((value) => Number.isNaN(value)) ? [] : [{ name, values: parsed }];
  });
  const main = new Set(runs.map(({ metric }) => metric));
  const ordered = metrics.toSorted((a, b) => Number(main.has(b.name)) - Number(main.has(a.name)));
  return [...numbers, ...ordered].slice(0, MOST).map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    const least = Math.min(...known);
    const span = Math.max(...known) - least;
    const heights = values.map((value) => (value === null ? null : span > 0 ? (value - least) / span : 0.5));
    return { name, values, heights };
  });
}
