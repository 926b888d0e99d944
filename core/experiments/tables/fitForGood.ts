import type { JudgedTable } from "../../contract/tableModel.ts";
import { CancelledError } from "../../errors/domainError.ts";
import { takeRows } from "../../features/takeRows.ts";
import type { WorkerPool } from "../../jobs/pool.ts";
import { applyCalibration, type Calibration } from "../../learning/combine/calibrate.ts";
import type { LearnedModel } from "../../learning/learners/learner.ts";
import { hasSeeds } from "./candidates.ts";
import type { FitAnswer, FitTask } from "./fitCandidate.ts";
import type { FitRunner, WantedFit } from "./fitRunner.ts";
import { judgeScores } from "./judgeTable.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { keyOf } from "./script.ts";
import type { MetricRules } from "./tableMetric.ts";
import { blendMembers, type TableModel } from "./tableModel.ts";
import { answersOf, mean, type Trial } from "./trial.ts";

interface Finished {
  members: TableModel["members"];
  lastPeriod: JudgedTable | null;
}

interface Options {
  calibration: Calibration;
  rules: MetricRules;
  seed: number;
  /** The search was stopped: nobody waits for more fits. */
  wasStopped: boolean;
  /** Scoring may take so long only, which members were chosen by as one model each when there is time. */
  isLimited: boolean;
}

/** A fit on all rows against the longest of a fold. */
export const REFIT = 1.3;
/** Fits of a member on all rows with other seeds, when time is left. */
const MOST_SEEDS = 4;

/**
 * The members as they are kept. Without time the models of the folds, averaged. With time they are fitted again: on all rows
 * before the last period, to judge that, and then on all rows; while time is left, again with other seeds, which are averaged.
 *
 * @param begin threads that end when the person stops it, and what runs fits on them while time is left; the folds' models are
 *   kept when it is stopped, which have not seen the last period either; of each member the latest when scoring is limited
 */
export async function fitForGood(
  prepared: PreparedTable,
  chosen: Chosen,
  begin: () => { pool: WorkerPool<FitTask, FitAnswer>; runner: FitRunner },
  { calibration, rules, seed, wasStopped, isLimited }: Options,
): Promise<Finished> {
  const { split, features, target } = prepared;
  const { last } = split;
  const ofFolds = chosen.map(({ trial, weight }) => ({
    id: trial.id,
    weight,
    models: answersOf(trial)
      .slice(isLimited && last !== null ? -1 : 0)
      .map(({ model }) => model),
  }));
  if (last === null) return { members: ofFolds, lastPeriod: null };
  const judgedBy = (members: TableModel["members"]) =>
    judgeScores(
      applyCalibration(calibration, blendMembers(members, takeRows(features, last))),
      Uint8Array.from(last, (row) => target[row]),
      rules,
      seed,
    );
  if (wasStopped) return { members: ofFolds, lastPeriod: judgedBy(ofFolds) };
  const earlier = [...new Set(split.folds.flatMap(({ learn, judge }) => [...learn, ...judge]))];
  const { pool, runner } = begin();
  try {
    const lastPeriod = judgedBy(await fitAgain(pool, chosen, earlier, seed));
    const all = [...earlier, ...last];
    const members = await fitAgain(pool, chosen, all, seed);
    return { members: isLimited ? members : await withMoreSeeds(runner, members, chosen, all, seed), lastPeriod };
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return { members: ofFolds, lastPeriod: judgedBy(ofFolds) };
  } finally {
    await pool.close();
  }
}

type Chosen = readonly { trial: Trial; weight: number }[];

/** Fits the members on given rows, each for as long as it took on the folds. */
function fitAgain(
  pool: WorkerPool<FitTask, FitAnswer>,
  chosen: Chosen,
  rows: readonly number[],
  seed: number,
): Promise<TableModel["members"]> {
  const learn = Uint32Array.from(rows);
  return Promise.all(
    chosen.map(async ({ trial, weight }) => {
      const { model } = await pool.run(taskOf(trial, learn, `${seed}/${trial.id}`));
      return { id: trial.id, weight, models: [model] };
    }),
  );
}

function taskOf({ learner, parameters, folds }: Trial, learn: Uint32Array, seed: string): FitTask {
  const steps = Math.round(mean(folds.map((answer) => answer?.model.steps ?? 0)));
  return { learner, parameters, learn, judge: learn.subarray(0, 1), seed, steps, isTimed: false };
}

async function withMoreSeeds(
  runner: FitRunner,
  members: TableModel["members"],
  chosen: Chosen,
  rows: readonly number[],
  seed: number,
): Promise<TableModel["members"]> {
  const learn = Uint32Array.from(rows);
  const more = new Map<string, LearnedModel>();
  const keys = Array.from({ length: MOST_SEEDS }, (_, s) => chosen.map(({ trial }) => keyOf.final(trial.id, s + 1)));
  for (const own of keys) {
    await runner.run(
      chosen
        .map(({ trial }, m): WantedFit => {
          const { id, learner } = trial;
          // of more rows than a fold's
          const longest = Math.max(...trial.folds.map((answer) => answer?.fitSeconds ?? 0));
          return {
            key: own[m],
            words: `${learner}, ${id}, on all rows with another seed`,
            task: taskOf(trial, learn, `${seed}/${own[m]}`),
            cost: () => REFIT * longest,
            onAnswer: ({ model }) => more.set(own[m], model),
          };
        })
        .filter((_, m) => hasSeeds(chosen[m].trial.learner)),
    );
  }
  return members.map((member, m) => ({
    ...member,
    models: [...member.models, ...keys.flatMap((own) => more.get(own[m]) ?? [])],
  }));
}
