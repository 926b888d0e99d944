import { CancelledError } from "../../errors/domainError.ts";
import type { WorkerPool } from "../../jobs/pool.ts";
import type { LearnedModel } from "../../learning/learners/learner.ts";
import { createRandom } from "../../random/random.ts";
import { type Candidate, drawCandidates, firstCandidates } from "./candidates.ts";
import type { Clock } from "./clock.ts";
import type { FitAnswer, FitTask } from "./fitCandidate.ts";
import type { PreparedTable } from "./prepareTable.ts";

/** A candidate with what its fits came to, by fold. */
export interface Trial extends Candidate {
  folds: (FitAnswer | null)[];
  /** More is better, by fold; NaN until it was judged. */
  byFold: number[];
}

export interface SearchState {
  trials: Trial[];
  /** Fits in the order in which they ended, as `candidate/fold`. */
  finished: string[];
  /** Best mean over folds so far, by seconds. */
  course: { seconds: number; best: number }[];
  wasStopped: boolean;
}

interface SearchOptions {
  seed: number;
  metric: (scores: Float64Array, target: Uint8Array) => number;
  clock: Clock;
  /** Seconds that the end of the search will take, as far as it is known. */
  reserve: (state: SearchState) => number;
  /** Told of every step; the next fit waits for what it returns. */
  onChange: (state: SearchState, doing: string) => void | Promise<void>;
  /** Ends the search and keeps what was found. */
  stop?: AbortSignal | undefined;
}

const BATCH = 8;
const SURVIVORS = 3;
const MOST_ROUNDS = 100;
/** Trials whose models are kept: an ensemble is made of the best ones. */
export const MOST_KEPT = 12;

/**
 * Looks for good models: first one of each learner, the cheapest first, on every fold; then rounds of drawn candidates, each
 * tried on one fold, the best of a round on all (successive halving, Jamieson and Talwalkar 2016). Only who was judged on
 * every fold is ranked. What is drawn depends on finished rounds alone, so the same fits give the same search again.
 */
export async function searchTable(
  { split, target, features }: PreparedTable,
  pool: WorkerPool<FitTask, FitAnswer>,
  { seed, metric, clock, reserve, onChange, stop }: SearchOptions,
): Promise<SearchState> {
  const { folds } = split;
  const state: SearchState = { trials: [], finished: [], course: [], wasStopped: false };
  const extent = { rows: Math.max(...folds.map(({ learn }) => learn.length)), columns: features.columns.length };
  const answers = folds.map(({ judge }) => Uint8Array.from(judge, (row) => target[row]));
  const cost = new CostBook();

  /** Runs fits as far as time allows; whether all of them were done. */
  const run = async (wanted: readonly { trial: Trial; fold: number }[]): Promise<boolean> => {
    let isWhole = true;
    const queue = [...wanted];
    const one = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { trial, fold } = next;
        const key = `${trial.id}/${fold}`;
        await clock.hold(onChange(state, `${trial.learner}, ${trial.id}, fold ${fold + 1} of ${folds.length}`));
        if (stop?.aborted || !clock.mayBegin(key, cost.of(trial.learner), reserve(state))) {
          isWhole = false;
          continue;
        }
        const { learn, judge } = folds[fold];
        const { learner, parameters } = trial;
        const task = { learner, parameters, learn, judge, seed: `${seed}/${trial.id}/${fold}`, steps: null };
        const answer = await within(pool.run(task), clock.left(reserve(state)), stop);
        if (answer === null) {
          isWhole = false;
          continue;
        }
        cost.add(learner, answer.fitSeconds + answer.scoreSeconds);
        trial.folds[fold] = answer;
        trial.byFold[fold] = metric(answer.scores, answers[fold]);
        state.finished.push(key);
      }
    };
    await Promise.all(Array.from({ length: pool.size }, one));
    state.wasStopped ||= stop?.aborted ?? false;
    return isWhole;
  };
  const enter = (candidates: readonly Candidate[]) => {
    const made = candidates.map(
      (candidate): Trial => ({
        ...candidate,
        folds: folds.map(() => null),
        byFold: folds.map(() => Number.NaN),
      }),
    );
    state.trials.push(...made);
    return made;
  };
  const settle = () => {
    const best = ranked(state.trials)[0];
    if (best) state.course.push({ seconds: clock.seconds, best: mean(best.byFold) });
    for (const trial of ranked(state.trials).slice(MOST_KEPT)) forget(trial);
    void onChange(state, "");
  };

  const first = enter(firstCandidates(extent));
  // whole candidates one after another: whatever ends the search, the first ones stand
  for (const trial of first) {
    await run(folds.map((_, fold) => ({ trial, fold })));
    settle();
  }
  const random = createRandom(seed).fork("search");
  for (let round = 1; round <= MOST_ROUNDS && !stop?.aborted; round++) {
    const drawn = enter(drawCandidates(random, round, BATCH, sharesOf(state.trials), extent));
    const isTried = await run(drawn.map((trial) => ({ trial, fold: 0 })));
    const best = drawn
      .filter(({ byFold }) => !Number.isNaN(byFold[0]))
      .sort((a, b) => b.byFold[0] - a.byFold[0] || (a.id < b.id ? -1 : 1))
      .slice(0, SURVIVORS);
    const others = folds.map((_, fold) => fold).slice(1);
    const isJudged = await run(best.flatMap((trial) => others.map((fold) => ({ trial, fold }))));
    for (const trial of drawn) if (!isRanked(trial)) forget(trial);
    settle();
    if (best.length === 0 || !(isTried || isJudged)) break;
  }
  return state;
}

/** Those judged on every fold, best first. */
export function ranked(trials: readonly Trial[]): Trial[] {
  return trials.filter(isRanked).sort((a, b) => mean(b.byFold) - mean(a.byFold) || (a.id < b.id ? -1 : 1));
}

const isRanked = ({ byFold }: Trial): boolean => byFold.every((value) => !Number.isNaN(value));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The models of trials that are out of the running take memory. */
function forget(trial: Trial): void {
  trial.folds = trial.folds.map((answer) => answer && { ...answer, model: NO_MODEL, scores: answer.scores });
}

const NO_MODEL: LearnedModel = { format: 1, learner: "", parameters: {}, columns: [], state: null, rate: 0, steps: 0 };

/** By learner, how often it is drawn: the better its best trial, the more; all that can be tuned now and then. */
function sharesOf(trials: readonly Trial[]): ReadonlyMap<string, number> {
  const order = [...new Set(ranked(trials).map(({ learner }) => learner))].filter(
    (name) => name !== "naive-bayes" && name !== "constant",
  );
  const names = order.length > 0 ? order : ["gbdt", "logistic"];
  return new Map(names.map((name, place) => [name, name === "logistic" ? 0.5 / (place + 1) : 1 / (place + 1)]));
}

/** The answer, or null when it is not there in time or the search is stopped. */
function within<T>(answer: Promise<T>, seconds: number, stop: AbortSignal | undefined): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", giveUp);
    };
    const giveUp = () => {
      end();
      resolve(null);
    };
    const timer = Number.isFinite(seconds) ? setTimeout(giveUp, Math.max(0, seconds * 1000)) : undefined;
    stop?.addEventListener("abort", giveUp, { once: true });
    answer.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        if (error instanceof CancelledError) resolve(null);
        else reject(error);
      },
    );
  });
}

/** What a fit of each learner has cost so far, seconds; a little more than the mean is expected of the next. */
class CostBook {
  readonly #spent = new Map<string, { seconds: number; fits: number }>();

  of(learner: string): number {
    const { seconds, fits } = this.#spent.get(learner) ?? { seconds: 0, fits: 1 };
    return (1.2 * seconds) / fits;
  }

  add(learner: string, seconds: number): void {
    const before = this.#spent.get(learner) ?? { seconds: 0, fits: 0 };
    this.#spent.set(learner, { seconds: before.seconds + seconds, fits: before.fits + 1 });
  }
}
