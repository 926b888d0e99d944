import { expect, it } from "vitest";
import { examples } from "../../../../../renderer/screens/data/sql/examples.ts";
import { kindsOf } from "../../../../../renderer/screens/data/sql/kindsOf.ts";

it("tells what a column holds by its values; keys are names, not figures", () => {
  const columns = ["customer", "n", "share", "name", "nothing", "mixed"];
  const rows = [
    [7, 1, null, "a", null, 1],
    [8, 2, 0.5, "b", null, "x"],
  ];
  expect(kindsOf({ columns, rows })).toEqual(["text", "integer", "decimal", "text", "text", "text"]);
});

it("asks examples of the month shown and of a product that there is", () => {
  const product = { id: "card", label: "Card", family: "cards", marginEur: 1, marginSource: "contract", credit: false };
  const queries = examples({ products: [product] }, "2019-05").map(({ query }) => query);
  expect(queries.join("\n")).toContain("panel('2019-05')");
  expect(queries.join("\n")).toContain("sum(card)");
  expect(examples({ products: [] }, "2019-05").map(({ id }) => id)).not.toContain("holders");
});
