import type { FeatureTable } from "../../features/featureTable.ts";
import { takeRows } from "../../features/takeRows.ts";
import { finish } from "../../jobs/progress.ts";
import type { LearnedModel, Lesson, Parameters } from "../../learning/learners/learner.ts";
import { learnerOf } from "../../learning/learners/registry.ts";
import { createRandom } from "../../random/random.ts";
import { canStopEarly } from "./candidates.ts";
import { columnsThatTell } from "./columnsThatTell.ts";
import { hasBoth } from "./folds.ts";

/** What all fits of a search share. */
export interface Ground {
  features: FeatureTable;
  target: Uint8Array;
  /** Rows of a group stay together when some are kept to stop by; null without groups. */
  groups: Uint32Array | null;
  /** The last rows are kept to stop by, not random ones. */
  hasTime: boolean;
}

export interface FitTask {
  learner: string;
  parameters: Parameters;
  learn: Uint32Array;
  judge: Uint32Array;
  seed: string;
  /** Instead of stopping early: so many trees or epochs. */
  steps: number | null;
  /** Whether to measure how long scoring takes. */
  isTimed: boolean;
}

export interface FitAnswer {
  model: LearnedModel;
  /** Of the rows to judge on. */
  scores: Float64Array;
  fitSeconds: number;
  scoreSeconds: number;
  /** Seconds for a thousand rows at once; null when not measured. */
  secondsPer1000: number | null;
  bytes: number;
}

/** Part of the rows that says when to stop. */
const STOP_SHARE = 0.15;

/**
 * Fits one candidate and scores the rows that it is judged on. The same task gives the same answer, but for the seconds.
 *
 * Two parameters are the search's own: `keptRows`, the most rows to learn from, drawn at random, and `keptColumns`, the share of
 * the columns to learn from, chosen on the rows to learn from.
 */
export async function fitCandidate(ground: Ground, task: FitTask): Promise<FitAnswer> {
  const { features, target } = ground;
  const { learner: name, judge, seed, steps } = task;
  const { keptRows, keptColumns, ...own } = task.parameters;
  const learner = learnerOf(name);
  const began = performance.now();
  const goesBySteps = name === "gbdt" || name === "mlp";
  const given = typeof keptRows === "number" ? someRows(task.learn, keptRows, seed) : task.learn;
  const [learn, stopBy] =
    goesBySteps && steps === null && canStopEarly(given.length)
      ? keepBack(ground, { ...task, learn: given })
      : [given, null];
  const parameters = steps === null || !goesBySteps ? own : withSteps(name, own, steps);
  const lessonOf = (rows: Uint32Array): Lesson => ({
    table: takeRows(features, rows),
    target: Uint8Array.from(rows, (row) => target[row]),
  });
  const whole = lessonOf(learn);
  const columns =
    typeof keptColumns === "number" ? await columnsThatTell(whole, keptColumns, seed) : whole.table.columns;
  const lesson = { ...whole, table: { rows: learn.length, columns } };
  const validation = stopBy === null ? undefined : lessonOf(stopBy);
  const model = await finish(learner.fit(lesson, { parameters, seed, validation }));
  const fitted = performance.now();
  const scores = learner.predict(model, takeRows(features, judge));
  const scored = performance.now();
  return {
    model,
    scores,
    fitSeconds: (fitted - began) / 1000,
    scoreSeconds: (scored - fitted) / 1000,
    secondsPer1000: task.isTimed
      ? secondsOfScoring(() => learner.predict(model, takeRows(features, thousandOf(judge))))
      : null,
    bytes: JSON.stringify(model.state).length,
  };
}

/** A thousand rows, some of them again when there are fewer. */
const thousandOf = (rows: Uint32Array) => Uint32Array.from({ length: 1000 }, (_, i) => rows[i % rows.length]);

/** The shorter of two times: the first may have had to get ready. */
function secondsOfScoring(score: () => void): number {
  const times = [0, 1].map(() => {
    const began = performance.now();
    score();
    return (performance.now() - began) / 1000;
  });
  return Math.min(...times);
}

/** In their order. */
function someRows(rows: Uint32Array, most: number, seed: string): Uint32Array {
  if (rows.length <= most) return rows;
  const random = createRandom(seed).fork("rows");
  const chosen = new Set(random.shuffle(rows.slice()).subarray(0, most));
  return rows.filter((row) => chosen.has(row));
}

function withSteps(learner: string, parameters: Parameters, steps: number): Parameters {
  const count = Math.max(1, steps);
  return learner === "gbdt" ? { ...parameters, trees: count } : { ...parameters, epochs: count };
}

/**
 * Rows to learn from, and those that say when to stop: the latest, whole groups, or random ones; null when these lack a label.
 */
function keepBack({ target, groups, hasTime }: Ground, { learn, seed }: FitTask): [Uint32Array, Uint32Array | null] {
  const wanted = Math.round(STOP_SHARE * learn.length);
  const random = createRandom(seed).fork("stop");
  let back: Set<number>;
  if (hasTime) back = new Set(learn.subarray(learn.length - wanted));
  else if (groups)
    back = someGroups(learn, groups, wanted, random.shuffle([...new Set([...learn].map((r) => groups[r]))]));
  else {
    const classes = [0, 1].map((value) => random.shuffle(learn.filter((row) => target[row] === value)));
    back = new Set(classes.flatMap((rows) => [...rows.subarray(0, Math.round(STOP_SHARE * rows.length))]));
  }
  const rest = learn.filter((row) => !back.has(row));
  const kept = learn.filter((row) => back.has(row));
  return hasBoth(target, rest) && hasBoth(target, kept) ? [rest, kept] : [learn, null];
}

function someGroups(learn: Uint32Array, groups: Uint32Array, wanted: number, order: readonly number[]): Set<number> {
  const sizes = new Map<number, number>();
  for (const row of learn) sizes.set(groups[row], (sizes.get(groups[row]) ?? 0) + 1);
  const chosen = new Set<number>();
  let rows = 0;
  for (const group of order) {
    if (rows >= wanted) break;
    chosen.add(group);
    rows += sizes.get(group) as number;
  }
  return new Set(learn.filter((row) => chosen.has(groups[row])));
}
