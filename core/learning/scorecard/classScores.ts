import type { Classes } from "./classes.ts";

/** What a column says, by class, before it is weighed: one or two numbers a class. */
export type ClassScores = (classes: Classes) => Float64Array[];

/** Positives that every class is thought to have had at the overall rate: little is said of small classes. */
const SMOOTHING = 1;

/**
 * Weight of evidence: log odds of a class less those of all. Source: Good (1950), Probability and the Weighing of Evidence.
 */
export const weightOfEvidence: ClassScores = ({ cases, positives }) => {
  const all = total(cases);
  const rate = total(positives) / all;
  const base = Math.log(rate / (1 - rate));
  return [
    cases.map((n, at) => {
      const own = positives[at] + SMOOTHING;
      const others = n - positives[at] + (SMOOTHING * (1 - rate)) / rate;
      return Math.log(own / others) - base;
    }),
  ];
};

/**
 * Ridits: the share of the cases below a class and half of its own; missing values are in the middle, with a 0/1 number beside
 * them. Source: Bross (1958), How to use ridit analysis.
 */
export const ridits: ClassScores = ({ cases, hasMissing }) => {
  const known = hasMissing ? cases.length - 1 : cases.length;
  const all = total(cases.subarray(0, known));
  const shares = new Float64Array(cases.length).fill(0.5);
  let below = 0;
  for (let at = 0; at < known; at++) {
    shares[at] = (below + cases[at] / 2) / all;
    below += cases[at];
  }
  return hasMissing ? [shares, Float64Array.from(cases, (_, at) => (at === known ? 1 : 0))] : [shares];
};

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
