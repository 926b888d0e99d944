import { describe, expect, it } from "vitest";
import type { FeatureTable } from "../../../../../core/features/featureTable.ts";
import { finish } from "../../../../../core/jobs/progress.ts";
import type { Lesson, Parameters } from "../../../../../core/learning/learners/learner.ts";
import { LEARNERS, learnerOf, predictWith } from "../../../../../core/learning/learners/registry.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";

/** Small settings, so that every check is quick; full batches and no least rows, so that weights can stand for rows. */
const SMALL: Record<string, Parameters> = {
  gbdt: { trees: 20, leaves: 8, minRows: 1, minHessian: 2 },
  "extra-trees": { trees: 10 },
  mlp: { hidden: [8], epochs: 8, batch: 100_000, leastSteps: 1, learningRate: 0.05 },
};
const LABELS = ["", "north", "south", "east", "west", "centre", "isles"];

/** Numbers, a flag, a category, missing values; who is 1 follows from them. Every value is one of few. */
function lessonOf(rows: number, seed: number): Lesson & { weights: Float64Array } {
  const random = createRandom(seed);
  const age = new Float64Array(rows);
  const active = new Uint8Array(rows);
  const region = new Uint16Array(rows);
  const target = new Uint8Array(rows);
  const weights = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    age[i] = 20 + random.integer(50);
    active[i] = random.chance(0.2) ? 1 : 0;
    region[i] = random.integer(LABELS.length);
    const margin = -2 + 0.05 * (age[i] - 45) + 2 * active[i] + (region[i] % 3 === 1 ? 1.5 : 0);
    target[i] = random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
    if (random.chance(0.1)) age[i] = Number.NaN;
    weights[i] = random.integer(4);
  }
  return { table: tableOf(age, active, region), target, weights };
}

function tableOf(age: Float64Array, active: Uint8Array, region: Uint16Array): FeatureTable {
  return {
    rows: age.length,
    columns: [
      { kind: "number", name: "age", values: age },
      { kind: "number", name: "active", values: active },
      { kind: "category", name: "region", codes: region, labels: LABELS },
      { kind: "number", name: "constant", values: new Float64Array(age.length).fill(7) },
      { kind: "number", name: "unknown", values: new Float64Array(age.length).fill(Number.NaN) },
      { kind: "category", name: "nothing", codes: new Uint16Array(age.length), labels: [""] },
    ],
  };
}

/** Each row as often as its weight says. */
function repeated({ table, target, weights }: Lesson & { weights: Float64Array }): Lesson {
  const rows = [...weights].flatMap((weight, row) => new Array<number>(weight).fill(row));
  const columns = table.columns.map((column) =>
    column.kind === "category"
      ? { ...column, codes: Uint16Array.from(rows, (row) => column.codes[row]) }
      : { ...column, values: Float64Array.from(rows, (row) => column.values[row]) },
  );
  return { table: { rows: rows.length, columns }, target: Uint8Array.from(rows, (row) => target[row]) };
}

const train = lessonOf(600, 1);
const test = lessonOf(600, 2);
const farthest = (a: Float64Array, b: Float64Array) => a.reduce((most, p, i) => Math.max(most, Math.abs(p - b[i])), 0);

describe.each(LEARNERS.map(({ name }) => name))("%s", (name) => {
  const learner = learnerOf(name);
  const parameters = SMALL[name] ?? {};
  const teach = (lesson: Lesson, seed = 1) => finish(learner.fit(lesson, { parameters, seed }));
  const unweighted = { table: train.table, target: train.target };

  it("ranks unseen rows above chance and foretells about as many as there are", async () => {
    const scores = learner.predict(await teach(unweighted), test.table);
    const observed = test.target.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(scores.reduce((sum, p) => sum + p, 0) / observed - 1)).toBeLessThan(0.2);
    if (name !== "constant") expect(rocAuc(scores, test.target)).toBeGreaterThan(0.75);
  });

  it("gives the same model for the same seed", async () => {
    expect(await teach(unweighted)).toEqual(await teach(unweighted));
  });

  it("foretells the same after a round trip through JSON", async () => {
    const model = await teach(unweighted);
    expect(predictWith(JSON.parse(JSON.stringify(model)), test.table)).toEqual(predictWith(model, test.table));
  });

  it("keeps to 0 and 1, also for missing values and labels never seen", async () => {
    const model = await teach(unweighted);
    const nan = new Float64Array(2).fill(Number.NaN);
    const strange = tableOf(nan, new Uint8Array([0, 1]), new Uint16Array([0, 1]));
    const columns = strange.columns.map((column) =>
      column.name === "region" && column.kind === "category" ? { ...column, labels: ["", "the moon"] } : column,
    );
    for (const table of [test.table, strange, { rows: 2, columns }]) {
      for (const p of learner.predict(model, table)) expect(p >= 0 && p <= 1).toBe(true);
    }
  });

  it("takes a weight for as many rows", async () => {
    const once = learner.predict(await teach(train), test.table);
    const oftener = learner.predict(await teach(repeated(train)), test.table);
    expect(farthest(once, oftener)).toBeLessThan(1e-3);
  });

  it("foretells the smoothed rate when there is one class, or one row", async () => {
    const ones = await teach({ table: train.table, target: new Uint8Array(600).fill(1) });
    expect(learner.predict(ones, test.table)[0]).toBeCloseTo(600.5 / 601, 12);
    const one = await teach(lessonOf(1, 3));
    expect(learner.predict(one, test.table).every((p) => p > 0 && p < 1)).toBe(true);
  });

  it("refuses a target of another length", async () => {
    await expect(teach({ table: train.table, target: new Uint8Array(3) })).rejects.toThrow("The target has 3 rows");
    await expect(teach({ table: { rows: 0, columns: [] }, target: new Uint8Array(0) })).rejects.toThrow("no rows");
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const work = finish(learner.fit(unweighted, { parameters, signal: stop.signal }), () => stop.abort());
    if (name === "constant" || name === "naive-bayes") await expect(work).resolves.toMatchObject({ learner: name });
    else await expect(work).rejects.toMatchObject({ code: "cancelled" });
    await expect(finish(learner.fit(unweighted, { signal: stop.signal }))).rejects.toMatchObject({ code: "cancelled" });
  });
});

it("names the learners when asked for one that is not there", () => {
  expect(() => learnerOf("oracle")).toThrow("Name one of constant, naive-bayes, logistic, gbdt, extra-trees, mlp.");
});
