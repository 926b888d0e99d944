import type { JudgedTable } from "../../contract/tableModel.ts";
import { createRandom, type Random } from "../../random/random.ts";
import { drawReplicate, figureOf } from "../evaluation/intervals.ts";
import { figuresOf, type RankedRows, rankRows } from "../evaluation/rankedRows.ts";
import { type MetricRules, metricBy, metricOf, weightedMetric } from "./tableMetric.ts";

/** Rows that are drawn again: intervals of more rows are those of so many, narrowed by the root of how many more there are. */
const MOST_DRAWN = 20_000;
const REPLICATES = 200;
const REPLICATES_OF_MANY = 80;
/** Enough for a line of the leaderboard. */
const REPLICATES_OF_LINE = { few: 100, many: 40 };

/** Figures of scored rows with 95 % bootstrap intervals. */
export function judgeScores(scores: Float64Array, target: Uint8Array, rules: MetricRules, seed: number): JudgedTable {
  const figures = figuresOf(rankRows(scores, target), null);
  const drawn = replicatesOf(scores, target, rules, seed, isMany(target.length) ? REPLICATES_OF_MANY : REPLICATES);
  const figure = (name: "auc" | "averagePrecision" | "logLoss" | "liftTopTenth") =>
    drawn.figureOf(figures[name], (own) => own[name]);
  return {
    rows: target.length,
    positives: target.reduce((sum, value) => sum + value, 0),
    metric: drawn.figureOf(metricBy(figures, rules) ?? metricOf(rules)(scores, target), ({ metric }) => metric),
    auc: figure("auc"),
    averagePrecision: figure("averagePrecision"),
    logLoss: figure("logLoss"),
    liftTopTenth: figure("liftTopTenth"),
    brier: brierOf(scores, target),
  };
}

/** The metric alone, with its interval. */
export function intervalOf(scores: Float64Array, target: Uint8Array, rules: MetricRules, seed: number) {
  const { few, many } = REPLICATES_OF_LINE;
  const drawn = replicatesOf(scores, target, rules, seed, isMany(target.length) ? many : few);
  return drawn.figureOf(metricOf(rules)(scores, target), ({ metric }) => metric);
}

const isMany = (rows: number): boolean => rows > MOST_DRAWN;

type Replicate = ReturnType<typeof figuresOf> & { metric: number };

/** Figures and metric of bootstrap replicates: one sort serves them all. */
function replicatesOf(scores: Float64Array, target: Uint8Array, rules: MetricRules, seed: number, count: number) {
  const random = createRandom(seed).fork("intervals");
  const some = someOf(target.length, MOST_DRAWN, random.fork("rows"));
  const ranking: RankedRows = some
    ? rankRows(
        Float64Array.from(some, (row) => scores[row]),
        Uint8Array.from(some, (row) => target[row]),
      )
    : rankRows(scores, target);
  const weights = new Uint8Array(ranking.target.length);
  const of = (): Replicate => {
    const figures = figuresOf(ranking, weights);
    return { ...figures, metric: weightedMetric(rules, ranking, figures, weights) };
  };
  const replicates = Array.from({ length: count }, (_, r) => {
    drawReplicate(random.fork(r), weights);
    return of();
  });
  const middle = some ? wholeOf(weights, of) : null;
  const narrowed = Math.sqrt(ranking.target.length / target.length);
  return {
    /** A figure of all rows, with the interval that the replicates give it. */
    figureOf: (value: number, take: (replicate: Replicate) => number) =>
      figureOf(
        value,
        replicates.map((own) => (middle ? value + narrowed * (take(own) - take(middle)) : take(own))),
      ),
  };
}

/** Of the rows once each. */
function wholeOf(weights: Uint8Array, of: () => Replicate): Replicate {
  weights.fill(1);
  return of();
}

/** Random rows; null for all of them when there are no more than `most`. */
export function someOf(rows: number, most: number, random: Random): Uint32Array | null {
  return rows <= most ? null : random.shuffle(Uint32Array.from({ length: rows }, (_, row) => row)).slice(0, most);
}

/** Mean squared error of the probabilities. */
export function brierOf(scores: Float64Array, target: Uint8Array): number {
  return scores.reduce((sum, score, row) => sum + (score - target[row]) ** 2, 0) / scores.length;
}

const POINTS = 100;

/** Share of the positives found among the best-scored share of the rows. */
export function captureCurve({ order, target }: RankedRows): { share: number; found: number }[] {
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
