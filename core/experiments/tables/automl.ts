import type { TableSearchBoard, TableSearchOptions, TableSearchResult } from "../../contract/tableModel.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import type { FlatTable } from "../../ingestion/flat/flatTable.ts";
import { WorkerPool } from "../../jobs/pool.ts";
import { permutationImportance } from "../../learning/explain/permutationImportance.ts";
import { predictWith } from "../../learning/learners/registry.ts";
import { reliability } from "../../learning/metrics/calibration.ts";
import { createRandom } from "../../random/random.ts";
import { budgetClock, replayClock } from "./clock.ts";
import { adviceOf, boardOf, calibrated, calibrationOf, chooseMembers, judgedRows, usualSteps } from "./finishSearch.ts";
import type { FitAnswer, FitTask, Ground } from "./fitCandidate.ts";
import { captureCurve, judgeScores, replicatesFor } from "./judgeTable.ts";
import { type PreparedTable, prepareTable } from "./prepareTable.ts";
import { ranked, type SearchState, searchTable, type Trial } from "./searchTable.ts";
import { NothingLearnedError } from "./tableFaults.ts";
import { metricOf, usualMetric } from "./tableMetric.ts";
import { blendMembers, type TableModel } from "./tableModel.ts";
import { shareTable, takeRows } from "./tableRows.ts";

export interface AutomlControl {
  onBoard?: ((board: TableSearchBoard) => void) | undefined;
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
  const newPool = () =>
    new WorkerPool<FitTask, FitAnswer>(new URL("./candidateWorker.ts", import.meta.url), {
      ...(control.threads === undefined ? {} : { threads: control.threads }),
      workerData: ground,
    });
  let pool = newPool();
  try {
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
          tried: now.trials.filter(({ byFold }) => byFold.some((value) => !Number.isNaN(value))).length,
          doing,
          leaderboard: boardOf(now.trials, judged, rules, seed, known),
        }),
    });
    if (ranked(state.trials).length === 0) {
      throwIfCancelled(control.stop);
      throw new NothingLearnedError(budgetSeconds);
    }
    const { members, blended } = chooseMembers(state.trials, judged, rules);
    const calibration = calibrationOf(blended, judged.target, seed);
    let fitted = members.map(({ trial, weight }) => ({ id: trial.id, weight, models: modelsOf(trial) }));
    let lastPeriod: TableSearchResult["lastPeriod"] = null;
    if (split.last && state.wasStopped) {
      // whoever stops a search waits for no more fits: the folds' models have not seen the last period either
      lastPeriod = judgeScores(
        calibrated(calibration, blendMembers(fitted, takeRows(features, split.last))),
        Uint8Array.from(split.last, (row) => target[row]),
        rules,
        seed,
      );
    } else if (split.last) {
      // threads may still be busy with what was broken off
      await pool.close();
      pool = newPool();
      const { last } = split;
      const before = Uint32Array.from(split.folds.flatMap(({ learn, judge }) => [...learn, ...judge]));
      const earlier = await fitAgain(pool, members, [...new Set(before)], seed);
      const scores = calibrated(calibration, blendMembers(earlier, takeRows(features, last)));
      lastPeriod = judgeScores(
        scores,
        Uint8Array.from(last, (row) => target[row]),
        rules,
        seed,
      );
      const byTime = [...new Set(before), ...last];
      fitted = await fitAgain(pool, members, byTime, seed);
    }
    const scores = calibrated(calibration, blended);
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
      lastPeriod,
      calibration: calibration.kind === "platt" ? "platt" : "none",
      reliability: reliability(scores, judged.target),
      capture: captureCurve(scores, judged.target),
      importance: state.wasStopped ? [] : importanceOf(prepared, ranked(state.trials)[0], seed),
      top: topRows(prepared, judged.rows, scores),
      warnings: [...prepared.warnings, ...questions(figures.auc.value)],
      budget: {
        askedSeconds: budgetSeconds,
        usedSeconds: clock.seconds,
        tried: state.trials.filter(({ byFold }) => byFold.some((value) => !Number.isNaN(value))).length,
        ranked: board.length,
        course: state.course,
        advice: adviceOf(state.course, figures.metric, state.wasStopped),
        wasStopped: state.wasStopped,
      },
    };
    const model: TableModel = {
      format: 1,
      recipe,
      target: options.target,
      positive,
      negative,
      members: fitted,
      calibration,
    };
    const unseen = { places: judged.rows.map((row) => prepared.places[row]), scores };
    return { result, model, finished: state.finished, unseen };
  } finally {
    await pool.close();
  }
}

const modelsOf = ({ folds }: Trial) => folds.flatMap((answer) => (answer ? [answer.model] : []));

/** Fits the members on given rows, each for as long as it took on the folds. */
async function fitAgain(
  pool: WorkerPool<FitTask, FitAnswer>,
  members: readonly { trial: Trial; weight: number }[],
  rows: readonly number[],
  seed: number,
): Promise<TableModel["members"]> {
  const learn = Uint32Array.from(rows);
  return Promise.all(
    members.map(async ({ trial, weight }) => {
      const { learner, parameters, id } = trial;
      const steps = usualSteps(trial);
      const { model } = await pool.run({
        learner,
        parameters,
        learn,
        judge: learn.subarray(0, 1),
        seed: `${seed}/${id}`,
        steps,
      });
      return { id, weight, models: [model] };
    }),
  );
}

/** Seconds that the end will take: intervals, and with time two more fits of the likely members on all rows. */
function endSeconds({ trials }: SearchState, { split, target, features }: PreparedTable, threads: number): number {
  const [best] = ranked(trials);
  const perRow = (best?.folds[0]?.scoreSeconds ?? 0) / split.folds[0].judge.length;
  const rows = Math.min(IMPORTANCE_ROWS, split.folds[0].judge.length);
  const shuffles = IMPORTANCE_REPEATS * Math.min(IMPORTANCE_COLUMNS, features.columns.length);
  const intervals = replicatesFor(target.length) * target.length * 3e-7 + shuffles * rows * perRow;
  if (!split.last) return intervals;
  const likely = ranked(trials).slice(0, 5);
  const longest = likely.reduce((sum, { folds }) => sum + Math.max(...folds.map((a) => a?.fitSeconds ?? 0)), 0);
  return intervals + (2 * 1.3 * longest) / Math.min(threads, Math.max(1, likely.length));
}

const IMPORTANCE_ROWS = 200;
const IMPORTANCE_COLUMNS = 60;
const IMPORTANCE_REPEATS = 3;

/** What the best model loses when a column is shuffled, on rows of its first fold. */
function importanceOf({ split, features, target }: PreparedTable, best: Trial, seed: number) {
  const [fold] = split.folds;
  const answer = best.folds[0];
  if (!answer) return [];
  const rows = createRandom(seed).fork("importance").shuffle(fold.judge.slice()).subarray(0, IMPORTANCE_ROWS);
  const some = takeRows(features, rows);
  const answers = Uint8Array.from(rows, (row) => target[row]);
  if (!answers.includes(0) || !answers.includes(1)) return [];
  const metric = metricOf({ metric: "log_loss", n: 1, rows: 1, marginEur: 0, costEur: 0 });
  const importance = permutationImportance(
    { rows: some.rows, columns: some.columns.slice(0, IMPORTANCE_COLUMNS) },
    (table) =>
      predictWith(answer.model, { ...some, columns: [...table.columns, ...some.columns.slice(IMPORTANCE_COLUMNS)] }),
    (scores) => metric(scores, answers),
    { repeats: IMPORTANCE_REPEATS, seed },
  );
  return importance.sort((a, b) => b.drop - a.drop || (a.column < b.column ? -1 : 1));
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
