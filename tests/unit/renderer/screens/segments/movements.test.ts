import { expect, it } from "vitest";
import { movements, stayed } from "../../../../../renderer/screens/segments/migration/movements.ts";

// two segments; the last row joined, the last column left
const table = [
  [90, 7, 3],
  [5, 40, 0],
  [2, 6, 0],
];

it("lists who moved, joined or left, most first, and leaves out nobody and those who stayed", () => {
  expect(movements(table, false)).toEqual([
    { from: 0, to: 1, customers: 7 },
    { from: 2, to: 1, customers: 6 },
    { from: 1, to: 0, customers: 5 },
    { from: 0, to: 2, customers: 3 },
    { from: 2, to: 0, customers: 2 },
  ]);
  expect(movements(table, true)[0]).toEqual({ from: 0, to: 0, customers: 90 });
});

it("counts those who stayed among customers of both months only", () => {
  expect(stayed(table)).toEqual({ share: 130 / 142, moved: 12, both: 142 });
});
