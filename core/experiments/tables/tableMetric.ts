import type { TableMetric } from "../../contract/tableModel.ts";
import { averagePrecision, liftAt, logLoss, rocAuc } from "../../learning/metrics/ranking.ts";
import type { Figures, RankedRows } from "../evaluation/rankedRows.ts";

/** How models of a table are compared: more is better. */
export interface MetricRules {
  metric: TableMetric;
  /** Rows of the list, of all rows of the table. */
  n: number;
  /** Rows of the table: a list is as large a share of any part of it. */
  rows: number;
  marginEur: number;
  costEur: number;
}

/** Targets rarer than this are judged by average precision: AUC hardly sees the top of the list. */
const RARE = 0.05;

export function usualMetric(positives: number, rows: number): TableMetric {
  return Math.min(positives, rows - positives) < RARE * rows ? "average_precision" : "roc_auc";
}

/** @returns a metric of probabilities against the answers; log loss with its sign turned, so that more is better */
export function metricOf(rules: MetricRules) {
  return (scores: Float64Array, target: Uint8Array): number => {
    if (rules.metric === "roc_auc") return rocAuc(scores, target);
    if (rules.metric === "average_precision") return averagePrecision(scores, target);
    if (rules.metric === "log_loss") return -logLoss(scores, target);
    const lift = liftAt(scores, target, listSize(rules, scores.length));
    const rate = target.reduce((sum, value) => sum + value, 0) / target.length;
    return worthOf(rules, lift, rate);
  };
}

/** The metric where it is among the figures that are known; null for the worth of a list. */
export function metricBy(figures: Figures, { metric }: MetricRules): number | null {
  if (metric === "roc_auc") return figures.auc;
  if (metric === "average_precision") return figures.averagePrecision;
  return metric === "log_loss" ? -figures.logLoss : null;
}

/** The same metric of ranked rows that count `weights[row]` times each, from the figures that are known of them. */
export function weightedMetric(rules: MetricRules, ranking: RankedRows, figures: Figures, weights: Uint8Array): number {
  const known = metricBy(figures, rules);
  if (known !== null) return known;
  let cases = 0;
  let positives = 0;
  for (const row of ranking.order) {
    cases += weights[row];
    positives += weights[row] * ranking.target[row];
  }
  const size = listSize(rules, cases);
  let left = size;
  let found = 0;
  for (let i = 0; left > 0 && i < ranking.order.length; i++) {
    const row = ranking.order[i];
    const taken = Math.min(left, weights[row]);
    found += taken * ranking.target[row];
    left -= taken;
  }
  const rate = positives / cases;
  return worthOf(rules, found / size / rate, rate);
}

function listSize({ n, rows }: MetricRules, cases: number): number {
  return Math.min(cases, Math.max(1, Math.round((n * cases) / rows)));
}

/** The lift itself, or what a list of n of the whole table with such a lift would earn. */
function worthOf({ metric, n, marginEur, costEur }: MetricRules, lift: number, rate: number): number {
  return metric === "lift_at_n" ? lift : n * (lift * rate * marginEur - costEur);
}
