import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../core/experiments/gates/evidence.ts";
import { measureGates } from "../../../../core/experiments/gates/gates.ts";
import { meanDifference } from "../../../../core/experiments/gates/pairedDifference.ts";
import { createRandom } from "../../../../core/random/random.ts";

const CUSTOMERS = 4000;

/** Customers of whom every 20th buys; the model is `better` on women and `worse` on men than a reference of 0.5. */
function evidence({ women, men }: { women: number; men: number }): Evidence {
  const random = createRandom("evidence");
  const buyer = Uint8Array.from({ length: CUSTOMERS }, (_, row) => (row % 20 < 2 ? 1 : 0));
  const codes = Int16Array.from({ length: CUSTOMERS }, (_, row) => row % 2);
  const noise = () => 0.1 * random.normal();
  return {
    month: "2019-05",
    buyer,
    reference: Float64Array.from(buyer, (bought) => bought * 0.5),
    model: Float64Array.from(buyer, (bought, row) => bought * (0.5 + (codes[row] === 0 ? women : men) + noise())),
    champion: 1,
    incomparable: null,
    groups: [{ by: "gender", labels: ["women", "men"], codes }],
    products: [{ label: "Card", expected: 100, purchases: 110 }],
    tuningShare: 0.5,
    scoringMs: 20,
    seed: "test",
  };
}

const verdicts = (asked: Evidence) => measureGates(asked).gates.map(({ id, passes }) => `${id} ${passes}`);

describe("the gates", () => {
  it("are green for a model that is as good for everybody", () => {
    expect(verdicts(evidence({ women: 0.02, men: 0.02 }))).toEqual([
      "metric true",
      "calibration true",
      "stability true",
      "slices true",
      "latency true",
    ]);
  });

  it("are red in the slice that pays for a better whole", () => {
    const report = measureGates(evidence({ women: 0.3, men: -0.1 }));
    expect(report.gates.find(({ id }) => id === "metric")?.passes).toBe(true);
    expect(report.gates.find(({ id }) => id === "slices")).toMatchObject({ passes: false, detail: "gender men" });
    expect(report.slices.map(({ value, isWorse }) => [value, isWorse])).toEqual([
      ["women", false],
      ["men", true],
    ]);
  });

  it("are red for what is worse, miscalibrated, unsteady, slow or cannot be compared", () => {
    const good = evidence({ women: 0, men: 0 });
    const red = (changed: Partial<Evidence>) =>
      measureGates({ ...good, ...changed }).gates.flatMap(({ id, passes }) => (passes ? [] : [id]));
    expect(red({ model: good.model.map((value) => value * 0.8) })).toContain("metric");
    expect(red({ products: [{ label: "Card", expected: 100, purchases: 300 }] })).toEqual(["calibration"]);
    expect(red({ tuningShare: 0.9 })).toEqual(["stability"]);
    expect(red({ tuningShare: null })).toEqual(["stability"]);
    expect(red({ scoringMs: 900 })).toEqual(["latency"]);
    expect(red({ incomparable: "other months" })).toEqual(["metric"]);
  });
});

describe("the bootstrap interval of a mean difference", () => {
  it("is as wide as the normal theory says", () => {
    const random = createRandom("normal");
    const differences = Float64Array.from({ length: 5000 }, () => 0.2 + random.normal());
    const { value, low, high } = meanDifference(differences, { level: 0.95, seed: "width" });
    const mean = differences.reduce((sum, d) => sum + d, 0) / differences.length;
    const square = differences.reduce((sum, d) => sum + d * d, 0) / differences.length;
    expect(value).toBeCloseTo(mean, 12);
    // counts are Poisson: the variance of a sum is the sum of squares
    const half = 1.96 * Math.sqrt(square / differences.length);
    expect((high - low) / 2 / half).toBeGreaterThan(0.93);
    expect((high - low) / 2 / half).toBeLessThan(1.07);
  });

  it("knows nothing of nobody", () => {
    expect(meanDifference(new Float64Array(0), { level: 0.95, seed: "none" })).toEqual({ value: 0, low: 0, high: 0 });
  });
});
