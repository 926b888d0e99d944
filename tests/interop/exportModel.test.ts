import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { exportModel } from "../../core/connections/onnx/export/exportModel.ts";
import { finish } from "../../core/jobs/progress.ts";
import { applyCalibration, type Calibration, fitIsotonic } from "../../core/learning/combine/calibrate.ts";
import type { LearnedModel } from "../../core/learning/learners/learner.ts";
import { LEARNERS, learnerOf, predictWith } from "../../core/learning/learners/registry.ts";
import { COLUMNS, lessonOf, SMALL } from "../support/onnxLesson.ts";
import { runScript, whyNoPython } from "../support/python.ts";

const reason = whyNoPython("onnxruntime", "numpy");
const ROWS = 10_000;
const SCRIPT = fileURLToPath(new URL("scoreOnnx.py", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "onnx-learners-"));
afterAll(() => rmSync(directory, { recursive: true }));

const lesson = lessonOf(1500, "train");
const { table } = lessonOf(ROWS, "test", 0.02);
const models = new Map<string, LearnedModel>();
async function modelOf(name: string): Promise<LearnedModel> {
  const fitted = models.get(name) ?? (await finish(learnerOf(name).fit(lesson, { parameters: SMALL[name] })));
  models.set(name, fitted);
  return fitted;
}

/** The table as the file wants it; a code without a label is one that nobody knew. */
const given = Object.fromEntries(
  table.columns.map((column) => [
    column.name,
    column.kind === "category"
      ? Array.from(column.codes, (code, row) => (code === 0 && row % 2 === 0 ? "never seen" : column.labels[code]))
      : Array.from(column.values, (value) => (Number.isNaN(value) ? null : value)),
  ]),
);
const inputs = join(directory, "inputs.json");
writeFileSync(inputs, JSON.stringify(given));

function scoresOf(members: { weight: number; models: LearnedModel[] }[], calibration: Calibration): number[] {
  const path = join(directory, "model.onnx");
  const options = { columns: COLUMNS, meaning: "P(yes)", codeVersion: "0", metadata: {} };
  writeFileSync(path, exportModel({ members, calibration }, options));
  const scores = runScript<Record<string, number[]>>(SCRIPT, [path, inputs]);
  expect(Object.keys(scores)).toEqual(["probability_"]);
  return scores.probability_;
}

const apart = (ours: Float64Array, theirs: readonly number[]) =>
  ours.reduce((most, p, i) => Math.max(most, Math.abs(p - theirs[i])), 0);

describe.skipIf(reason !== null)(`learners as ONNX${reason === null ? "" : ` (skipped: ${reason})`}`, () => {
  it.each(LEARNERS.map(({ name }) => name))(
    "%s gives its scores in onnxruntime, to 1e-6 on 10,000 rows",
    async (name) => {
      const model = await modelOf(name);
      const theirs = scoresOf([{ weight: 1, models: [model] }], { kind: "none" });
      expect(theirs).toHaveLength(ROWS);
      expect(apart(predictWith(model, table), theirs)).toBeLessThan(1e-6);
      if (name !== "constant") expect(new Set(theirs).size).toBeGreaterThan(100);
    },
  );

  it("a weighted mean of all, calibrated by Platt, gives its scores", async () => {
    const all = await Promise.all(LEARNERS.map(({ name }) => modelOf(name)));
    const weights = [0.05, 0.1, 0.2, 0.3, 0.25, 0.1];
    const mean = new Float64Array(ROWS);
    for (const [m, model] of all.entries())
      for (const [i, p] of predictWith(model, table).entries()) mean[i] += weights[m] * p;
    const calibration = { kind: "platt" as const, slope: 1.3, intercept: -0.2 };
    const theirs = scoresOf(
      all.map((model, m) => ({ weight: weights[m], models: [model] })),
      calibration,
    );
    expect(apart(applyCalibration(calibration, mean), theirs)).toBeLessThan(1e-6);
  });

  it("an isotonic calibration gives its scores, ends included", async () => {
    const model = await modelOf("logistic");
    const calibration = fitIsotonic(predictWith(model, lesson.table), lesson.target);
    const theirs = scoresOf([{ weight: 1, models: [model] }], calibration);
    const ours = applyCalibration(calibration, predictWith(model, table));
    expect(apart(ours, theirs)).toBeLessThan(1e-6);
    expect(Math.min(...theirs)).toBeCloseTo(Math.min(...ours), 6);
  });

  it("a model of one class foretells its rate for every row", async () => {
    const ones = { table: lesson.table, target: new Uint8Array(lesson.table.rows).fill(1) };
    const model = await finish(learnerOf("gbdt").fit(ones));
    const theirs = scoresOf([{ weight: 1, models: [model] }], { kind: "none" });
    expect(theirs).toHaveLength(ROWS);
    expect(apart(predictWith(model, table), theirs)).toBeLessThan(1e-6);
  });
});
