import { createRandom } from "../../random/random.ts";
import { SplitError } from "./tableFaults.ts";

/** Rows that a model learns from, and those that it is judged on then. Ascending by time where there is time. */
interface Fold {
  learn: Uint32Array;
  judge: Uint32Array;
}

export interface Split {
  folds: Fold[];
  /** The last period: opened once, at the end. Null without time. */
  last: Uint32Array | null;
  /** For a person. */
  words: string;
}

/** Rows of each label that learning needs. */
export const LEAST_OF_CLASS = 5;

function foldCount(rows: number): number {
  if (rows <= 1000) return 8;
  return rows <= 30_000 ? 5 : 3;
}

/** Folds with the same share of positives. */
export function stratifiedFolds(target: Uint8Array, seed: number | string): Split {
  const random = createRandom(seed).fork("folds");
  const classes = [0, 1].map((value) => random.fork(value).shuffle(rowsWhere(target, (t) => t === value)));
  const least = Math.min(...classes.map(({ length }) => length));
  const count = Math.min(foldCount(target.length), least);
  const fold = new Uint8Array(target.length);
  // the second class goes on where the first ended, so that folds are equally large
  for (const [at, row] of [...classes[0], ...classes[1]].entries()) fold[row] = at % count;
  return { folds: foldsBy(fold, count), last: null, words: `${count} folds with the same share of positives` };
}

/** Folds of whole groups, about equally large. @throws SplitError with one group or one class in a fold */
export function groupFolds(path: string, target: Uint8Array, groups: Uint32Array, seed: number | string): Split {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = createRandom(seed)
    .fork("groups")
    .shuffle([...sizes.keys()]);
  order.sort((a, b) => (sizes.get(b) as number) - (sizes.get(a) as number));
  const count = Math.min(foldCount(target.length), sizes.size);
  if (count < 2) throw new SplitError(path, "There is one group only", "Choose another column for --group.");
  const load = new Float64Array(count);
  const place = new Map<number, number>();
  for (const group of order) {
    const least = load.indexOf(Math.min(...load));
    load[least] += sizes.get(group) as number;
    place.set(group, least);
  }
  const folds = foldsBy(
    Uint8Array.from(groups, (group) => place.get(group) as number),
    count,
  ).filter(({ learn, judge }) => hasBoth(target, learn) && hasBoth(target, judge));
  if (folds.length < 2) {
    throw new SplitError(
      path,
      "Groups cannot be told apart and still show both labels on each side",
      "Choose a column for --group with more groups.",
    );
  }
  return { folds, last: null, words: `${folds.length} folds of whole groups: none is on both sides` };
}

const FORWARD = 4;
const MANY_PERIODS = 24;
const LAST_SHARE = 0.2;

/**
 * Forward chaining: each of the last periods is judged by models of all earlier ones; the very last one is kept for the end.
 * With many different times the rows are cut into equal stretches instead.
 *
 * @param times by row, rising with time
 * @throws SplitError with fewer than four periods, or one class in a part
 */
export function forwardFolds(path: string, target: Uint8Array, times: ArrayLike<number>): Split {
  const order = Uint32Array.from({ length: target.length }, (_, i) => i).sort((a, b) => times[a] - times[b] || a - b);
  const ends: number[] = [];
  for (let i = 1; i <= order.length; i++) {
    if (i === order.length || times[order[i]] !== times[order[i - 1]]) ends.push(i);
  }
  if (ends.length < 4) {
    throw new SplitError(
      path,
      `There are ${ends.length} different times`,
      "Forward chaining needs four: two to learn from and judge on, one more to choose, and one kept for the end.",
    );
  }
  const cuts = ends.length > MANY_PERIODS ? stretches(ends, order.length) : ends;
  const begin = Math.max(1, cuts.length - 1 - FORWARD);
  const folds: Fold[] = [];
  for (let c = begin; c < cuts.length - 1; c++) {
    const fold = { learn: order.slice(0, cuts[c - 1]), judge: order.slice(cuts[c - 1], cuts[c]) };
    if (hasBoth(target, fold.learn) && hasBoth(target, fold.judge)) folds.push(fold);
  }
  const last = order.slice(cuts[cuts.length - 2]);
  if (folds.length === 0 || !hasBoth(target, last)) {
    throw new SplitError(
      path,
      "A period lacks one of the two labels",
      "Choose longer periods for --time, or bring more rows.",
    );
  }
  const words = `forward in time: ${folds.length} periods, each judged by models of all before it; the last ${last.length} rows opened once, at the end`;
  return { folds, last, words };
}

/** Ends of equal stretches of rows, the last a fifth; rows of one time stay together. */
function stretches(ends: readonly number[], rows: number): number[] {
  const first = (1 - LAST_SHARE) / (FORWARD + 2);
  const wanted = [...Array.from({ length: FORWARD + 2 }, (_, i) => (i + 1) * first), 1];
  const cuts = wanted.map((share) => ends.find((end) => end >= Math.round(share * rows)) ?? rows);
  return [...new Set(cuts)];
}

function foldsBy(fold: Uint8Array, count: number): Fold[] {
  return Array.from({ length: count }, (_, f) => ({
    learn: rowsWhere(fold, (own) => own !== f),
    judge: rowsWhere(fold, (own) => own === f),
  }));
}

function rowsWhere(values: Uint8Array, isIn: (value: number) => boolean): Uint32Array {
  return Uint32Array.from([...values.keys()].filter((row) => isIn(values[row])));
}

/** Whether rows show both labels. */
export function hasBoth(target: Uint8Array, rows: Uint32Array): boolean {
  let ones = 0;
  for (const row of rows) ones += target[row];
  return ones > 0 && ones < rows.length;
}
