import { describe, expect, it } from "vitest";
import { TABLE_METRICS } from "../../../../../core/contract/tableModel.ts";
import { figuresOf, rankRows } from "../../../../../core/experiments/evaluation/rankedRows.ts";
import { metricOf, usualMetric, weightedMetric } from "../../../../../core/experiments/tables/tableMetric.ts";
import { createRandom } from "../../../../../core/random/random.ts";

describe("a table's metrics", () => {
  const random = createRandom(4);
  const scores = Float64Array.from({ length: 200 }, () => random.float());
  const target = Uint8Array.from(scores, (score) => (random.float() < score ? 1 : 0));
  const weights = Uint8Array.from(scores, () => random.integer(4));

  it.each(TABLE_METRICS)("count a row of weight w as w rows: %s", (metric) => {
    const rules = { metric, n: 30, rows: 200, marginEur: 70, costEur: 2 };
    const ranking = rankRows(scores, target);
    const repeated = [...scores.keys()].flatMap((row) => new Array<number>(weights[row]).fill(row));
    const plain = metricOf(rules)(
      Float64Array.from(repeated, (row) => scores[row]),
      Uint8Array.from(repeated, (row) => target[row]),
    );
    expect(weightedMetric(rules, ranking, figuresOf(ranking, weights), weights)).toBeCloseTo(plain, 9);
    const ones = weights.map(() => 1);
    expect(weightedMetric(rules, ranking, figuresOf(ranking, null), ones)).toBeCloseTo(
      metricOf(rules)(scores, target),
      9,
    );
  });

  it("are average precision for a rare target", () => {
    expect(usualMetric(4, 100)).toBe("average_precision");
    expect(usualMetric(97, 100)).toBe("average_precision");
    expect(usualMetric(40, 100)).toBe("roc_auc");
  });
});
