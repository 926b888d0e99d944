import type { TableSearchBoard, TableSearchOptions, TableSearchResult } from "../../contract/tableModel.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import type { FlatTable } from "../../ingestion/flat/flatTable.ts";
import { WorkerPool } from "../../jobs/pool.ts";
import { applyCalibration } from "../../learning/combine/calibrate.ts";
import { reliability } from "../../learning/metrics/calibration.ts";
import { budgetClock, replayClock } from "./clock.ts";
import { adviceOf, boardOf, calibrationOf, chooseMembers, judgedRows } from "./finishSearch.ts";
import type { FitAnswer, FitTask, Ground } from "./fitCandidate.ts";
import { fitForGood } from "./fitForGood.ts";
import { captureCurve, judgeScores, replicatesFor } from "./judgeTable.ts";
import { type PreparedTable, prepareTable } from "./prepareTable.ts";
import { ranked, type SearchState, searchTable } from "./searchTable.ts";
import { shareTable } from "./shareTable.ts";
import { NothingLearnedError } from "./tableFaults.ts";
import { metricOf, usualMetric } from "./tableMetric.ts";
import type { TableModel } from "./tableModel.ts";
import { secondsOfMatters, whatMatters } from "./whatMatters.ts";

export interface AutomlControl {
  onBoard?: ((board: TableSearchBoard) => void | Promise<void>) | undefined;
  /** Ends the search; the best so far is kept when there is one. */
  stop?: AbortSignal | undefined;
  threads?: number | undefined;
  /** Does a former search again: the fits that it finished. */
  finished?: readonly string[] | undefined;
  /** performance.now() of the beginning, when reading the table is to count. */
  began?: number | undefined;
}

/** A search with the model that it found. */
export interface SearchedTable {
  result: TableSearchResult;
  model: TableModel;
  /** For doing it again. */
  finished: string[];
  /** Scores of rows by models that had not seen them; `places` among the rows of the file. */
  unseen: { places: Uint32Array; scores: Float64Array };
}

const TOP = 50;
/** Kept for drawing the end together: part of the time, and seconds at least. */
const END_SHARE = 0.02;
const LEAST_END_SECONDS = 0.4;
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
  const clock = control.finished
    ? replayClock(began, budgetSeconds, control.finished)
    : budgetClock(began, budgetSeconds);
  const ground: Ground = { features: shareTable(features), target, groups, hasTime: split.last !== null };
  const newPool = (signal?: AbortSignal) =>
    new WorkerPool<FitTask, FitAnswer>(new URL("./candidateWorker.ts", import.meta.url), {
      ...(control.threads === undefined ? {} : { threads: control.threads }),
      signal,
      workerData: ground,
    });
  const pool = newPool();
  const state = await searchTable(prepared, pool, {
    seed,
    metric: metricOf(rules),
    clock,
    reserve: (now) => Math.max(LEAST_END_SECONDS, END_SHARE * budgetSeconds) + endSeconds(now, prepared, pool.size),
    stop: control.stop,
    onChange: (now, doing) =>
      control.onBoard?.({
        seconds: clock.seconds,
        budgetSeconds,
        tried: triedOf(now),
        doing,
        metric: rules.metric,
        leaderboard: boardOf(now.trials, judged, rules, seed, known),
      }),
    // what was broken off must not keep the threads from what follows
  }).finally(() => pool.close());
  if (ranked(state.trials).length === 0) {
    throwIfCancelled(control.stop);
    throw new NothingLearnedError(budgetSeconds);
  }
  const { members, blended } = chooseMembers(state.trials, judged, rules);
  const calibration = calibrationOf(blended, judged.target, seed);
  const { wasStopped } = state;
  const kept = await fitForGood(prepared, members, () => newPool(control.stop), {
    calibration,
    rules,
    seed,
    wasStopped,
  });
  const scores = applyCalibration(calibration, blended);
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
    capture: captureCurve(scores, judged.target),
    importance: wasStopped ? [] : whatMatters(prepared, ranked(state.trials)[0], seed),
    top: topRows(prepared, judged.rows, scores),
    warnings: [...prepared.warnings, ...questions(figures.auc.value)],
    budget: {
      askedSeconds: budgetSeconds,
      usedSeconds: clock.seconds,
      tried: triedOf(state),
      ranked: board.length,
      course: state.course,
      advice: adviceOf(state.course, figures.metric, wasStopped),
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
  return { result, model, finished: state.finished, unseen };
}

/** Candidates of which a fold at least was judged. */
const triedOf = ({ trials }: SearchState): number =>
  trials.filter(({ byFold }) => byFold.some((value) => !Number.isNaN(value))).length;

/** Seconds that the end will take: intervals, what matters, and with time two more fits of the likely members on all rows. */
function endSeconds({ trials }: SearchState, prepared: PreparedTable, threads: number): number {
  const { split, target } = prepared;
  const likely = ranked(trials).slice(0, 5);
  const intervals = replicatesFor(target.length) * target.length * 3e-7;
  if (likely.length === 0) return intervals;
  const looks = intervals + secondsOfMatters(prepared, likely[0]);
  if (!split.last) return looks;
  const longest = likely.reduce((sum, { folds }) => sum + Math.max(...folds.map((a) => a?.fitSeconds ?? 0)), 0);
  return looks + (2 * 1.3 * longest) / Math.min(threads, likely.length);
}

function topRows({ ids, target }: PreparedTable, rows: Uint32Array, scores: Float64Array) {
  const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a] || rows[a] - rows[b]).slice(0, TOP);
  return order.map((i) => ({ id: ids[rows[i]], score: scores[i], isPositive: target[rows[i]] === 1 }));
}

function questions(auc: number | null): string[] {
  if (auc === null || auc <= QUESTIONED) return [];
  return [
    `An AUC of ${auc.toFixed(3)} is higher than most questions allow: is every column known before the answer is? Look at what matters most.`,
  ];
}
