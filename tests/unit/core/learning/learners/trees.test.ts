import { describe, expect, it } from "vitest";
import type { FeatureTable } from "../../../../../core/features/featureTable.ts";
import { finish } from "../../../../../core/jobs/progress.ts";
import type { GbdtModel } from "../../../../../core/learning/gbdt/tree.ts";
import type { Lesson, Parameters } from "../../../../../core/learning/learners/learner.ts";
import { learnerOf } from "../../../../../core/learning/learners/registry.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";

const gbdt = learnerOf("gbdt");

/** Two numbers, of which the first raises the chance but for noise, and one of thirty labels of which every third buys. */
function lessonOf(seed: string, rows = 2500): Lesson {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: rows }, () => random.float());
  const z = Float64Array.from({ length: rows }, () => random.float());
  const codes = Uint16Array.from({ length: rows }, () => 1 + random.integer(30));
  const target = Uint8Array.from({ length: rows }, (_, i) => {
    const margin = -2 + 2 * x[i] + Math.sin(9 * z[i]) + (codes[i] % 3 === 0 ? 2 : 0);
    return random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
  });
  const labels = Array.from({ length: 31 }, (_, code) => (code === 0 ? "" : `town ${code}`));
  const table: FeatureTable = {
    rows,
    columns: [
      { kind: "number", name: "x", values: x },
      { kind: "number", name: "z", values: z },
      { kind: "category", name: "town", codes, labels },
    ],
  };
  return { table, target };
}

const train = lessonOf("train");
const test = lessonOf("test");
const taught = (parameters: Parameters, validation?: Lesson) =>
  finish(gbdt.fit(train, { parameters, seed: 5, validation }));
const aucOf = async (parameters: Parameters) => rocAuc(gbdt.predict(await taught(parameters), test.table), test.target);

describe("gbdt", () => {
  it("splits categories by sets of labels, better than by their order", async () => {
    const [, , town] = train.table.columns;
    const asNumbers = (lesson: Lesson): Lesson => {
      const [x, z, own] = lesson.table.columns;
      if (own.kind !== "category") throw new Error("town is a category");
      const values = Float64Array.from(own.codes);
      return {
        ...lesson,
        table: { rows: lesson.table.rows, columns: [x, z, { kind: "number", name: "town", values }] },
      };
    };
    expect(town.kind).toBe("category");
    const parameters = { trees: 10, leaves: 6 };
    const ordered = await finish(gbdt.fit(asNumbers(train), { parameters }));
    const scores = gbdt.predict(ordered, asNumbers(test).table);
    expect(await aucOf(parameters)).toBeGreaterThan(rocAuc(scores, test.target) + 0.02);
  });

  it("never falls along a column that may only rise, and knows the others still", async () => {
    const model = await taught({ monotone: { x: 1 }, trees: 60, minRows: 5 });
    const steps = Array.from({ length: 101 }, (_, i) => i / 100);
    for (const at of [0, 17, 400]) {
      const columns = test.table.columns.map((column) => {
        if (column.kind === "category") return { ...column, codes: new Uint16Array(101).fill(column.codes[at]) };
        const values = column.name === "x" ? Float64Array.from(steps) : new Float64Array(101).fill(column.values[at]);
        return { ...column, values };
      });
      const along = gbdt.predict(model, { rows: 101, columns });
      for (let i = 1; i < along.length; i++) expect(along[i]).toBeGreaterThanOrEqual(along[i - 1]);
      expect(along[100]).toBeGreaterThan(along[0]);
    }
    expect(rocAuc(gbdt.predict(model, test.table), test.target)).toBeGreaterThan(
      (await aucOf({ trees: 60, minRows: 5 })) - 0.01,
    );
  });

  it("grows trees on shares of rows and columns, none the worse", async () => {
    const shares = { rowShare: 0.5, columnShare: 0.7, trees: 60 };
    expect(await aucOf(shares)).toBeGreaterThan((await aucOf({ trees: 60 })) - 0.02);
    expect(await taught(shares)).toEqual(await taught(shares));
  });

  it.each(["log-loss", "roc-auc", "average-precision"])(
    "stops where %s was best on the validation rows",
    async (metric) => {
      const model = await taught({ metric, trees: 300, learningRate: 0.3, patience: 10 }, test);
      expect(model.steps).toBeGreaterThan(0);
      expect(model.steps).toBeLessThan(200);
      const replay = await taught({ trees: model.steps, learningRate: 0.3 });
      expect(replay.state).toEqual(model.state);
    },
  );

  it("keeps thresholds that single precision can hold", async () => {
    const { columns } = (await taught({ trees: 2 })).state as GbdtModel;
    for (const { edges } of columns) for (const edge of edges) expect(Math.fround(edge)).toBe(edge);
  });
});
