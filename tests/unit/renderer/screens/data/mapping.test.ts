import { describe, expect, it } from "vitest";
import type { InspectedFile } from "../../../../../core/contract/desk/data.ts";
import { chosenOf, groupFiles, mappingOf } from "../../../../../renderer/screens/data/import/map/mapping.ts";

const tables = [
  {
    id: "people",
    columns: [
      { id: "customer", label: "customer", kind: "integer", needed: true },
      { id: "age", label: "Age", kind: "integer", needed: true },
      { id: "town", label: "Town", kind: "category", needed: false },
    ],
  },
  { id: "cards", columns: [{ id: "age", label: "Age of the card", kind: "integer", needed: true }] },
];

const file = (name: string, part: Partial<InspectedFile> = {}): InspectedFile => ({
  path: `/x/${name}`,
  name,
  sizeBytes: 1,
  table: "people",
  problem: null,
  nearest: null,
  findings: [],
  header: ["", "cid", "age"],
  sample: [
    ["0", "", "40"],
    ["1", "7", "41"],
  ],
  mapping: [
    { source: "", column: null, label: "", kind: "" },
    { source: "cid", column: "customer", label: "customer", kind: "integer" },
    { source: "age", column: "age", label: "Age", kind: "integer" },
  ],
  ...part,
});

describe("the mapping of columns", () => {
  it("takes files with one header together, and leaves out columns without a name", () => {
    const groups = groupFiles([file("a.csv"), file("b.csv"), file("c.csv", { header: ["cid"], mapping: [] })]);
    expect(groups.map(({ names }) => names)).toEqual([["a.csv", "b.csv"], ["c.csv"]]);
    expect(groups[0].columns).toEqual([
      { source: "cid", column: "customer", sample: "7" },
      { source: "age", column: "age", sample: "40" },
    ]);
  });

  it("begins with the nearest table when none fits, and says what is lacking and what was chosen twice", () => {
    const [group] = groupFiles([
      file("a.csv", {
        table: null,
        nearest: "people",
        problem: "no",
        mapping: [
          { source: "cid", column: "customer", label: "", kind: "" },
          { source: "alter", column: null, label: "", kind: "" },
        ],
      }),
    ]);
    const before = chosenOf(group, {}, tables);
    expect(before).toMatchObject({ table: "people", lacking: [{ id: "age" }], twice: [] });
    const choice = (column: string) => ({ [group.id]: { table: null, columns: { alter: column } } });
    expect(chosenOf(group, choice("age"), tables)).toMatchObject({ lacking: [], twice: [] });
    expect(chosenOf(group, choice("customer"), tables)).toMatchObject({
      lacking: [{ id: "age" }],
      twice: ["customer"],
    });
  });

  it("takes columns of another table by their names", () => {
    const [group] = groupFiles([file("a.csv")]);
    const choices = { [group.id]: { table: "cards", columns: {} } };
    expect(chosenOf(group, choices, tables).columns.map(({ column }) => column)).toEqual([null, "age"]);
  });

  it("tells every column of the groups that were changed, and nothing of the others", () => {
    const groups = groupFiles([file("a.csv"), file("b.csv", { header: ["other"], mapping: [] })]);
    expect(mappingOf(groups, {}, tables)).toEqual([]);
    const choices = { [groups[0].id]: { table: null, columns: { age: null } } };
    expect(mappingOf(groups, choices, tables)).toEqual([
      { table: "people", source: "cid", column: "customer" },
      { table: "people", source: "age", column: null },
    ]);
  });
});
