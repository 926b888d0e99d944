import type { TableSearchBoard, TableSearchOptions, TableSearchResult } from "../../contract/tableModel.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import type { FlatTable } from "../../ingestion/flat/flatTable.ts";
import { WorkerPool } from "../../jobs/pool.ts";
import { applyCalibration } from "../../learning/combine/calibrate.ts";
import { reliability } from "../../learning/metrics/calibration.ts";
import { type RankedRows, rankRows } from "../evaluation/rankedRows.ts";
import { adviceOf, earlyAdvice } from "./advice.ts";
import { budgetClock } from "./clock.ts";
import { boardOf, calibrationOf, chooseMembers } from "./finishSearch.ts";
import type { FitAnswer, FitTask, Ground } from "./fitCandidate.ts";
import { fitForGood, REFIT } from "./fitForGood.ts";
import { FitRunner } from "./fitRunner.ts";
import { captureCurve, judgeScores } from "./judgeTable.ts";
import { type PreparedTable, prepareTable } from "./prepareTable.ts";
import { type FitStore, Script } from "./script.ts";
import type { SearchState } from "./searchState.ts";
import { SEARCH_SHARE, searchTable } from "./searchTable.ts";
import { shareTable } from "./shareTable.ts";
import { NothingLearnedError, TooSlowError } from "./tableFaults.ts";
import { metricOf, usualMetric } from "./tableMetric.ts";
import type { TableModel } from "./tableModel.ts";
import { answersOf, judgedRows, ranked, secondsPer1000, type Trial } from "./trial.ts";
import { secondsOfMatters, whatMatters } from "./whatMatters.ts";

export interface AutomlControl {
  onBoard?: ((board: TableSearchBoard) => void | Promise<void>) | undefined;
  /** Ends the search; the best so far is kept when there is one. */
  stop?: AbortSignal | undefined;
  threads?: number | undefined;
  /** Does a former search again. */
  former?: FormerSearch | undefined;
  /** Goes on with a search that was killed, and keeps the fits of this one. */
  store?: (FitStore & { readonly finished: readonly string[]; readonly seconds: number }) | undefined;
  /** performance.now() of the beginning, when reading the table is to count. */
  began?: number | undefined;
}

/** What time decided in a former search: all that is needed to do it again. */
interface FormerSearch {
  /** Keys of the fits that it finished, in their order. */
  finished: readonly string[];
  /** Seconds for a thousand rows by candidate, where a limit on them chose the members. */
  speeds?: Readonly<Record<string, number>> | undefined;
}

/** A search with the model that it found. */
export interface SearchedTable {
  result: TableSearchResult;
  model: TableModel;
  /** For doing it again. */
  former: { finished: string[]; speeds: Record<string, number> };
  /** Scores of rows by models that had not seen them; `places` among the rows of the file. */
  unseen: { places: Uint32Array; scores: Float64Array };
}

const TOP = 50;
/** Kept for drawing the end together: part of the time, and seconds at least. */
const END_SHARE = 0.01;
const LEAST_END_SECONDS = 0.3;
/** An AUC above this has been a leak on data of this kind more often than not. */
const QUESTIONED = 0.96;

/**
 * Finds a model that tells a two-valued column from the others within a time: folds, a search over learners and settings, a
 * greedy ensemble of the best, calibration. The same seed and the same finished fits give the same model.
 *
 * @param sha256 of the table's file
 * @throws TargetError, NoFeatureError, SplitError, MissingColumnError, NothingLearnedError, CancelledError
 */
export async function automl(
  table: FlatTable,
  sha256: string,
  options: TableSearchOptions,
  control: AutomlControl = {},
): Promise<SearchedTable> {
  const began = control.began ?? performance.now();
  const prepared = prepareTable(table, options);
  const { features, target, split, groups } = prepared;
  const { seed, budgetSeconds } = options;
  const positives = target.reduce((sum, value) => sum + value, 0);
  const rules = {
    metric: options.metric ?? usualMetric(positives, target.length),
    n: options.n ?? Math.max(1, Math.round(target.length / 10)),
    rows: target.length,
    marginEur: options.marginEur,
    costEur: options.costEur,
  };
  const judged = judgedRows(prepared);
  const known: Parameters<typeof boardOf>[4] = new Map();
  const isAgain = control.former !== undefined;
  const script = new Script(control.former?.finished ?? control.store?.finished, isAgain);
  const clock = budgetClock(began, isAgain ? Number.POSITIVE_INFINITY : budgetSeconds, control.store?.seconds);
  const ground: Ground = { features: shareTable(features), target, groups, hasTime: split.last !== null };
  const newPool = (signal?: AbortSignal) =>
    new WorkerPool<FitTask, FitAnswer>(new URL("./candidateWorker.ts", import.meta.url), {
      ...(control.threads === undefined ? {} : { threads: control.threads }),
      signal,
      workerData: ground,
    });
  const pool = newPool();
  const speeds: Record<string, number> = {};
  const speedOf = (trial: Trial) => {
    speeds[trial.id] ??= control.former?.speeds?.[trial.id] ?? secondsPer1000(trial);
    return speeds[trial.id];
  };
  // with time and a limit one model of a member is kept
  const speed = (trial: Trial) => speedOf(trial) * (split.last === null ? answersOf(trial).length : 1);
  const limit = options.scoreMsPer1000 === undefined ? null : { seconds: options.scoreMsPer1000 / 1000, speed };
  const state: SearchState = {
    trials: [],
    course: [],
    isExhausted: false,
    firstSeconds: null,
    roundSeconds: null,
  };
  let advised = "";
  let isAdvised = false;
  const tell = (doing: string) => {
    if (!isAdvised) {
      const time = { seconds: clock.seconds, budgetSeconds };
      advised = earlyAdvice(state, time, { threads: pool.size, searchShare: SEARCH_SHARE });
      isAdvised = state.firstSeconds !== null && advised !== "";
    }
    return control.onBoard?.({
      seconds: clock.seconds,
      budgetSeconds,
      tried: triedOf(state),
      doing,
      advice: advised,
      metric: rules.metric,
      leaderboard: boardOf(state.trials, judged, rules, seed, known),
    });
  };
  const endShare = Math.max(LEAST_END_SECONDS, END_SHARE * budgetSeconds);
  const reserve = () => endShare + endSeconds(state, prepared, { threads: pool.size, budgetSeconds });
  const shared = { clock, script, stop: control.stop, onFit: tell };
  const runner = new FitRunner({ ...shared, pool, store: control.store ?? null, reserve });
  await searchTable(prepared, runner, state, {
    seed,
    name: rules.metric,
    metric: metricOf(rules),
    judged,
    clock,
    script,
    threads: pool.size,
    reserve,
    doubt(trial) {
      const { metric } = boardOf([trial], judged, rules, seed, known)[0];
      return metric.high === null || metric.low === null ? 0 : (metric.high - metric.low) / 2;
    },
    // a limit on the time of scoring leaves no room for more models
    members: () => (limit ? [] : byWeight(chooseMembers(state.trials, judged, rules, null).members)),
    onChange: () => void tell(""),
    stop: control.stop,
    // what was broken off must not keep the threads from what follows
  }).finally(() => pool.close());
  if (ranked(state.trials).length === 0) {
    throwIfCancelled(control.stop);
    throw new NothingLearnedError(budgetSeconds);
  }
  const { members, blended } = chooseMembers(state.trials, judged, rules, limit);
  if (limit && members.length === 0) {
    throw new TooSlowError(limit.seconds, Math.min(...ranked(state.trials).map(speed)));
  }
  const calibration = calibrationOf(blended, judged.target, seed);
  const begin = () => {
    const own = newPool(control.stop);
    const looks = () => endShare + looksSeconds(state, prepared, budgetSeconds);
    return { pool: own, runner: new FitRunner({ ...shared, pool: own, store: null, reserve: looks }, runner.finished) };
  };
  const kept = await fitForGood(prepared, members, begin, {
    calibration,
    rules,
    seed,
    wasStopped: control.stop?.aborted ?? false,
    isLimited: limit !== null,
  });
  const wasStopped = control.stop?.aborted ?? false;
  const scores = applyCalibration(calibration, blended);
  const order = rankRows(scores, judged.target);
  const figures = judgeScores(scores, judged.target, rules, seed);
  const board = boardOf(state.trials, judged, rules, seed, known);
  const weights = new Map(members.map(({ trial, weight }) => [trial.id, weight]));
  const { recipe, positive, negative } = prepared;
  const result: TableSearchResult = {
    table: { path: table.path, sha256, rows: target.length, unreadRows: table.unread.rows },
    options,
    positive,
    negative,
    positives,
    metric: rules.metric,
    n: rules.n,
    validation: split.words,
    columns: prepared.columns,
    leaderboard: board.map((line, place) => ({ place: place + 1, ...line, weight: weights.get(line.id) ?? 0 })),
    judged: figures,
    lastPeriod: kept.lastPeriod,
    calibration: calibration.kind === "platt" ? "platt" : "none",
    reliability: reliability(scores, judged.target),
    capture: captureCurve(order),
    kept: {
      models: kept.members.reduce((sum, { models }) => sum + models.length, 0),
      msPer1000: 1000 * members.reduce((sum, { trial }, m) => sum + kept.members[m].models.length * speedOf(trial), 0),
    },
    importance: wasStopped ? [] : whatMatters(prepared, ranked(state.trials)[0], options),
    top: topRows(prepared, judged.rows, order),
    warnings: [...prepared.warnings, ...questions(figures.auc.value)],
    budget: {
      askedSeconds: budgetSeconds,
      usedSeconds: clock.seconds,
      tried: triedOf(state),
      ranked: board.length,
      course: state.course,
      early: advised,
      advice: adviceOf(state.course, figures.metric, { wasStopped, isExhausted: state.isExhausted }),
      wasStopped,
    },
  };
  const model: TableModel = {
    format: 1,
    recipe,
    target: options.target,
    positive,
    negative,
    members: kept.members,
    calibration,
  };
  const unseen = { places: judged.rows.map((row) => prepared.places[row]), scores };
  const former = { finished: runner.finished, speeds: limit ? speeds : {} };
  return { result, model, former, unseen };
}

/** Candidates of which a fold at least was judged. */
const triedOf = ({ trials }: SearchState): number =>
  trials.filter(({ byFold }) => byFold.some((value) => !Number.isNaN(value))).length;

/** Seconds that the end will take: what is looked at, and with time two more fits of the likely members on all rows. */
function endSeconds(
  state: SearchState,
  prepared: PreparedTable,
  { threads, budgetSeconds }: { threads: number; budgetSeconds: number },
): number {
  const looks = looksSeconds(state, prepared, budgetSeconds);
  if (!prepared.split.last) return looks;
  const likely = ranked(state.trials).slice(0, LIKELY);
  const longest = likely.map(({ folds }) => Math.max(...folds.map((answer) => answer?.fitSeconds ?? 0)));
  const spread = longest.reduce((sum, own) => sum + own, 0) / threads;
  return looks + 2 * REFIT * Math.max(spread, ...longest);
}

/** Members that an ensemble usually has. */
const LIKELY = 5;
/** Seconds of the end by row: of those that intervals and mixtures are tried on, and of all. */
const SECONDS_OF_ROW = { tried: 3e-5, any: 4e-6 };
const MOST_TRIED = 20_000;

/** Seconds for choosing members, intervals, and what matters. */
function looksSeconds({ trials }: SearchState, prepared: PreparedTable, budgetSeconds: number): number {
  const rows = prepared.target.length;
  const looks = Math.min(rows, MOST_TRIED) * SECONDS_OF_ROW.tried + rows * SECONDS_OF_ROW.any;
  const [best] = ranked(trials);
  return best ? looks + secondsOfMatters(prepared, best, budgetSeconds) : looks;
}

/** The weightiest first. */
function byWeight(members: readonly { trial: Trial; weight: number }[]): Trial[] {
  return [...members]
    .sort((a, b) => b.weight - a.weight || (a.trial.id < b.trial.id ? -1 : 1))
    .map(({ trial }) => trial);
}

function topRows({ ids, target }: PreparedTable, rows: Uint32Array, { scores, order }: RankedRows) {
  return Array.from(order.subarray(0, TOP), (i) => ({
    id: ids[rows[i]],
    score: scores[i],
    isPositive: target[rows[i]] === 1,
  }));
}

function questions(auc: number | null): string[] {
  if (auc === null || auc <= QUESTIONED) return [];
  return [
    `An AUC of ${auc.toFixed(3)} is higher than most questions allow: is every column known before the answer is? Look at what matters most.`,
  ];
}
