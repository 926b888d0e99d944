import type { Contender } from "../../contract/tableModel.ts";
import { type Calibration, fitCalibration, fitPlatt } from "../../learning/combine/calibrate.ts";
import { blend, greedyEnsemble } from "../../learning/combine/greedyEnsemble.ts";
import { createRandom } from "../../random/random.ts";
import { brierOf, intervalOf, someOf } from "./judgeTable.ts";
import { type MetricRules, metricOf } from "./tableMetric.ts";
import { answersOf, type Judged, ranked, scoresOf, secondsPer1000, type Trial } from "./trial.ts";

/** Trials whose models are kept: an ensemble is made of the best ones. */
export const MOST_KEPT = 12;
/** Judged rows that members are chosen on: more tell no more of a mixture, and every choice costs as many sorts as trials. */
const MOST_CHOSEN_ON = 8000;
const PICKS = 20;
const PICKS_OF_MANY = 10;

/** Seconds that a trial, as it is kept, takes for a thousand rows. */
type Speed = (trial: Trial) => number;

interface Choice {
  members: { trial: Trial; weight: number }[];
  /** Their scores of the judged rows. */
  blended: Float64Array;
}

/**
 * Weights of the best trials; never worse than the best of them on the judged rows.
 *
 * @param limit seconds that scoring a thousand rows may take at most, with all models that are kept; members are left out, the
 *   slowest first, until that holds. Empty when no trial alone is as fast
 */
export function chooseMembers(
  trials: readonly Trial[],
  judged: Judged,
  rules: MetricRules,
  limit: { seconds: number; speed: Speed } | null,
): Choice {
  const all = ranked(trials).filter(({ isForgotten }) => !isForgotten);
  // the base rate has nothing to add to a model, and a fold's rate is not another's
  const models = all.filter(({ learner }) => learner !== "constant");
  const fits = (trial: Trial) => limit === null || limit.speed(trial) <= limit.seconds;
  let best = (models.length > 0 ? models : all).filter(fits).slice(0, MOST_KEPT);
  for (;;) {
    if (best.length === 0) return { members: [], blended: new Float64Array(0) };
    const choice = mix(best, judged, rules);
    const speeds = choice.members.map(({ trial }) => (limit === null ? 0 : limit.speed(trial)));
    if (limit === null || speeds.reduce((sum, own) => sum + own, 0) <= limit.seconds) return choice;
    const { trial: slowest } = choice.members[speeds.indexOf(Math.max(...speeds))];
    best = best.filter((trial) => trial !== slowest);
  }
}

function mix(best: readonly Trial[], judged: Judged, rules: MetricRules): Choice {
  const { target } = judged;
  const scores = best.map((trial) => scoresOf(trial, judged));
  const metric = metricOf(rules);
  const some = someOf(target.length, MOST_CHOSEN_ON, createRandom(1).fork("members"));
  const taken = some === null ? target : Uint8Array.from(some, (row) => target[row]);
  const seen = some === null ? scores : scores.map((own) => Float64Array.from(some, (row) => own[row]));
  const { weights } = greedyEnsemble(seen, (blended) => metric(blended, taken), some ? PICKS_OF_MANY : PICKS);
  // weights that sum to a hair more than 1 must not make a probability of more
  const blended = blend(weights, scores).map((value) => Math.min(1, value));
  // on a part of the rows a mixture may have been lucky
  if (some !== null) {
    for (const [i, trial] of best.entries()) trial.worth ??= metric(scores[i], target);
    const worths = best.map(({ worth }) => worth ?? Number.NEGATIVE_INFINITY);
    const alone = worths.indexOf(Math.max(...worths));
    if (metric(blended, target) < worths[alone]) {
      return { members: [{ trial: best[alone], weight: 1 }], blended: scores[alone] };
    }
  }
  return {
    members: best.map((trial, i) => ({ trial, weight: weights[i] })).filter(({ weight }) => weight > 0),
    blended,
  };
}

/** Judged rows that two numbers of a calibration are found on. */
const MOST_CALIBRATED_ON = 20_000;

/** Platt's, when probabilities then come true more; steps would take two customers of one another's place. */
export function calibrationOf(scores: Float64Array, target: Uint8Array, seed: number): Calibration {
  const some = someOf(target.length, MOST_CALIBRATED_ON, createRandom(1).fork("members"));
  const [own, answers] = some
    ? [Float64Array.from(some, (row) => scores[row]), Uint8Array.from(some, (row) => target[row])]
    : [scores, target];
  return fitCalibration(own, answers, seed).kind === "none" ? { kind: "none" } : rising(fitPlatt(own, answers));
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
    const line = known.get(nameOf(trial)) ?? lineOf(trial, judged, rules, seed);
    known.set(nameOf(trial), line);
    return line;
  });
  const worth = ({ metric }: (typeof lines)[number]) => metric.value ?? Number.NEGATIVE_INFINITY;
  return lines.sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
}

/** A trial with more models is judged anew. */
const nameOf = ({ id, bags }: Trial) => `${id} ${bags.length}`;

function lineOf(trial: Trial, judged: Judged, rules: MetricRules, seed: number): Omit<Contender, "place" | "weight"> {
  const { id, learner, parameters, byFold } = trial;
  const { target } = judged;
  const scores = scoresOf(trial, judged);
  const answers = answersOf(trial);
  const metric = intervalOf(scores, target, rules, seed);
  trial.worth = metric.value;
  const sum = (value: (answer: (typeof answers)[number]) => number) =>
    answers.reduce((total, answer) => total + value(answer), 0);
  return {
    id,
    learner,
    parameters,
    metric,
    worstFold: Math.min(...byFold),
    bestFold: Math.max(...byFold),
    trainSeconds: sum(({ fitSeconds }) => fitSeconds),
    scoreSecondsPer1000: secondsPer1000(trial),
    bytes: sum(({ bytes }) => bytes),
    brier: brierOf(scores, target),
  };
}
