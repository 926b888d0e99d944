import type { JudgedTable } from "../../contract/tableModel.ts";
import { CancelledError } from "../../errors/domainError.ts";
import { takeRows } from "../../features/takeRows.ts";
import type { WorkerPool } from "../../jobs/pool.ts";
import { applyCalibration, type Calibration } from "../../learning/combine/calibrate.ts";
import type { FitAnswer, FitTask } from "./fitCandidate.ts";
import { judgeScores } from "./judgeTable.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { mean, type Trial } from "./searchTable.ts";
import type { MetricRules } from "./tableMetric.ts";
import { blendMembers, type TableModel } from "./tableModel.ts";

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
}

/**
 * The members as they are kept. Without time the models of the folds, averaged. With time they are fitted again: on all rows
 * before the last period, to judge that, and then on all rows.
 *
 * @param newPool threads for that; they end when the person stops it, and the folds' models are kept, which have not seen the
 *   last period either
 */
export async function fitForGood(
  prepared: PreparedTable,
  chosen: readonly { trial: Trial; weight: number }[],
  newPool: () => WorkerPool<FitTask, FitAnswer>,
  { calibration, rules, seed, wasStopped }: Options,
): Promise<Finished> {
  const { split, features, target } = prepared;
  const { last } = split;
  const ofFolds = chosen.map(({ trial, weight }) => ({ id: trial.id, weight, models: modelsOf(trial) }));
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
  const pool = newPool();
  try {
    const lastPeriod = judgedBy(await fitAgain(pool, chosen, earlier, seed));
    return { members: await fitAgain(pool, chosen, [...earlier, ...last], seed), lastPeriod };
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return { members: ofFolds, lastPeriod: judgedBy(ofFolds) };
  } finally {
    await pool.close();
  }
}

const modelsOf = ({ folds }: Trial) => folds.flatMap((answer) => (answer ? [answer.model] : []));

/** Fits the members on given rows, each for as long as it took on the folds. */
function fitAgain(
  pool: WorkerPool<FitTask, FitAnswer>,
  chosen: readonly { trial: Trial; weight: number }[],
  rows: readonly number[],
  seed: number,
): Promise<TableModel["members"]> {
  const learn = Uint32Array.from(rows);
  return Promise.all(
    chosen.map(async ({ trial: { id, learner, parameters, folds }, weight }) => {
      const steps = Math.round(mean(folds.map((answer) => answer?.model.steps ?? 0)));
      const task = { learner, parameters, learn, judge: learn.subarray(0, 1), seed: `${seed}/${id}`, steps };
      const { model } = await pool.run(task);
      return { id, weight, models: [model] };
    }),
  );
}
