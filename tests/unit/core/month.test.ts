import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMonth, parseMonth } from "../../../core/time/month.ts";

describe("month", () => {
  it("reads back what it writes, for every month of four-digit years", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 * 12 + 11 }), (month) => {
        expect(parseMonth(formatMonth(month))).toBe(month);
      }),
    );
  });

  it("reads the extract's three spellings of one month alike", () => {
    expect(parseMonth("2018-07")).toBe(2018 * 12 + 6);
    expect(parseMonth("2018-07-28")).toBe(parseMonth("2018-07"));
    expect(parseMonth("2018-07-01")).toBe(parseMonth("2018-07"));
  });

  it("refuses months that do not exist", () => {
    for (const text of ["2018-00", "2018-13", "201807", "", "2018-7"]) expect(parseMonth(text)).toBeNaN();
  });
});
