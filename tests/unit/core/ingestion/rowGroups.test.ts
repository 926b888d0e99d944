import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupByMonth } from "../../../../core/ingestion/rowGroups.ts";

describe("good rows by month", () => {
  it("are all rows but the bad ones, each in its month, ascending", () => {
    const row = fc.tuple(fc.integer({ min: 24_216, max: 24_219 }), fc.nat(9));
    const property = fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 0, max: 9 }), (rows, dirt) => {
      const months = Int32Array.from(rows, ([month]) => month);
      const bad = new Map(rows.flatMap(([, chance], i) => (chance < dirt ? [[i, true] as const] : [])));
      const expected = new Map<number, number[]>();
      for (const [i, month] of months.entries()) {
        if (!bad.has(i)) expected.set(month, [...(expected.get(month) ?? []), i]);
      }
      const found = [...groupByMonth(rows.length, months, bad)].map(([month, { first, count, rows: own }]) => {
        const listed = own ?? Array.from({ length: count }, (_, i) => first + i);
        expect(listed).toHaveLength(count);
        return [month, [...listed]];
      });
      expect(new Map(found as [number, number[]][])).toEqual(expected);
    });
    fc.assert(property, { numRuns: 500, seed: 4 });
  });

  it("need no list where they follow each other", () => {
    const months = Int32Array.of(5, 5, 6, 6, 7);
    const groups = groupByMonth(5, months, new Map([[4, "bad"]]));
    expect([...groups]).toEqual([
      [5, { first: 0, count: 2, rows: null }],
      [6, { first: 2, count: 2, rows: null }],
    ]);
  });

  it("are one group in a table without months", () => {
    expect([...groupByMonth(3, null, new Map())]).toEqual([[null, { first: 0, count: 3, rows: null }]]);
    expect([...groupByMonth(3, null, new Map([[1, "bad"]]))]).toEqual([
      [null, { first: 0, count: 2, rows: Uint32Array.of(0, 2) }],
    ]);
    expect([...groupByMonth(0, null, new Map())]).toEqual([]);
  });
});
