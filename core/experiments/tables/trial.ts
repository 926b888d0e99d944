import type { LearnedModel } from "../../learning/learners/learner.ts";
import type { Candidate } from "./candidates.ts";
import type { FitAnswer } from "./fitCandidate.ts";
import type { PreparedTable } from "./prepareTable.ts";

/** A candidate with what its fits came to, by fold. */
export interface Trial extends Candidate {
  folds: (FitAnswer | null)[];
  /** Further models of the same candidate, of other folds or other seeds: they count beside those of the folds. */
  bags: Bag[];
  /** Whole repeats of the folds among the bags. */
  repeats: number;
  /** More is better, by fold; NaN until it was judged. */
  byFold: number[];
  /** The metric of all judged rows together; null until it was worked out. */
  worth: number | null;
  /** Its models were let go: too far from the best. */
  isForgotten: boolean;
}

/** One more model, and what it says of rows that it had not seen. */
interface Bag {
  rows: Uint32Array;
  answer: FitAnswer;
}

/** The rows that folds judge, fold by fold. */
export interface Judged {
  rows: Uint32Array;
  target: Uint8Array;
  /** By row of the table: its place among the judged ones, or -1. */
  places: Int32Array;
}

export function judgedRows({ split, target }: PreparedTable): Judged {
  const rows = new Uint32Array(split.folds.reduce((sum, { judge }) => sum + judge.length, 0));
  let at = 0;
  for (const { judge } of split.folds) {
    rows.set(judge, at);
    at += judge.length;
  }
  const places = new Int32Array(target.length).fill(-1);
  for (const [place, row] of rows.entries()) places[row] = place;
  return { rows, target: Uint8Array.from(rows, (row) => target[row]), places };
}

/** Those judged on every fold, best first. */
export function ranked(trials: readonly Trial[]): Trial[] {
  return trials.filter(isRanked).sort((a, b) => mean(b.byFold) - mean(a.byFold) || (a.id < b.id ? -1 : 1));
}

export const isRanked = ({ byFold }: Trial): boolean => byFold.every((value) => !Number.isNaN(value));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A trial's scores of the judged rows, in their order: the mean of its models that had not seen the row. */
export function scoresOf({ folds, bags }: Trial, { rows, places }: Judged): Float64Array {
  const sum = new Float64Array(rows.length);
  let at = 0;
  for (const answer of folds) {
    sum.set(answer?.scores ?? [], at);
    at += answer?.scores.length ?? 0;
  }
  if (bags.length === 0) return sum;
  const models = new Uint16Array(rows.length).fill(1);
  for (const { rows: own, answer } of bags) {
    for (const [i, row] of own.entries()) {
      const place = places[row];
      if (place < 0) continue;
      sum[place] += answer.scores[i];
      models[place]++;
    }
  }
  return sum.map((total, place) => total / models[place]);
}

/** All its fits that are kept. */
export function answersOf({ folds, bags }: Trial): FitAnswer[] {
  return [...folds.filter((answer) => answer !== null), ...bags.map(({ answer }) => answer)];
}

/** Seconds that one of its models takes for a thousand rows, as measured on the first fold. */
export const secondsPer1000 = ({ folds }: Trial): number => folds[0]?.secondsPer1000 ?? 0;

/** The models of trials that are out of the running take memory. */
export function forget(trial: Trial): void {
  trial.isForgotten = true;
  trial.folds = trial.folds.map((answer) => answer && { ...answer, model: NO_MODEL });
  trial.bags = trial.bags.map(({ rows, answer }) => ({ rows, answer: { ...answer, model: NO_MODEL } }));
}

const NO_MODEL: LearnedModel = { format: 1, learner: "", parameters: {}, columns: [], state: null, rate: 0, steps: 0 };
