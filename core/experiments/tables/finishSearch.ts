import type { Contender } from "../../contract/tableModel.ts";
import { type Calibration, fitCalibration, fitPlatt } from "../../learning/combine/calibrate.ts";
import { greedyEnsemble } from "../../learning/combine/greedyEnsemble.ts";
import { brierOf, intervalOf } from "./judgeTable.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { MOST_KEPT, ranked, type Trial } from "./searchTable.ts";
import { type MetricRules, metricOf } from "./tableMetric.ts";

/** The rows that folds judge, all together, and what each trial foretold of them. */
export interface Judged {
  rows: Uint32Array;
  target: Uint8Array;
}

export function judgedRows({ split, target }: PreparedTable): Judged {
  const rows = Uint32Array.from(split.folds.flatMap(({ judge }) => [...judge]));
  return { rows, target: Uint8Array.from(rows, (row) => target[row]) };
}

/** A trial's scores of the judged rows, in their order. */
function scoresOf({ folds }: Trial): Float64Array {
  return Float64Array.from(folds.flatMap((answer) => [...(answer?.scores ?? [])]));
}

/** Weights of the best trials; never worse than the best of them on the judged rows. */
export function chooseMembers(trials: readonly Trial[], { target }: Judged, rules: MetricRules) {
  const all = ranked(trials);
  // the base rate has nothing to add to a model, and a fold's rate is not another's
  const models = all.filter(({ learner }) => learner !== "constant");
  const best = (models.length > 0 ? models : all).slice(0, MOST_KEPT);
  const scores = best.map(scoresOf);
  const metric = metricOf(rules);
  const { weights, score } = greedyEnsemble(scores, (blended) => metric(blended, target), 20);
  const members = best.map((trial, i) => ({ trial, weight: weights[i] })).filter(({ weight }) => weight > 0);
  const blended = new Float64Array(target.length);
  for (const [i, own] of scores.entries()) {
    for (let row = 0; row < own.length; row++) blended[row] += weights[i] * own[row];
  }
  return { members, blended: blended.map((value) => Math.min(1, value)), score };
}

/** Platt's, when probabilities then come true more; steps would take two customers of one another's place. */
export function calibrationOf(scores: Float64Array, target: Uint8Array, seed: number): Calibration {
  return fitCalibration(scores, target, seed).kind === "none" ? { kind: "none" } : rising(fitPlatt(scores, target));
}

const rising = (calibration: Calibration): Calibration =>
  calibration.kind === "platt" && calibration.slope <= 0 ? { kind: "none" } : calibration;

/** The lines of the board, best first. */
export function boardOf(
  trials: readonly Trial[],
  judged: Judged,
  rules: MetricRules,
  seed: number,
  known: Map<string, Omit<Contender, "place" | "weight">> = new Map(),
): Omit<Contender, "place" | "weight">[] {
  const lines = ranked(trials).map((trial) => {
    const line = known.get(trial.id) ?? lineOf(trial, judged, rules, seed);
    known.set(trial.id, line);
    return line;
  });
  const worth = ({ metric }: (typeof lines)[number]) => metric.value ?? Number.NEGATIVE_INFINITY;
  return lines.sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
}

function lineOf(
  trial: Trial,
  { target }: Judged,
  rules: MetricRules,
  seed: number,
): Omit<Contender, "place" | "weight"> {
  const { id, learner, parameters, folds, byFold } = trial;
  const scores = scoresOf(trial);
  const answers = folds.filter((answer) => answer !== null);
  const sum = (value: (answer: (typeof answers)[number]) => number) =>
    answers.reduce((total, answer) => total + value(answer), 0);
  return {
    id,
    learner,
    parameters,
    metric: intervalOf(scores, target, rules, seed),
    worstFold: Math.min(...byFold),
    bestFold: Math.max(...byFold),
    trainSeconds: sum(({ fitSeconds }) => fitSeconds),
    scoreSecondsPer1000: (1000 * sum(({ scoreSeconds }) => scoreSeconds)) / scores.length,
    bytes: sum(({ bytes }) => bytes),
    brier: brierOf(scores, target),
  };
}

/** What more time would bring, from what the time so far has brought. */
export function adviceOf(
  course: readonly { seconds: number; best: number }[],
  interval: { low: number | null; high: number | null },
  wasStopped: boolean,
): string {
  return `${wasStopped ? "Stopped early. " : ""}${prospectOf(course, interval)}`;
}

function prospectOf(course: Parameters<typeof adviceOf>[0], { low, high }: Parameters<typeof adviceOf>[1]): string {
  const last = course.at(-1);
  if (!last) return "No model was judged on every fold: give it more time.";
  const middle = course.findLast(({ seconds }) => seconds <= last.seconds / 2);
  if (!middle) return "The time was enough for the first models only: twice as much is worth trying.";
  const gain = last.best - middle.best;
  if (gain <= 0) return "The second half of the time found nothing better: more time would hardly help.";
  const doubt = low === null || high === null ? 0 : (high - low) / 2;
  if (gain < doubt / 4) {
    return `The second half of the time gained ${gain.toPrecision(2)}, far less than chance moves the figure (${doubt.toPrecision(2)}): more time would hardly help.`;
  }
  return `The second half of the time still gained ${gain.toPrecision(2)}: twice as much time is worth trying.`;
}
