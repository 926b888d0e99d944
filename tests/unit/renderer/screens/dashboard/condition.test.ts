import { expect, it } from "vitest";
import type { Filter } from "../../../../../core/contract/desk/figures.ts";
import { formatterFor } from "../../../../../renderer/format/formatter.ts";
import { en } from "../../../../../renderer/i18n/en/index.ts";
import { readConditions, withConditions } from "../../../../../renderer/screens/dashboard/filters/condition.ts";
import {
  dayOf,
  describeCondition,
  isoDay,
} from "../../../../../renderer/screens/dashboard/filters/describeCondition.ts";

const known = {
  attributes: [
    { id: "province", label: "Province", kind: "category" as const, role: "region", labels: [] },
    { id: "age", label: "Age", kind: "number" as const, role: "age", labels: [] },
    { id: "entry", label: "Entry date", kind: "date" as const, role: "joined", labels: [] },
    { id: "active", label: "Active", kind: "flag" as const, role: "active", labels: [] },
  ],
  products: [
    { id: "card", label: "Debit card", family: "account", marginEur: 60, marginSource: "rule", credit: false },
  ],
};
const format = formatterFor("en-GB", "en");
const say = (condition: Filter) => describeCondition(condition, known, en.dashboard.condition, format);

it("reads conditions from an address and leaves out what is none", () => {
  const address = [
    { column: "age", min: 18, below: 25, other: true },
    { column: "card", in: [1] },
    { column: "age" },
    { column: "", in: ["1"] },
    { column: "age", min: "18" },
    "age",
    null,
  ];
  expect(readConditions(address)).toEqual([
    { column: "age", min: 18, below: 25 },
    { column: "card", in: ["1"] },
  ]);
  expect(readConditions("age")).toEqual([]);
  expect(readConditions(undefined)).toEqual([]);
});

it("asks nothing twice, and never more than the core takes", () => {
  const one = { column: "card", in: ["1"] };
  expect(
    withConditions(
      [one],
      [
        { column: "card", in: ["1"] },
        { column: "age", min: 18 },
      ],
    ),
  ).toEqual([one, { column: "age", min: 18 }]);
  const many = Array.from({ length: 30 }, (_, min) => ({ column: "age", min }));
  expect(withConditions([], many)).toHaveLength(20);
});

it("says a condition as a person would", () => {
  expect(say({ column: "card", in: ["1"] })).toBe("Debit card: held");
  expect(say({ column: "card", in: ["0"] })).toBe("Debit card: not held");
  expect(say({ column: "bought:card", in: ["1"] })).toBe("Debit card: bought in the month");
  expect(say({ column: "lost:card", in: ["1"] })).toBe("Debit card: given up in the month");
  expect(say({ column: "province", in: ["28", "8"] })).toBe("Province: 28 or 8");
  expect(say({ column: "province", in: [""] })).toBe("Province: not known");
  expect(say({ column: "province", in: ["1", "2", "3", "4"] })).toBe("Province: 1 or 3 others");
  expect(say({ column: "active", in: ["0"] })).toBe("Active: No");
  expect(say({ column: "age", min: 18, below: 25 })).toBe("Age: from 18 to under 25");
  expect(say({ column: "age", in: [""] })).toBe("Age: not known");
  expect(say({ column: "entry", min: dayOf("2015-01-01") ?? 0 })).toBe("Entry date: 2015-01-01 or more");
  expect(say({ column: "customer:came", in: ["new"] })).toBe("New in the month");
  expect(say({ column: "customer:leaves", in: ["1"] })).toBe("Absent the month after");
  expect(say({ column: "customer:firstSeen", in: ["2018-02"] })).toBe("First seen: February 2018");
  expect(say({ column: "customer:gained", in: ["card"] })).toBe("Gained in the month: Debit card");
  expect(say({ column: "customer:products", min: 2, max: 2 })).toBe("Number of products: 2");
});

it("turns days into dates and back", () => {
  expect(isoDay(dayOf("2019-05-28") ?? 0)).toBe("2019-05-28");
  expect(dayOf("")).toBeNull();
});
