import type { TableMetric } from "../../contract/tableModel.ts";
import { averagePrecision, liftAt, logLoss, rocAuc } from "../../learning/metrics/ranking.ts";

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
export function metricOf({ metric, n, rows, marginEur, costEur }: MetricRules) {
  return (scores: Float64Array, target: Uint8Array): number => {
    if (metric === "roc_auc") return rocAuc(scores, target);
    if (metric === "average_precision") return averagePrecision(scores, target);
    if (metric === "log_loss") return -logLoss(scores, target);
    const size = Math.min(scores.length, Math.max(1, Math.round((n * scores.length) / rows)));
    const lift = liftAt(scores, target, size);
    if (metric === "lift_at_n") return lift;
    // found in the list, for a list of n of the whole table
    const rate = target.reduce((sum, value) => sum + value, 0) / target.length;
    return n * (lift * rate * marginEur - costEur);
  };
}
