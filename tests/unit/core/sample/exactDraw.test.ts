import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../../core/random/random.ts";
import { drawExactly } from "../../../../core/sample/exactDraw.ts";

describe("drawing an exact number with unequal odds", () => {
  it("draws exactly as many as asked for, each candidate at most once, whatever the weights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), { maxLength: 60 }),
        fc.nat(70),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (weights, count, start) => {
          const drawn = [...drawExactly(Float64Array.from(weights), weights.length, count, start)];
          const possible = weights.filter((weight) => weight > 0).length;
          expect(drawn).toHaveLength(Math.min(count, possible));
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.every((i) => weights[i] > 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("draws with odds in proportion to the weights", () => {
    const random = createRandom(7);
    const weights = Float64Array.from({ length: 1000 }, (_, i) => (i < 500 ? 1 : 4));
    let heavy = 0;
    for (let round = 0; round < 400; round++) {
      for (const i of drawExactly(weights, 1000, 50, random.float())) if (i >= 500) heavy++;
    }
    // p/(1-p) is four times as large for the heavy half, and 0.05 on average: 0.02078 and 0.07922
    expect(heavy / 400).toBeCloseTo(39.6, 0);
  });
});
