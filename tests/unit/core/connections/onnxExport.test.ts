import { beforeAll, describe, expect, it } from "vitest";
import { exportModel } from "../../../../core/connections/onnx/export/exportModel.ts";
import { openOnnx } from "../../../../core/connections/onnx/run/onnxFile.ts";
import type { Tensor } from "../../../../core/connections/onnx/run/tensor.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { applyCalibration, type Calibration, fitIsotonic } from "../../../../core/learning/combine/calibrate.ts";
import type { LearnedModel } from "../../../../core/learning/learners/learner.ts";
import { LEARNERS, learnerOf, predictWith } from "../../../../core/learning/learners/registry.ts";
import { COLUMNS, lessonOf, SMALL } from "../../../support/onnxLesson.ts";

const NAMES = LEARNERS.map(({ name }) => name);
const ROWS = 500;
const lesson = lessonOf(600, "train");
const { table } = lessonOf(ROWS, "test", 0.05);
const models = new Map<string, LearnedModel>();
beforeAll(async () => {
  for (const name of NAMES) {
    const parameters = { ...SMALL[name], ...(name === "mlp" ? { epochs: 1 } : {}) };
    models.set(name, await finish(learnerOf(name).fit(lesson, { parameters })));
  }
});
const modelOf = (name: string) => models.get(name) as LearnedModel;

/** The table as the file wants it; a code without a label is one that nobody knew. */
const given = new Map(
  table.columns.map((column): [string, Tensor] => [
    column.name,
    {
      dims: [ROWS, 1],
      data:
        column.kind === "category"
          ? Array.from(column.codes, (code, row) => (code === 0 && row % 2 === 0 ? "never seen" : column.labels[code]))
          : Float64Array.from(column.values),
    },
  ]),
);

function scoresOf(members: { weight: number; models: LearnedModel[] }[], calibration: Calibration): Float64Array {
  const options = { columns: COLUMNS, meaning: "P(yes)", codeVersion: "0", metadata: {} };
  const file = openOnnx(exportModel({ members, calibration }, options), "own.onnx");
  const { dims, data } = file.output(file.outputs[0]).score(given);
  expect(dims).toEqual([ROWS, 1]);
  return Float64Array.from(data, Number);
}

const apart = (ours: Float64Array, read: Float64Array) =>
  ours.reduce((most, p, i) => Math.max(most, Math.abs(p - read[i])), 0);

describe("what we write, read back by our own runner", () => {
  it.each(NAMES)("%s scores as it was learned, to 1e-6", (name) => {
    const read = scoresOf([{ weight: 1, models: [modelOf(name)] }], { kind: "none" });
    expect(read).toHaveLength(ROWS);
    expect(apart(predictWith(modelOf(name), table), read)).toBeLessThan(1e-6);
    if (name !== "constant") expect(new Set(read).size).toBeGreaterThan(100);
  });

  it.each(["platt", "isotonic"])("a weighted mean of all, calibrated by %s, too", (kind) => {
    const blend = ({ rows }: typeof table, of: typeof table) => {
      const mean = new Float64Array(rows);
      for (const name of NAMES)
        for (const [i, p] of predictWith(modelOf(name), of).entries()) mean[i] += p / NAMES.length;
      return mean;
    };
    const calibration: Calibration =
      kind === "platt"
        ? { kind: "platt", slope: 1.3, intercept: -0.2 }
        : fitIsotonic(blend(lesson.table, lesson.table), lesson.target);
    const read = scoresOf(
      NAMES.map((name) => ({ weight: 1 / NAMES.length, models: [modelOf(name)] })),
      calibration,
    );
    expect(apart(applyCalibration(calibration, blend(table, table)), read)).toBeLessThan(1e-6);
  });

  it("a model of one class foretells its rate for every row", async () => {
    const ones = { table: lesson.table, target: new Uint8Array(lesson.table.rows).fill(1) };
    const model = await finish(learnerOf("gbdt").fit(ones));
    const read = scoresOf([{ weight: 1, models: [model] }], { kind: "none" });
    expect(read).toHaveLength(ROWS);
    expect(apart(predictWith(model, table), read)).toBeLessThan(1e-6);
  });
});
