import { createRandom } from "../../random/random.ts";
import { type Candidate, drawCandidates, type Extent, firstCandidates } from "./candidates.ts";
import { CostBook } from "./costBook.ts";
import { MOST_KEPT } from "./finishSearch.ts";
import type { FitRunner, WantedFit } from "./fitRunner.ts";
import { MemberBags } from "./memberBags.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { keyOf, type Step } from "./script.ts";
import type { SearchRules, SearchState } from "./searchState.ts";
import { forget, isRanked, mean, ranked, type Trial } from "./trial.ts";

const BATCH = 8;
const SURVIVORS = 3;
/** Rounds without a gain worth the name after which new candidates hardly help. */
const PATIENCE = 12;
/** Part of what chance moves a figure by that a gain must be to be worth the name. */
const WORTH = 0.05;
/** Part of the time that is for new candidates; then members get more models, which steadies them. */
export const SEARCH_SHARE = 0.7;
/** A budget up to this is used up; a longer one is ended when nothing is likely to help. Seconds. */
const LEAST_BEFORE_END = 60;

/**
 * Looks for good models, and uses its time up with work of a size that fits what is left:
 *
 * 1. one of each learner, the cheapest first, on every fold;
 * 2. rounds of drawn candidates (learner, settings, columns), each tried on one fold, the best of a round on all (successive
 *    halving, Jamieson and Talwalkar 2016); a round is as large as time allows;
 * 3. after 70 % of the time, or when rounds bring nothing, repeats of the folds with other cuts for the members of the
 *    ensemble: their models are averaged, and what chance gave one cut is averaged out; then further rounds;
 * 4. at the end, when neither fits, single fits of members with other seeds.
 *
 * Only who was judged on every fold is ranked, and only whole repeats count. When rounds have long brought nothing and every
 * member has its repeats, a search of more than a minute ends early: more time would not help, and trying on would only find
 * what chance flatters. What is done next depends on finished fits and the script alone, so the same fits give the same search.
 */
export async function searchTable(
  prepared: PreparedTable,
  runner: FitRunner,
  state: SearchState,
  rules: SearchRules,
): Promise<void> {
  const { clock, script, stop, seed } = rules;
  const left = () => clock.left(rules.reserve());
  const { folds } = prepared.split;
  const extent: Extent = {
    rows: Math.max(...folds.map(({ learn }) => learn.length)),
    columns: prepared.features.columns.length,
    metric: rules.name,
  };
  const cost = new CostBook();
  const answers = folds.map(({ judge }) => Uint8Array.from(judge, (row) => prepared.target[row]));
  const bags = new MemberBags(prepared, runner, rules, answers);
  const fitsOf = (trial: Trial, places: readonly number[]) =>
    places.map((fold): WantedFit => {
      const { id, learner, parameters } = trial;
      const { learn, judge } = folds[fold];
      return {
        key: keyOf.fold(id, fold),
        words: `${learner}, ${id}, fold ${fold + 1} of ${folds.length}`,
        task: { learner, parameters, learn, judge, seed: `${seed}/${id}/${fold}`, steps: null, isTimed: fold === 0 },
        cost: () => cost.of(learner),
        onAnswer(answer) {
          cost.add(learner, answer.fitSeconds + answer.scoreSeconds);
          trial.folds[fold] = answer;
          trial.byFold[fold] = rules.metric(answer.scores, answers[fold]);
        },
      };
    });
  const every = folds.map((_, fold) => fold);
  const random = createRandom(seed).fork("search");
  let round = 0;
  let best = Number.NEGATIVE_INFINITY;
  let idle = 0;
  /** Steps that came to nothing are not tried again. */
  const closed = new Set<Step>();

  /** A first candidate: one fold to see what it costs, then the others when there is time for all of them. */
  const runFirst = async (trial: Trial) => {
    const isKnown = cost.of(trial.learner) > 0;
    const places = isKnown ? every : every.slice(1);
    if (!isKnown) await runner.run(fitsOf(trial, [0]));
    const seconds = Math.ceil(places.length / rules.threads) * cost.of(trial.learner);
    const isFollowed = script.isFollowed(runner.finished.length);
    if (isFollowed || seconds < left()) await runner.run(fitsOf(trial, places));
  };

  const tryRound = async () => {
    round++;
    const size = script.isFollowed(runner.finished.length) ? BATCH : roundThatFits();
    const drawn = enter(state, drawCandidates(random, round, size, sharesOf(state.trials), extent), folds.length);
    await runner.run(drawn.flatMap((trial) => fitsOf(trial, [0])));
    const survivors = drawn
      .filter(({ byFold }) => !Number.isNaN(byFold[0]))
      .sort((a, b) => b.byFold[0] - a.byFold[0] || (a.id < b.id ? -1 : 1))
      .slice(0, SURVIVORS);
    await runner.run(survivors.flatMap((trial) => fitsOf(trial, every.slice(1))));
    for (const trial of drawn) if (!isRanked(trial)) forget(trial);
    settle();
    const [leader] = ranked(state.trials);
    const worth = leader ? mean(leader.byFold) : best;
    idle = leader && worth > best + WORTH * rules.doubt(leader) ? 0 : idle + 1;
    if (idle === 0) best = worth;
  };
  /** The most candidates of a round that is likely to be done in time; 0 for none. */
  const roundThatFits = () => [BATCH, BATCH / 2, 2, 1].find((size) => roundSeconds(size) < left()) ?? 0;
  const roundSeconds = (size: number) => {
    const shares = sharesOf(state.trials);
    const total = [...shares.values()].reduce((sum, own) => sum + own, 0);
    const one = [...shares].reduce((sum, [learner, share]) => sum + (share / total) * cost.of(learner), 0);
    const fits = size + Math.min(size, SURVIVORS) * (folds.length - 1);
    return Math.ceil(fits / rules.threads) * one;
  };
  const settle = () => {
    const [leader] = ranked(state.trials);
    if (leader) state.course.push({ seconds: clock.seconds, best: mean(leader.byFold) });
    for (const trial of ranked(state.trials).slice(MOST_KEPT)) if (!trial.isForgotten) forget(trial);
    state.roundSeconds = roundSeconds(BATCH);
    rules.onChange();
  };
  const next = (): keyof typeof done | null => {
    if (script.isFollowed(runner.finished.length)) {
      const step = script.stepAfter(runner.finished.length);
      return step === "final" ? null : step;
    }
    if (script.isClosed) return null;
    const isIdle = idle >= PATIENCE;
    const isEarly = clock.seconds < SEARCH_SHARE * clock.budgetSeconds;
    const canRound = !closed.has("round") && roundThatFits() > 0;
    if (isEarly && canRound && !isIdle) return "round";
    if (!closed.has("repeat") && bags.hasRepeat(left())) return "repeat";
    if (isIdle && clock.seconds >= LEAST_BEFORE_END) {
      state.isExhausted = left() > 0.05 * clock.budgetSeconds;
      if (state.isExhausted) return null;
    }
    if (canRound) return "round";
    return !closed.has("seed") && bags.hasSeed(state, left()) ? "seed" : null;
  };

  // whole candidates one after another: whatever ends the search, the first ones stand
  for (const trial of enter(state, firstCandidates(extent), folds.length)) {
    await runFirst(trial);
    settle();
  }
  state.firstSeconds = state.trials.reduce((sum, { folds: fits }) => sum + secondsOf(fits), 0);
  const done = { round: tryRound, repeat: () => bags.repeat(), seed: () => bags.seed(state) };
  while (!stop?.aborted && ranked(state.trials).length > 0) {
    const step = next();
    if (step === null) break;
    const before = runner.finished.length;
    await done[step]();
    if (step !== "round") settle();
    if (runner.finished.length > before) continue;
    closed.add(step);
    if (script.isFollowed(before)) script.giveUp();
  }
}

function enter(state: SearchState, candidates: readonly Candidate[], folds: number): Trial[] {
  const made = candidates.map(
    (candidate): Trial => ({
      ...candidate,
      folds: new Array(folds).fill(null),
      bags: [],
      repeats: 0,
      byFold: new Array(folds).fill(Number.NaN),
      worth: null,
      isForgotten: false,
    }),
  );
  state.trials.push(...made);
  return made;
}

const secondsOf = (fits: Trial["folds"]): number =>
  fits.reduce((sum, answer) => sum + (answer ? answer.fitSeconds + answer.scoreSeconds : 0), 0);

/** By learner, how often it is drawn: the better its best trial, the more; all that can be tuned now and then. */
function sharesOf(trials: readonly Trial[]): ReadonlyMap<string, number> {
  const order = [...new Set(ranked(trials).map(({ learner }) => learner))].filter(
    (name) => name !== "naive-bayes" && name !== "constant",
  );
  const names = order.length > 0 ? order : ["gbdt", "logistic"];
  return new Map(names.map((name, place) => [name, name === "logistic" ? 0.5 / (place + 1) : 1 / (place + 1)]));
}
