import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fairnessOf } from "../../../../core/experiments/evaluation/fairness.ts";
import { adjustForTests, twoSidedP } from "../../../../core/experiments/evaluation/intervals.ts";
import { figuresOf, figuresWithTop, rankRows } from "../../../../core/experiments/evaluation/rankedRows.ts";
import { robustnessOf } from "../../../../core/experiments/evaluation/robustness.ts";
import { shiftOf, unlikeness } from "../../../../core/experiments/evaluation/shift.ts";
import { sliceFigures } from "../../../../core/experiments/evaluation/sliceFigures.ts";
import { conformalSets } from "../../../../core/experiments/evaluation/trust.ts";
import { weakSpots } from "../../../../core/experiments/evaluation/weakSpots.ts";
import { binMatrix } from "../../../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../../../core/learning/gbdt/fitGbdt.ts";
import { liftAt } from "../../../../core/learning/metrics/ranking.ts";
import { rateInterval } from "../../../../core/learning/metrics/rateInterval.ts";
import { createRandom } from "../../../../core/random/random.ts";
import { congruential } from "../../../support/congruential.ts";

const golden = JSON.parse(readFileSync(new URL("../../../golden/evaluation/figures.json", import.meta.url), "utf8"));

describe("metrics of weighted rows", () => {
  it("equal scikit-learn's with sample weights, ties and all", () => {
    const next = congruential(5);
    const [scores, target, weights] = [new Float64Array(1500), new Uint8Array(1500), new Uint8Array(1500)];
    for (let i = 0; i < 1500; i++) {
      const p = next() ** 3;
      target[i] = next() < p ? 1 : 0;
      scores[i] = (Math.floor(p * 40) / 40) * 0.98 + 0.01;
      weights[i] = Math.floor(next() * 4);
    }
    const figures = figuresOf(rankRows(scores, target), weights);
    for (const metric of ["auc", "averagePrecision", "logLoss"] as const)
      expect(figures[metric]).toBeCloseTo(golden[metric], 10);
  });

  it("tell the lift of a list of any length, as large a part of weighted rows as of rows written out", () => {
    const next = congruential(6);
    const rows = 400;
    const scores = Float64Array.from({ length: rows }, next);
    const target = Uint8Array.from(scores, (score) => (next() < score ** 2 ? 1 : 0));
    const ranked = rankRows(scores, target);
    for (const n of [1, 40, 130, rows])
      expect(figuresWithTop(ranked, null, n / rows).liftTop).toBeCloseTo(liftAt(scores, target, n), 10);
    const weights = Uint8Array.from(scores, () => Math.floor(next() * 4));
    const again = [...weights].flatMap((times, row) => new Array<number>(times).fill(row));
    const written = rankRows(
      Float64Array.from(again, (row) => scores[row]),
      Uint8Array.from(again, (row) => target[row]),
    );
    expect(figuresWithTop(ranked, weights, 0.3).liftTop).toBeCloseTo(figuresWithTop(written, null, 0.3).liftTop, 10);
  });
});

describe("intervals and tests", () => {
  it("equal statsmodels' Wilson intervals and adjusted p values", () => {
    for (const [hits, n, low, high] of golden.wilson) {
      expect(rateInterval(hits, n).low).toBeCloseTo(low, 10);
      expect(rateInterval(hits, n).high).toBeCloseTo(high, 10);
    }
    const adjusted = adjustForTests(golden.p);
    for (const [i, p] of golden.adjusted.entries()) expect(adjusted[i]).toBeCloseTo(p, 12);
    for (const [z, p] of golden.tails) expect(Math.abs(twoSidedP(z) / p - 1)).toBeLessThan(2e-7);
  });
});

/** Customers with known probabilities; in `B` and `young` together twice as many buy as is foretold, when asked for. */
function draw(rows: number, seed: string, isBiased = false) {
  const random = createRandom(seed);
  const scores = new Float64Array(rows);
  const target = new Uint8Array(rows);
  const letters = new Int16Array(rows);
  const ages = new Int16Array(rows);
  for (let i = 0; i < rows; i++) {
    letters[i] = random.integer(3);
    ages[i] = random.integer(2);
    scores[i] = 0.3 * random.float() ** 2;
    target[i] = random.chance(isBiased && letters[i] === 1 && ages[i] === 0 ? 2 * scores[i] : scores[i]) ? 1 : 0;
  }
  const dimensions = [
    { by: "letter", groups: ["A", "B", "C"], codes: letters, isProtected: false },
    { by: "age", groups: ["young", "old"], codes: ages, isProtected: true },
  ];
  return { scores, other: scores.map(() => random.float()), target, dimensions };
}

describe("weak spots", () => {
  it("finds the group of two conditions in which more buy than foretold, and leaves its parts out of first place", () => {
    const { found, tested } = weakSpots(draw(6000, "biased", true));
    expect(tested).toBe(11);
    expect(found[0].conditions).toEqual([
      { by: "letter", group: "B" },
      { by: "age", group: "young" },
    ]);
    expect(found[0].purchases).toBeGreaterThan(1.5 * found[0].expected);
  });

  it("finds by chance alone in no more than one of twenty calibrated samples or so", () => {
    const samples = Array.from({ length: 60 }, (_, i) => weakSpots(draw(1500, `calm ${i}`)).found.length > 0);
    expect(samples.filter(Boolean).length).toBeLessThanOrEqual(8);
  });
});

describe("two models side by side", () => {
  it("gives a paired difference whose interval leaves 0 out for a model against chance", () => {
    const scored = draw(3000, "pair");
    const { overall, slices, comparison } = sliceFigures(scored, { replicates: 100, seed: "1" });
    const auc = comparison[0];
    expect(auc.model).toBe(overall.auc.value);
    expect(auc.difference.low).toBeGreaterThan(0.1);
    expect(slices.map(({ group }) => group)).toEqual(["A", "B", "C", "young", "old"]);
    expect(slices[0].rows + slices[1].rows + slices[2].rows).toBe(3000);
    const same = sliceFigures({ ...scored, other: scored.scores }, { replicates: 50, seed: "1" }).comparison[0];
    expect(same.difference).toEqual({ value: 0, low: 0, high: 0 });
  });

  it("has intervals about as wide as DeLong's", () => {
    const scored = draw(3000, "width");
    const { auc } = sliceFigures(scored, { replicates: 600, seed: "1" }).overall;
    const width = ((auc.high ?? 0) - (auc.low ?? 0)) / (2 * 1.96 * deLongError(scored));
    expect(width).toBeGreaterThan(0.85);
    expect(width).toBeLessThan(1.15);
  });
});

/** Standard error of the AUC from the placements of each class among the other. Source: DeLong, DeLong and Clarke-Pearson (1988). */
function deLongError({ scores, target }: { scores: Float64Array; target: Uint8Array }): number {
  const of = (label: number) => scores.filter((_, i) => target[i] === label);
  const [others, buyers] = [of(0), of(1)];
  const share = (from: Float64Array, isBelow: (score: number) => boolean) => from.filter(isBelow).length / from.length;
  const variance = (values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const ofBuyers = buyers.map((score) => share(others, (other) => other < score));
  const ofOthers = others.map((score) => share(buyers, (buyer) => buyer > score));
  return Math.sqrt(variance(ofBuyers) / buyers.length + variance(ofOthers) / others.length);
}

describe("conformal sets", () => {
  it("hold buyers and others with the wanted coverage", () => {
    const samples = Array.from({ length: 30 }, (_, i) => conformalSets(draw(6000, `sets ${i}`), "1"));
    for (const [c, { wantedCoverage, sets }] of samples[0].entries()) {
      const mean = (who: "buyers" | "others") => samples.reduce((sum, each) => sum + each[c][who].rate / 30, 0);
      // one sample of 300 buyers on either side is off by 0.033 or less in 2 of 3; the mean of 30 by 0.006
      expect(Math.abs(mean("buyers") - wantedCoverage)).toBeLessThan(0.02);
      expect(Math.abs(mean("others") - wantedCoverage)).toBeLessThan(0.006);
      expect(sets.buys + sets.not + sets.both + sets.neither).toBeCloseTo(1, 12);
    }
  });
});

describe("fairness", () => {
  it("counts who is selected, and who of the buyers is, by protected groups alone", () => {
    const scored = draw(2000, "fair");
    const ages = scored.dimensions[1].codes;
    const scores = scored.scores.map((p, i) => (ages[i] === 1 ? p : p / 2));
    const [byAge, ...more] = fairnessOf({ ...scored, scores });
    expect(more).toEqual([]);
    const selected = byAge.groups.reduce((sum, { selected: s, rows }) => sum + s.rate * rows, 0);
    expect(selected).toBeCloseTo(200, 9);
    expect(byAge.selectionRatio).toBeLessThan(0.8);
  });
});

describe("stress", () => {
  const random = createRandom("stress");
  const values = Float32Array.from({ length: 4000 }, () => random.normal());
  const flags = Float32Array.from(values, () => (random.chance(0.3) ? 1 : 0));
  const target = Uint8Array.from(values, (v, i) => (random.chance(1 / (1 + Math.exp(2 - 2 * v - flags[i]))) ? 1 : 0));
  const columns = [
    { id: "value", values },
    { id: "flag", values: flags },
  ];

  it("ranks worse the more the features are disturbed", () => {
    const all = Uint32Array.from(target.keys());
    const { model } = fitGbdt(binMatrix(columns), target, { trees: 30, rows: all.subarray(0, 2000) });
    const curve = robustnessOf(model, columns, all.subarray(2000), target, "1");
    expect(curve[0].noise).toBe(0);
    expect(curve[0].auc - (curve.at(-1)?.auc ?? 1)).toBeGreaterThan(0.05);
    expect(Math.abs(curve[0].auc - curve[1].auc)).toBeLessThan(0.01);
  });

  it("picks as most unlike the rows that only the later month has", () => {
    const calm = [{ id: "value", values: Float32Array.from(values, () => random.normal()) }];
    const moved = values.map((v, i) => (i < 400 ? v + 6 : v));
    const { margins, auc } = unlikeness(calm, [{ id: "value", values: moved }], "1");
    expect(auc).toBeGreaterThan(0.52);
    const top = Uint32Array.from(margins.keys()).sort((a, b) => margins[b] - margins[a]);
    expect(top.subarray(0, 400).filter((row) => row < 400).length).toBeGreaterThan(350);
    const scores = Float64Array.from(values, (v, i) => (i < 400 ? random.float() : 1 / (1 + Math.exp(-v))));
    const shift = shiftOf(rankRows(scores, target), margins);
    expect(shift.restAuc ?? 0).toBeGreaterThan((shift.auc ?? 1) + 0.1);
  });
});
