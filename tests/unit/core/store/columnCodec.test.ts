import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ColumnValues, decodeColumn, encodeColumn, hashStored } from "../../../../core/store/columnCodec.ts";

const int32 = fc.integer({ min: -2147483648, max: 2147483647 });
const column: fc.Arbitrary<ColumnValues> = fc.oneof(
  fc
    .array(fc.integer({ min: -1000, max: 2000000000 }))
    .map((a): ColumnValues => ({ kind: "key", values: Int32Array.from(a).sort() })),
  fc
    .array(fc.integer({ min: 0, max: 4294967295 }))
    .map((a): ColumnValues => ({ kind: "mask", values: Uint32Array.from(a), products: ["a", "b"] })),
  fc
    .array(fc.integer({ min: 0, max: 3 }))
    .map((a): ColumnValues => ({ kind: "category", codes: Uint16Array.from(a), labels: ["", "KAT", "KFC", "KHE"] })),
  fc.array(fc.integer({ min: 0, max: 299 })).map(
    (a): ColumnValues => ({
      kind: "category",
      codes: Uint16Array.from(a),
      labels: Array.from({ length: 300 }, (_, i) => (i === 0 ? "" : String(i))),
    }),
  ),
  fc.array(int32).map((a): ColumnValues => ({ kind: "integer", values: Int32Array.from(a) })),
  fc
    .array(
      fc.oneof(
        fc.double(),
        fc.integer({ min: 0, max: 3_000_000_000 }).map((cents) => cents / 100),
        fc.constant(Number.NaN),
      ),
    )
    .map((a): ColumnValues => ({ kind: "number", values: Float64Array.from(a, (v) => v + 0) })),
  fc.array(fc.constantFrom(0, 1, 255)).map((a): ColumnValues => ({ kind: "flag", values: Uint8Array.from(a) })),
);

describe("column codec", () => {
  it("gives back every value of every kind", () => {
    fc.assert(
      fc.property(column, (values) => {
        const stored = encodeColumn("c", values);
        expect(decodeColumn(stored)).toEqual(values);
        expect(hashStored(stored.encoding, stored.data)).toBe(stored.hash);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it("keeps salaries with two decimals as four bytes each", () => {
    const salaries = Float64Array.from([28_894_395.51, 1202.73, Number.NaN, 87218.1]);
    const stored = encodeColumn("salary", { kind: "number", values: salaries });
    expect(stored.encoding.width).toBe(4);
    expect([stored.nulls, stored.min, stored.max]).toEqual([1, 1202.73, 28_894_395.51]);
  });

  it("gives equal columns equal hashes and different labels different ones", () => {
    const codes = Uint16Array.from([1, 0]);
    const one = encodeColumn("c", { kind: "category", codes, labels: ["", "A"] });
    const same = encodeColumn("c", { kind: "category", codes: codes.slice(), labels: ["", "A"] });
    const other = encodeColumn("c", { kind: "category", codes, labels: ["", "B"] });
    expect(same.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
  });
});
