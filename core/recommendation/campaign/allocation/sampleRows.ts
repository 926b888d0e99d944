import { nthLargest } from "./nthLargest.ts";
import type { BestOptions } from "./prices.ts";
import type { AllocationProblem } from "./problem.ts";

/** Some customers, each standing for so many like it. */
export interface RowSample {
  rows: Uint32Array;
  weights: Float64Array;
}

/** Customers looked at one by one, and those who stand for all others. */
const LOOKED_AT = 40_000;
const OTHERS = 8000;

/**
 * The customers that decide the prices of limits: several times as many of the best as are wanted, likewise for each minimum,
 * and some of all others. Who is drawn with chance q stands for 1 / q; the draw is even, so that it is the same every time.
 */
export function sampleRows(problem: AllocationProblem, free: BestOptions): RowSample {
  const { rows, allowed, least, margins, probability, size } = problem;
  const chances = new Float64Array(rows).fill(OTHERS / rows);
  raise(chances, free.worth, 4 * size);
  for (const [p, amount] of least.entries()) {
    if (amount === 0) continue;
    const own = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
    for (let row = 0; row < rows; row++) {
      if ((allowed[row] >>> p) & 1) own[row] = probability[row * margins.length + p];
    }
    raise(chances, own, 4 * amount);
  }
  return drawEvenly(chances, (row) => allowed[row] !== 0);
}

/** A sample of a sample: at most about so many. */
export function thinOut({ rows, weights }: RowSample, most: number): RowSample {
  if (rows.length <= most) return { rows, weights };
  const chances = new Float64Array(rows.length).fill(most / rows.length);
  const { rows: places, weights: times } = drawEvenly(chances, () => true);
  return { rows: places.map((place) => rows[place]), weights: times.map((n, i) => n * weights[places[i]]) };
}

/** Makes sure that about `count` of the largest are looked at, or LOOKED_AT of them where that is fewer. */
function raise(chances: Float64Array, values: Float64Array, count: number): void {
  const wanted = Math.max(count, LOOKED_AT / 2);
  const limit = nthLargest(values, wanted);
  if (limit === Number.NEGATIVE_INFINITY) return;
  let above = 0;
  let level = 0;
  for (const value of values) {
    if (value > limit) above++;
    else if (value === limit) level++;
  }
  const thin = Math.min(1, LOOKED_AT / wanted);
  const ofLevel = Math.min(1, (thin * (wanted - above)) / level);
  for (let row = 0; row < values.length; row++) {
    if (values[row] > limit) chances[row] = Math.max(chances[row], thin);
    else if (values[row] === limit) chances[row] = Math.max(chances[row], ofLevel);
  }
}

/** Draws rows with given chances, spaced evenly; chances of 1 are always drawn. */
function drawEvenly(chances: Float64Array, isWanted: (row: number) => boolean): RowSample {
  const rows: number[] = [];
  const weights: number[] = [];
  let sum = 0.5;
  for (let row = 0; row < chances.length; row++) {
    if (!isWanted(row)) continue;
    sum += Math.min(1, chances[row]);
    if (sum < 1) continue;
    sum -= 1;
    rows.push(row);
    weights.push(1 / Math.min(1, chances[row]));
  }
  return { rows: Uint32Array.from(rows), weights: Float64Array.from(weights) };
}

/** Every customer who may be offered something, standing for itself. */
export function everyRow({ allowed }: AllocationProblem): RowSample {
  const rows = Uint32Array.from([...allowed.keys()].filter((row) => allowed[row] !== 0));
  return { rows, weights: new Float64Array(rows.length).fill(1) };
}
