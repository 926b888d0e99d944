import { hasSeeds } from "./candidates.ts";
import type { FitAnswer } from "./fitCandidate.ts";
import type { FitRunner, WantedFit } from "./fitRunner.ts";
import { groupFolds, type Split, stratifiedFolds } from "./folds.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { keyOf } from "./script.ts";
import type { SearchRules, SearchState } from "./searchState.ts";
import { SplitError } from "./tableFaults.ts";
import { answersOf, mean, ranked, scoresOf, type Trial } from "./trial.ts";

const MOST_REPEATS = 2;
/** Further fits on a fold, by seed: two of all its rows, and smaller ones for what little time is left. */
const FURTHER = [
  { seed: 1, share: 1 },
  { seed: 2, share: 1 },
  { seed: 3, share: 0.5 },
  { seed: 4, share: 0.25 },
  { seed: 5, share: 0.1 },
];
/** Models of a member beyond this are too large to be worth their while, bytes. */
const MOST_BYTES = 20_000_000;
/** A fit may take a little longer than the one before. */
const MORE = 1.15;

/**
 * More models for the members of an ensemble, averaged with those that they have (bagging): of other cuts into folds, or of
 * other seeds on the same folds. A row's score stays the mean of models that have not seen it. Not with time, where the past
 * can be cut in one way only.
 */
export class MemberBags {
  readonly #prepared: PreparedTable;
  readonly #runner: FitRunner;
  readonly #rules: SearchRules;
  readonly #answers: readonly Uint8Array[];
  readonly #splits = new Map<number, Split | null>();
  readonly #seeded = new Set<string>();
  /** The members after so many fits. */
  #chosen: { fits: number; members: Trial[] } | null = null;

  constructor(prepared: PreparedTable, runner: FitRunner, rules: SearchRules, answers: readonly Uint8Array[]) {
    this.#prepared = prepared;
    this.#runner = runner;
    this.#rules = rules;
    this.#answers = answers;
  }

  /** Whether a repeat of a member's folds is wanted, and done in so many seconds. */
  hasRepeat(seconds: number): boolean {
    return this.#toRepeat().some((trial) => this.#secondsOfRepeat(trial) < seconds);
  }

  /** One more repeat for every member that lacks one, as far as time allows. Only whole ones count. */
  async repeat(): Promise<void> {
    const { script, clock, reserve } = this.#rules;
    for (const trial of this.#toRepeat()) {
      const isFollowed = script.isFollowed(this.#runner.finished.length);
      if (!isFollowed && this.#secondsOfRepeat(trial) >= clock.left(reserve())) continue;
      const repeat = trial.repeats + 1;
      const split = this.#splitOf(repeat);
      if (split === null) continue;
      const { folds } = split;
      const answers: (FitAnswer | null)[] = folds.map(() => null);
      await this.#runner.run(
        folds.map(({ learn, judge }, fold) =>
          this.#wanted(trial, keyOf.repeat(trial.id, fold, repeat), { learn, judge }, 0, (answer) => {
            answers[fold] = answer;
          }),
        ),
      );
      if (answers.some((answer) => answer === null)) continue;
      trial.repeats = repeat;
      this.#add(
        trial,
        answers.flatMap((answer, fold) => (answer ? [{ rows: folds[fold].judge, answer }] : [])),
      );
    }
  }

  /** Whether a fit of a member with another seed is wanted, and done in so many seconds. */
  hasSeed(state: SearchState, seconds: number): boolean {
    return this.#toSeed(state).some(({ cost }) => cost() < seconds);
  }

  /** Fits of members with other seeds, as many as time allows. */
  async seed(state: SearchState): Promise<void> {
    const made = new Map<string, FitAnswer>();
    const wanted = this.#toSeed(state, made);
    await this.#runner.run(wanted);
    // added in the order in which they were wanted, not in that in which they ended
    for (const { key, trial, fold, isSmall } of wanted) {
      const answer = made.get(key);
      if (!answer) continue;
      this.#seeded.add(key);
      const before = { bags: trial.bags, byFold: trial.byFold, worth: trial.worth };
      this.#add(trial, [{ rows: this.#prepared.split.folds[fold].judge, answer }]);
      // a model of fewer rows may take more than it gives
      if (isSmall && mean(trial.byFold) < mean(before.byFold)) Object.assign(trial, before);
    }
  }

  #toRepeat(): Trial[] {
    if (this.#prepared.split.last !== null) return [];
    return this.#members().filter((trial) => trial.repeats < MOST_REPEATS && bytesOf(trial) < MOST_BYTES);
  }

  /** To choose members costs a sort a trial, over and over: asked whether and then what to fit, it is done once. */
  #members(): Trial[] {
    const fits = this.#runner.finished.length;
    if (this.#chosen?.fits !== fits) this.#chosen = { fits, members: this.#rules.members() };
    return this.#chosen.members;
  }

  /** Members first, then others that may become some; whole fits first, then ones of fewer rows, which fit into what is left. */
  #toSeed(state: SearchState, made = new Map<string, FitAnswer>()) {
    const { split } = this.#prepared;
    if (split.last !== null) return [];
    const members = this.#members();
    if (members.length === 0) return [];
    const others = ranked(state.trials).filter((trial) => !trial.isForgotten && !members.includes(trial));
    const trials = [...members, ...others].filter((trial) => hasSeeds(trial.learner) && bytesOf(trial) < MOST_BYTES);
    const all = FURTHER.flatMap(({ seed, share }) =>
      trials.flatMap((trial) =>
        split.folds.map((rows, fold) => {
          const key = keyOf.seed(trial.id, fold, seed);
          const most = share < 1 ? Math.round(share * rows.learn.length) : null;
          const wanted = this.#wanted(trial, key, rows, fold, (answer) => made.set(key, answer), most);
          return { ...wanted, cost: () => share * secondsOfFit(trial), trial, fold, isSmall: share < 1 };
        }),
      ),
    );
    return all.filter(({ key }) => !this.#seeded.has(key));
  }

  #wanted(
    trial: Trial,
    key: string,
    { learn, judge }: { learn: Uint32Array; judge: Uint32Array },
    fold: number,
    onAnswer: (answer: FitAnswer) => void,
    most: number | null = null,
  ): WantedFit {
    const { id, learner } = trial;
    const { keptRows = learn.length, ...own } = trial.parameters;
    const parameters = most === null ? trial.parameters : { ...own, keptRows: Math.min(most, Number(keptRows)) };
    return {
      key,
      words: `${learner}, ${id}, once more on ${key.includes("~") ? "other folds" : `fold ${fold + 1}`}`,
      task: { learner, parameters, learn, judge, seed: `${this.#rules.seed}/${key}`, steps: null, isTimed: false },
      cost: () => MORE * secondsOfFit(trial),
      onAnswer,
    };
  }

  #add(trial: Trial, bags: Trial["bags"]): void {
    trial.bags = [...trial.bags, ...bags];
    trial.worth = null;
    const { judged, metric } = this.#rules;
    const scores = scoresOf(trial, judged);
    let at = 0;
    trial.byFold = this.#answers.map((target) => {
      const own = scores.subarray(at, at + target.length);
      at += target.length;
      return metric(own, target);
    });
  }

  #secondsOfRepeat(trial: Trial): number {
    const { folds } = this.#prepared.split;
    return Math.ceil(folds.length / this.#rules.threads) * MORE * secondsOfFit(trial);
  }

  /** Null when groups cannot be cut once more so that both labels are on each side. */
  #splitOf(repeat: number): Split | null {
    const known = this.#splits.get(repeat);
    if (known !== undefined) return known;
    const split = this.#cut(`${this.#rules.seed}/repeat ${repeat}`);
    this.#splits.set(repeat, split);
    return split;
  }

  #cut(seed: string): Split | null {
    const { target, groups } = this.#prepared;
    if (groups === null) return stratifiedFolds(target, seed);
    try {
      return groupFolds("", target, groups, seed);
    } catch (error) {
      if (error instanceof SplitError) return null;
      throw error;
    }
  }
}

const secondsOfFit = (trial: Trial): number =>
  mean(answersOf(trial).map(({ fitSeconds, scoreSeconds }) => fitSeconds + scoreSeconds));

const bytesOf = (trial: Trial): number => answersOf(trial).reduce((sum, { bytes }) => sum + bytes, 0);
