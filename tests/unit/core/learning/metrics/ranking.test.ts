import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reliability, shiftToTotal } from "../../../../../core/learning/metrics/calibration.ts";
import {
  averagePrecision,
  averagePrecisionAt,
  liftAt,
  logLoss,
  rocAuc,
} from "../../../../../core/learning/metrics/ranking.ts";
import { congruential } from "../../../../support/congruential.ts";

const golden = JSON.parse(readFileSync(new URL("../../../../golden/learning/metrics.json", import.meta.url), "utf8"));

/** The scores and targets of tests/golden/learning/metrics.py. */
function scored() {
  const next = congruential(11);
  const scores = new Float64Array(2000);
  const target = new Uint8Array(2000);
  for (let i = 0; i < 2000; i++) {
    const p = next() ** 3;
    target[i] = next() < p ? 1 : 0;
    scores[i] = (Math.floor(p * 50) / 50) * 0.98 + 0.01;
  }
  return { scores, target };
}

describe("ranking metrics", () => {
  it("equal scikit-learn's, ties and all", () => {
    const { scores, target } = scored();
    expect(target.reduce((sum, t) => sum + t, 0)).toBe(golden.positives);
    expect(rocAuc(scores, target)).toBeCloseTo(golden.auc, 10);
    expect(averagePrecision(scores, target)).toBeCloseTo(golden.averagePrecision, 10);
    expect(logLoss(scores, target)).toBeCloseTo(golden.logLoss, 10);
  });

  it("count lift against the base rate", () => {
    const target = Uint8Array.from([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const scores = Float64Array.from([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(liftAt(scores, target, 2)).toBe(5);
    expect(liftAt(scores, target, 4)).toBe(2.5);
    expect(liftAt(scores, target, 10)).toBe(1);
  });

  it("reward a product taken by its place in the list", () => {
    expect(averagePrecisionAt([3, 1, 2], 0b1000, 7)).toBe(1);
    expect(averagePrecisionAt([3, 1, 2], 0b0010, 7)).toBe(1 / 2);
    // both of two taken products at places 1 and 3
    expect(averagePrecisionAt([3, 1, 2], 0b1100, 7)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(averagePrecisionAt([3, 1, 2], 0, 7)).toBe(0);
    expect(averagePrecisionAt([3, 1, 2], 0b0100, 2)).toBe(0);
  });
});

describe("calibration", () => {
  it("moves margins until their probabilities sum to the total", () => {
    const margins = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 3 - 2);
    const shift = shiftToTotal(margins, 12.5);
    const total = margins.reduce((sum, margin) => sum + 1 / (1 + Math.exp(-margin - shift)), 0);
    expect(total).toBeCloseTo(12.5, 6);
  });

  it("groups rows by rising probability and loses none", () => {
    const { scores, target } = scored();
    const bins = reliability(scores, target);
    expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(2000);
    for (const { predicted, observed, rows } of bins) {
      expect(Math.abs(predicted - observed)).toBeLessThan(4 * Math.sqrt(predicted / rows) + 0.02);
    }
  });
});
