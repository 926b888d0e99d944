import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortByKey } from "../../../../core/ingestion/sortByKey.ts";

describe("sorting by key", () => {
  const near = fc.array(fc.integer({ min: -20, max: 20 }));
  const far = fc.array(fc.integer({ min: -2147483648, max: 2147483647 }), { maxLength: 300 });
  const customers = fc.array(fc.integer({ min: 15_891, max: 1_553_689 }), { maxLength: 300 });

  it("is that of a stable comparison, whatever the range of the keys", () => {
    const property = fc.property(fc.oneof(near, far, customers), (list) => {
      const keys = Int32Array.from(list);
      const expected = [...keys.keys()].sort((a, b) => keys[a] - keys[b]);
      const { order, keys: sorted } = sortByKey(keys, keys.length);
      expect([...order]).toEqual(expected);
      expect([...sorted]).toEqual(expected.map((row) => keys[row]));
    });
    fc.assert(property, { numRuns: 1000, seed: 3 });
  });

  it("leaves out what lies behind the rows", () => {
    expect([...sortByKey(Int32Array.of(5, 3, 1), 2).order]).toEqual([1, 0]);
  });
});
