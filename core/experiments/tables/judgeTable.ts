import type { JudgedTable } from "../../contract/tableModel.ts";
import { createRandom } from "../../random/random.ts";
import { drawReplicate, figureOf } from "../evaluation/intervals.ts";
import { figuresOf, type RankedRows, rankRows } from "../evaluation/rankedRows.ts";
import { type MetricRules, metricOf, weightedMetric } from "./tableMetric.ts";

/** Cells of a bootstrap: fewer replicates for many rows. */
const MOST_CELLS = 6_000_000;
const REPLICATES = { most: 200, least: 40 };

export function replicatesFor(rows: number): number {
  return Math.max(REPLICATES.least, Math.min(REPLICATES.most, Math.floor(MOST_CELLS / Math.max(1, rows))));
}

/** Figures of scored rows with 95 % bootstrap intervals. */
export function judgeScores(scores: Float64Array, target: Uint8Array, rules: MetricRules, seed: number): JudgedTable {
  const ranking = rankRows(scores, target);
  const figures = figuresOf(ranking, null);
  const replicates = replicatesOf(ranking, rules, seed, replicatesFor(target.length));
  const figure = (name: "auc" | "averagePrecision" | "logLoss" | "liftTopTenth") =>
    figureOf(
      figures[name],
      replicates.map((own) => own[name]),
    );
  return {
    rows: target.length,
    positives: target.reduce((sum, value) => sum + value, 0),
    metric: figureOf(
      metricOf(rules)(scores, target),
      replicates.map(({ metric }) => metric),
    ),
    auc: figure("auc"),
    averagePrecision: figure("averagePrecision"),
    logLoss: figure("logLoss"),
    liftTopTenth: figure("liftTopTenth"),
    brier: brierOf(scores, target),
  };
}

/** Enough for a line of the leaderboard. */
const BOARD_REPLICATES = 100;

/** The metric alone, with its interval. */
export function intervalOf(scores: Float64Array, target: Uint8Array, rules: MetricRules, seed: number) {
  const count = Math.min(BOARD_REPLICATES, replicatesFor(target.length));
  const replicates = replicatesOf(rankRows(scores, target), rules, seed, count);
  return figureOf(
    metricOf(rules)(scores, target),
    replicates.map(({ metric }) => metric),
  );
}

/** Figures and metric of bootstrap replicates: one sort serves them all. */
function replicatesOf(ranking: RankedRows, rules: MetricRules, seed: number, count: number) {
  const random = createRandom(seed).fork("intervals");
  const weights = new Uint8Array(ranking.target.length);
  return Array.from({ length: count }, (_, r) => {
    drawReplicate(random.fork(r), weights);
    const figures = figuresOf(ranking, weights);
    return { ...figures, metric: weightedMetric(rules, ranking, figures, weights) };
  });
}

/** Mean squared error of the probabilities. */
export function brierOf(scores: Float64Array, target: Uint8Array): number {
  return scores.reduce((sum, score, row) => sum + (score - target[row]) ** 2, 0) / scores.length;
}

const POINTS = 100;

/** Share of the positives found among the best-scored share of the rows. */
export function captureCurve(scores: Float64Array, target: Uint8Array): { share: number; found: number }[] {
  const { order } = rankRows(scores, target);
  const positives = target.reduce((sum, value) => sum + value, 0);
  const points = [{ share: 0, found: 0 }];
  let found = 0;
  let next = 1;
  for (const [at, row] of order.entries()) {
    found += target[row];
    if (at + 1 < Math.ceil((next * order.length) / POINTS) && at + 1 < order.length) continue;
    points.push({ share: (at + 1) / order.length, found: found / positives });
    while (at + 1 >= Math.ceil((next * order.length) / POINTS)) next++;
  }
  return points;
}
