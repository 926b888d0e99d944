import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { campaignLimits } from "../../../../../core/contract/campaign.ts";
import { rateInterval } from "../../../../../core/learning/metrics/rateInterval.ts";
import {
  detectableLift,
  holdOutNeeded,
  wavesNeeded,
} from "../../../../../core/recommendation/campaign/holdOut/detectableLift.ts";
import { drawHoldOut, judgeHoldOut } from "../../../../../core/recommendation/campaign/holdOut/drawHoldOut.ts";
import { meanDifference, newcombe } from "../../../../../core/recommendation/campaign/responses/rates.ts";

const interval = { low: z.number(), high: z.number() };
const sums = z.tuple([z.number(), z.number(), z.number()]);
/** Figures of scipy: tests/golden/campaign/rates.py. */
const golden = z
  .object({
    wilson: z.array(z.object({ hits: z.int(), n: z.int(), rate: z.number(), ...interval })),
    newcombe: z.array(
      z.object({ args: z.tuple([z.int(), z.int(), z.int(), z.int()]), difference: z.number(), ...interval }),
    ),
    detectable: z.array(
      z.object({ base: z.number(), contacted: z.int(), heldOut: z.int(), rise: z.number(), power: z.number() }),
    ),
    meanDifference: z.array(z.object({ own: sums, other: sums, difference: z.number(), ...interval })),
    coverage: z.number(),
  })
  .parse(JSON.parse(readFileSync(new URL("../../../../golden/campaign/rates.json", import.meta.url), "utf8")));

describe("intervals of rates", () => {
  it("are those of scipy (Wilson)", () => {
    for (const { hits, n, rate, low, high } of golden.wilson) {
      const own = rateInterval(hits, n);
      expect(own.rate).toBeCloseTo(rate, 12);
      expect(own.low).toBeCloseTo(low, 9);
      expect(own.high).toBeCloseTo(high, 9);
    }
    expect(rateInterval(0, 0)).toEqual({ rate: 0, low: 0, high: 1 });
  });

  it("of differences are Newcombe's, and hold the truth 95 times in 100", () => {
    for (const { args, difference, low, high } of golden.newcombe) {
      const own = newcombe(...args);
      expect(own.difference).toBeCloseTo(difference, 12);
      expect(own.low).toBeCloseTo(low, 9);
      expect(own.high).toBeCloseTo(high, 9);
    }
    // the first example of the paper: 56 of 70 against 48 of 80
    expect(newcombe(56, 70, 48, 80).low).toBeCloseTo(0.0524, 4);
    expect(newcombe(56, 70, 48, 80).high).toBeCloseTo(0.3339, 4);
    expect(golden.coverage).toBeGreaterThan(0.94);
  });

  it("of differences of means are normal with two variances", () => {
    for (const { own, other, difference, low, high } of golden.meanDifference) {
      const part = ([n, sum, squares]: typeof own) => ({ n, sum, squares });
      const found = meanDifference(part(own), part(other));
      expect(found.difference).toBeCloseTo(difference, 9);
      expect(found.low).toBeCloseTo(low, 9);
      expect(found.high).toBeCloseTo(high, 9);
    }
  });
});

describe("detectableLift", () => {
  it("is the rise that shows 8 times in 10", () => {
    for (const { base, contacted, heldOut, rise, power } of golden.detectable) {
      expect(detectableLift(base, contacted, heldOut)).toBeCloseTo(rise, 9);
      expect(power).toBeGreaterThan(0.78);
      expect(power).toBeLessThan(0.84);
    }
  });

  it("falls as groups grow, and there is none without a hold-out", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.integer({ min: 20, max: 100_000 }),
        fc.integer({ min: 20, max: 100_000 }),
        (base, contacted, heldOut) => {
          expect(detectableLift(base, contacted, heldOut * 2)).toBeLessThanOrEqual(
            detectableLift(base, contacted, heldOut),
          );
        },
      ),
    );
    expect(detectableLift(0.01, 100, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("tells the smallest hold-out that is enough, and how many waves when none is", () => {
    const needed = holdOutNeeded(0.035, 0.0125, 10_000) ?? 0;
    expect(detectableLift(0.035, 10_000 - needed, needed)).toBeLessThanOrEqual(0.0125);
    expect(detectableLift(0.035, 10_001 - needed, needed - 1)).toBeGreaterThan(0.0125);
    expect(holdOutNeeded(0.01, 0.0025, 10_000)).toBeNull();
    const waves = wavesNeeded(0.01, 0.0025, 10_000) ?? 0;
    expect(detectableLift(0.01, waves * 5000, waves * 5000)).toBeLessThanOrEqual(0.0025);
    expect(detectableLift(0.01, (waves - 1) * 5000, (waves - 1) * 5000)).toBeGreaterThan(0.0025);
  });
});

describe("a hold-out", () => {
  it("has the size asked for, and leaves somebody to contact", () => {
    const size = (own: object, list: number) =>
      drawHoldOut(list, campaignLimits.parse({ holdOut: own }), 1).reduce((n, flag) => n + flag, 0);
    expect(size({ share: 0.1 }, 300)).toBe(30);
    expect(size({ share: 0.1, size: 7 }, 300)).toBe(7);
    expect(size({ size: 500 }, 300)).toBe(299);
    expect(size({ share: 0 }, 300)).toBe(0);
  });

  it("says in words what it can and cannot show", () => {
    expect(judgeHoldOut(0.01, 10_000, 0, 0.25).sentence).toMatch(/^Nobody is held out/);
    expect(judgeHoldOut(0.01, 10_000, 1000, 0.25)).toMatchObject({ canSee: false, sizeNeeded: null });
    expect(judgeHoldOut(0.01, 10_000, 1000, 0.25).sentence).toMatch(/cannot see .* lists like it, half held out/);
    const enough = judgeHoldOut(0.2, 10_000, 1000, 0.25);
    expect(enough.canSee).toBe(true);
    expect(enough.sentence).toMatch(/enough for a rise of 25/);
  });
});
