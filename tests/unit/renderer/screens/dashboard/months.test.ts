import { expect, it } from "vitest";
import { addMonths, byCalendar, calendar } from "../../../../../renderer/screens/dashboard/months.ts";

it("counts months over the turn of the year, both ways", () => {
  expect(addMonths("2018-12", 1)).toBe("2019-01");
  expect(addMonths("2019-01", -1)).toBe("2018-12");
  expect(addMonths("2019-05", -12)).toBe("2018-05");
});

it("shows a month that is missing in the data as a gap", () => {
  const months = ["2018-11", "2018-12", "2019-02"];
  expect(calendar(months)).toEqual(["2018-11", "2018-12", "2019-01", "2019-02"]);
  expect(byCalendar(months, [1, null, 3])).toEqual([1, null, null, 3]);
  expect(calendar([])).toEqual([]);
});
