import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DistinctCount } from "../../../../../core/analysis/sketch/distinctCount.ts";
import { FrequentValues } from "../../../../../core/analysis/sketch/frequentValues.ts";
import { QuantileSketch, rankError } from "../../../../../core/analysis/sketch/quantileSketch.ts";
import { distinctCountState, frequentValuesState, quantileSketchState } from "../../../../../core/contract/sketch.ts";
import { createRandom, type Random } from "../../../../../core/random/random.ts";

const SHAPES: Record<string, (random: Random, i: number) => number> = {
  uniform: (random) => random.float(),
  lognormal: (random) => Math.exp(11.4 + 0.7 * random.normal()),
  ages: (random) => Math.min(105, Math.max(2, Math.round(22 + random.gamma(1, 9)))),
  ascending: (_, i) => i,
  descending: (_, i) => -i,
};
const draw = (n: number, shape: string, seed: number) => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, (_, i) => SHAPES[shape](random, i));
};

/** Largest distance between estimated and true shares, at every hundredth of the sample. */
function worstError(sketch: QuantileSketch, values: Float64Array): number {
  const sorted = values.slice().sort();
  const points = Array.from({ length: 99 }, (_, i) => sorted[Math.floor(((i + 1) / 100) * sorted.length)]);
  const truth = points.map((point) => sorted.findLastIndex((value) => value <= point) + 1);
  return Math.max(...sketch.shares(points).map((share, i) => Math.abs(share - truth[i] / sorted.length)));
}

describe("a quantile sketch", () => {
  it.each(Object.keys(SHAPES))("keeps every share within its bound: %s", (shape) => {
    for (const seed of [1, 2, 3]) {
      const values = draw(60_000, shape, seed);
      const sketch = new QuantileSketch({ seed }).add(values);
      expect(worstError(sketch, values)).toBeLessThan(rankError(200, true));
      expect(sketch.error).toBe(rankError(200));
      expect(JSON.stringify(sketch).length).toBeLessThan(16_000);
    }
  });

  it("shrinks its error as k grows, as its bound says", () => {
    const values = draw(60_000, "lognormal", 4);
    for (const k of [50, 100, 400, 1600]) {
      expect(worstError(new QuantileSketch({ k, seed: 5 }).add(values), values)).toBeLessThan(rankError(k, true));
    }
  });

  it("merges in any order within the same bound", () => {
    const parts = Array.from({ length: 17 }, (_, i) => draw(4_000 + 300 * i, i % 2 ? "lognormal" : "ages", i));
    const all = Float64Array.from(parts.flatMap((part) => [...part]));
    const random = createRandom(9);
    for (let order = 0; order < 6; order++) {
      const sketches = parts.map((part, i) => new QuantileSketch({ seed: i }).add(part));
      random.shuffle(sketches);
      // a chain, and a tree
      while (sketches.length > 1) {
        const last = sketches.pop() as QuantileSketch;
        sketches[order % 2 ? 0 : sketches.length - 1].merge(last);
      }
      expect(sketches[0].count).toBe(all.length);
      expect(worstError(sketches[0], all)).toBeLessThan(rankError(200, true));
      expect(sketches[0].quantiles([0, 1])).toEqual([
        Math.min(...parts.map((p) => Math.min(...p))),
        all.reduce((a, b) => Math.max(a, b)),
      ]);
    }
  });

  it("is exact for small samples, and counts nulls apart", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: Number.NaN }), { maxLength: 150 }), (list) => {
        const sketch = new QuantileSketch().add(Float64Array.from(list));
        const sorted = list.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
        expect(sketch.nulls).toBe(list.length - sorted.length);
        expect(sketch.error).toBe(0);
        const probabilities = [0.1, 0.25, 0.5, 0.9];
        expect(sketch.quantiles(probabilities)).toEqual(
          probabilities.map((p) =>
            sorted.length ? sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] : Number.NaN,
          ),
        );
      }),
    );
  });

  it("never moves back as the probability rises, and stays between minimum and maximum", () => {
    const sketch = new QuantileSketch({ k: 8 }).add(draw(5_000, "lognormal", 7));
    const values = sketch.quantiles(Array.from({ length: 101 }, (_, i) => i / 100));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect([values[0], values[100]]).toEqual([sketch.min, sketch.max]);
  });

  it("goes on from its JSON as if it had never been away", () => {
    const [first, second] = [draw(9_000, "uniform", 1), draw(7_000, "uniform", 2)];
    const kept = new QuantileSketch().add(first);
    const state = quantileSketchState.parse(JSON.parse(JSON.stringify(kept)));
    expect(QuantileSketch.fromJSON(state).add(second).toJSON()).toEqual(kept.add(second).toJSON());
  });
});

describe("a distinct count", () => {
  it("is exact up to 512 values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 200 })), (list) => {
        const sketch = new DistinctCount().add(list);
        expect(sketch.exact).toBe(true);
        expect(sketch.count).toBe(new Set(list).size);
      }),
    );
  });

  it("stays within three standard errors from a thousand to half a million values", () => {
    for (const n of [600, 1_000, 5_000, 10_000, 20_000, 100_000, 500_000]) {
      for (const scale of [1, 0.37]) {
        const sketch = new DistinctCount().add(Float64Array.from({ length: n }, (_, i) => i * scale + 17));
        expect(Math.abs(sketch.count / n - 1)).toBeLessThan(3 * sketch.standardError);
      }
    }
  });

  it("merges to the count of the union, in any order to the last bit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5_000), fc.nat(1_500)), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (ranges, seed) => {
          const parts = ranges.map(([from, n]) => Float64Array.from({ length: n }, (_, i) => from + i));
          const together = new DistinctCount();
          for (const part of parts) together.add(part);
          const merged = new DistinctCount();
          for (const part of createRandom(seed).shuffle(parts)) merged.merge(new DistinctCount().add(part));
          expect(merged.toJSON()).toEqual(together.toJSON());
        },
      ),
    );
  });

  it("reads its JSON back", () => {
    for (const n of [100, 3_000]) {
      const sketch = new DistinctCount().add(Float64Array.from({ length: n }, (_, i) => i));
      const back = DistinctCount.fromJSON(distinctCountState.parse(JSON.parse(JSON.stringify(sketch))));
      expect(back.toJSON()).toEqual(sketch.toJSON());
      expect(back.count).toBe(sketch.count);
    }
  });

  it("refuses to merge another precision", () => {
    expect(() => new DistinctCount(10).merge(new DistinctCount(12))).toThrow(/precision/);
  });
});

describe("a sketch of frequent values", () => {
  const zipf = (n: number, seed: number) => {
    const random = createRandom(seed);
    return Float64Array.from({ length: n }, () => Math.floor(1 / (random.float() + 1e-5)));
  };
  const truth = (values: Float64Array) => {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };

  it("is exact while the table is not full", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60)), (list) => {
        const values = Float64Array.from(list);
        const sketch = new FrequentValues(64).add(values);
        expect(sketch.offset).toBe(0);
        expect(new Map(sketch.top().map(({ value, count }) => [value, count]))).toEqual(truth(values));
      }),
    );
  });

  it("brackets every count and misses no value more frequent than its offset, also after merges", () => {
    const parts = [1, 2, 3, 4, 5].map((seed) => zipf(20_000, seed));
    const all = Float64Array.from(parts.flatMap((part) => [...part]));
    const counts = truth(all);
    const whole = new FrequentValues(128).add(all);
    const merged = parts.map((part) => new FrequentValues(128).add(part)).reduce((a, b) => a.merge(b));
    for (const sketch of [whole, merged]) {
      expect(sketch.count).toBe(all.length);
      expect(sketch.offset).toBeLessThanOrEqual((2 * all.length) / 128);
      const found = new Map(sketch.top().map(({ value, count }) => [value, count]));
      for (const [value, count] of counts) {
        const low = found.get(value) ?? 0;
        expect(low).toBeLessThanOrEqual(count);
        expect(low + sketch.offset).toBeGreaterThanOrEqual(count);
      }
    }
  });

  it("reads its JSON back", () => {
    const sketch = new FrequentValues(32).add(zipf(5_000, 6));
    const back = FrequentValues.fromJSON(frequentValuesState.parse(JSON.parse(JSON.stringify(sketch))));
    expect(back.toJSON()).toEqual(sketch.toJSON());
  });
});
