import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { blend, greedyEnsemble } from "../../../../../core/learning/combine/greedyEnsemble.ts";
import { logLoss } from "../../../../../core/learning/metrics/ranking.ts";

const target = Uint8Array.of(0, 1, 0, 1, 1, 0, 0, 1);
const metric = (scores: Float64Array) => -logLoss(scores, target);

describe("greedyEnsemble", () => {
  it("is never worse than its best member, and its weights sum to 1", () => {
    const member = array(double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 8, maxLength: 8 });
    assert(
      property(array(member, { minLength: 1, maxLength: 5 }), (lists) => {
        const members = lists.map((list) => Float64Array.from(list));
        const { weights, score } = greedyEnsemble(members, metric, 12);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(score).toBeGreaterThanOrEqual(Math.max(...members.map(metric)));
        expect(metric(blend(weights, members))).toBeCloseTo(score, 9);
      }),
      { numRuns: 50 },
    );
  });

  it("mixes two members whose mistakes make up for each other", () => {
    const one = Float64Array.of(0.1, 0.9, 0.1, 0.9, 0.3, 0.7, 0.7, 0.3);
    const other = Float64Array.of(0.7, 0.3, 0.7, 0.3, 0.9, 0.1, 0.1, 0.9);
    const { weights, score } = greedyEnsemble([one, other], metric);
    expect(Math.min(...weights)).toBeGreaterThan(0.3);
    expect(score).toBeGreaterThan(metric(one));
  });
});
