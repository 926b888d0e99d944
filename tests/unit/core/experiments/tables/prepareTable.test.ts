import { describe, expect, it } from "vitest";
import { tableSearchOptions } from "../../../../../core/contract/tableModel.ts";
import { forwardFolds, groupFolds, stratifiedFolds } from "../../../../../core/experiments/tables/folds.ts";
import { prepareTable, wholeColumns } from "../../../../../core/experiments/tables/prepareTable.ts";
import { readFlatTable } from "../../../../../core/ingestion/flat/flatTable.ts";
import { createRandom } from "../../../../../core/random/random.ts";
import { madeTable } from "../../../../support/madeTable.ts";

async function prepared(path: string, more: Record<string, unknown> = {}) {
  const options = tableSearchOptions.parse({ target: "answer", ...more });
  return prepareTable(await readFlatTable(path, { whole: wholeColumns(options) }), options);
}

const roleOf = ({ columns }: Awaited<ReturnType<typeof prepared>>, name: string) =>
  columns.find((column) => column.name === name);

describe("a table made ready", () => {
  it("sets keys, constants and nameless texts aside, with the reason", async () => {
    const path = madeTable(300, (row) => ({
      number: row + 1,
      same: 5,
      name: `person ${row}`,
      nothing: "",
    }));
    const table = await prepared(path);
    expect(roleOf(table, "number")).toMatchObject({ role: "aside", why: "it numbers the rows" });
    expect(roleOf(table, "same")).toMatchObject({ role: "aside", why: "it is the same in every row" });
    expect(roleOf(table, "name")).toMatchObject({ role: "aside", why: expect.stringMatching(/names the rows/) });
    expect(roleOf(table, "nothing")).toMatchObject({ role: "aside", why: "it has no value in any row" });
    expect(table.features.columns.map(({ name }) => name)).toEqual(["x", "y", "colour"]);
    expect(table.positive).toBe("no");
  });

  it("refuses a label leak: a column that is the answer in other words", async () => {
    const path = madeTable(400, (_, answer) => ({ outcome: answer ? "won" : "lost", score: answer ? 0.9 : 0.1 }));
    const table = await prepared(path);
    expect(roleOf(table, "outcome")).toMatchObject({ role: "aside", why: expect.stringMatching(/tells the answer/) });
    expect(roleOf(table, "score")).toMatchObject({ role: "aside" });
    expect(table.warnings.join()).toMatch(/outcome was set aside.*--keep "outcome"/);
    const kept = await prepared(path, { keep: ["outcome"] });
    expect(roleOf(kept, "outcome")).toMatchObject({ role: "feature", why: "kept as asked" });
  });

  it("refuses a time leak: a column that holds the next row's answer", async () => {
    const random = createRandom(3);
    const path = madeTable(400, (row, _, answers) => ({
      soon: Number(answers[row + 1] ?? random.chance(0.5)),
      before: Number(answers[row - 1] ?? random.chance(0.5)),
    }));
    const table = await prepared(path, { ordered: true });
    expect(roleOf(table, "soon")).toMatchObject({ role: "aside", why: expect.stringMatching(/next row/) });
    // what was the answer before is known
    expect(roleOf(table, "before")).toMatchObject({ role: "feature" });
    const minutes = madeTable(400, (row, _, answers) => ({
      minute: 2 * row,
      soon: Number(answers[row + 1] ?? random.chance(0.5)),
    }));
    expect(roleOf(await prepared(minutes, { time: "minute" }), "soon")).toMatchObject({ role: "aside" });
    // without order there is no next row
    expect(roleOf(await prepared(path), "soon")).toMatchObject({ role: "feature" });
  });

  it("never has a customer on both sides when rows are grouped by customer", async () => {
    const path = madeTable(400, (row) => ({ customer: `c${Math.floor(row / 5)}` }));
    const { split, groups } = await prepared(path, { group: "customer" });
    expect(split.folds.length).toBeGreaterThan(2);
    for (const { learn, judge } of split.folds) {
      const known = new Set([...learn].map((row) => groups?.[row]));
      expect([...judge].some((row) => known.has(groups?.[row]))).toBe(false);
    }
    const judged = split.folds.flatMap(({ judge }) => [...judge]);
    expect(new Set(judged).size).toBe(judged.length);
  });

  it("says what is wrong with a target", async () => {
    const path = madeTable(60);
    await expect(prepared(path, { target: "x" })).rejects.toThrow(
      /different values; a search needs two.*above its median/,
    );
    await expect(prepared(path, { target: "colour" })).rejects.toThrow(/3 different values/);
    await expect(prepared(path, { target: "answr" })).rejects.toThrow(/no column "answr"/);
    await expect(prepared(path, { positive: "maybe" })).rejects.toThrow(/never "maybe".*Choose/);
    const odd = madeTable(30, (row) => ({ empty: "", same: "a", rare: row === 3 ? "b" : "a" }));
    await expect(prepared(odd, { target: "empty" })).rejects.toThrow(/empty has no value in any row/);
    await expect(prepared(odd, { target: "same" })).rejects.toThrow(/same is "a" in every row/);
    await expect(prepared(odd, { target: "rare" })).rejects.toThrow(/"b" occurs once only.*five rows of each/);
  });
});

describe("folds", () => {
  const target = Uint8Array.from({ length: 600 }, (_, row) => (row % 10 === 0 ? 1 : 0));

  it("are judged once each, with the same share of positives", () => {
    const { folds } = stratifiedFolds(target, 1);
    const judged = folds.flatMap(({ judge }) => [...judge]);
    expect(judged.sort((a, b) => a - b)).toEqual([...target.keys()]);
    for (const { learn, judge } of folds) {
      expect(learn.length + judge.length).toBe(600);
      const positives = judge.reduce((sum, row) => sum + target[row], 0);
      expect(positives / judge.length).toBeCloseTo(0.1, 1);
    }
  });

  it("go forward in time, and keep the last period for the end", () => {
    const months = Float64Array.from({ length: 600 }, (_, row) => Math.floor(row / 50));
    const { folds, last } = forwardFolds("t", target, months);
    expect([...(last ?? [])].every((row) => months[row] === 11)).toBe(true);
    expect(folds.map(({ judge }) => months[judge[0]])).toEqual([7, 8, 9, 10]);
    for (const { learn, judge } of folds) {
      expect(Math.max(...[...learn].map((row) => months[row]))).toBeLessThan(
        Math.min(...[...judge].map((row) => months[row])),
      );
    }
    expect(() => forwardFolds("t", target, new Float64Array(600))).toThrow(/1 different times/);
  });

  it("cut many different times into stretches, never within one time", () => {
    const days = Float64Array.from({ length: 600 }, (_, row) => Math.floor(row / 3));
    const { folds, last } = forwardFolds("t", target, days);
    expect(folds.length).toBe(4);
    expect((last ?? []).length).toBeGreaterThan(100);
    for (const { learn, judge } of folds) expect(days[learn[learn.length - 1]]).toBeLessThan(days[judge[0]]);
  });

  it("refuse groups that cannot be told apart", () => {
    expect(() => groupFolds("t", target, new Uint32Array(600), 1)).toThrow(/one group/);
  });
});
