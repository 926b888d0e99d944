import { expect, it } from "vitest";
import { markOf, shortName } from "../../../../../renderer/screens/segments/mark.ts";

it("gives twenty segments marks that differ in colour or shape, and the set-aside one of its own", () => {
  const marks = Array.from({ length: 21 }, (_, i) => JSON.stringify(markOf(`S${i}`)));
  expect(new Set(marks).size).toBe(21);
});

it("keeps a segment's mark whatever others there are", () => {
  expect(markOf("S3")).toEqual(markOf("S3"));
  expect(markOf("S9")).toMatchObject({ colour: markOf("S3").colour, symbol: "square" });
});

it("shortens a name but never its id", () => {
  expect(shortName({ id: "S2", name: "Young and dormant" })).toBe("S2 Young and dormant");
  expect(shortName({ id: "S2", name: "Young and dormant" }, 12)).toBe("S2 Young an…");
});
