import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  applyCalibration,
  fitCalibration,
  fitIsotonic,
  fitPlatt,
} from "../../../../../core/learning/combine/calibrate.ts";
import { logLoss } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../../../golden/learners/calibration.json", import.meta.url), "utf8"),
);
const scores = Float64Array.from(golden.scores as number[]);
const target = Uint8Array.from(golden.target as number[]);

/** Answers that come true as `truth` says of the score. */
function simulated(rows: number, truth: (score: number) => number) {
  const random = createRandom("calibration");
  const scores = Float64Array.from({ length: rows }, () => 0.001 + 0.998 * random.float());
  return { scores, target: Uint8Array.from(scores, (score) => (random.chance(truth(score)) ? 1 : 0)) };
}

describe("calibration", () => {
  it("rises in the steps that scikit-learn's isotonic regression finds", () => {
    const found = applyCalibration(fitIsotonic(scores, target), Float64Array.from(golden.at as number[]));
    for (const [i, rate] of (golden.isotonic as number[]).entries()) expect(found[i]).toBeCloseTo(rate, 9);
  });

  it("has the slope and intercept of scikit-learn's Platt scaling", () => {
    const { slope, intercept } = fitPlatt(scores, target) as { slope: number; intercept: number };
    expect(slope).toBeCloseTo(golden.slope, 3);
    expect(intercept).toBeCloseTo(golden.intercept, 3);
  });

  it("leaves probabilities alone that are right", () => {
    const { scores, target } = simulated(4000, (score) => score);
    const calibrated = applyCalibration(fitCalibration(scores, target), scores);
    const farthest = calibrated.reduce((most, p, i) => Math.max(most, Math.abs(p - scores[i])), 0);
    expect(farthest).toBeLessThan(0.05);
  });

  it("chooses Platt's for a shift of odds and isotonic for steps, and is better for it", () => {
    const shifted = simulated(4000, (score) => score ** 2 / (score ** 2 + 9 * (1 - score) ** 2));
    const stepped = simulated(4000, (score) => (score < 0.3 ? 0.6 : 0.65) + (score > 0.8 ? 0.3 : 0));
    for (const [{ scores, target }, kind] of [
      [shifted, "platt"],
      [stepped, "isotonic"],
    ] as const) {
      const calibration = fitCalibration(scores, target);
      expect(calibration.kind).toBe(kind);
      expect(logLoss(applyCalibration(calibration, scores), target)).toBeLessThan(logLoss(scores, target));
    }
  });

  it("does nothing where a half has one class", () => {
    expect(fitCalibration(Float64Array.of(0.1, 0.2, 0.3), Uint8Array.of(0, 0, 1))).toEqual({ kind: "none" });
  });
});
