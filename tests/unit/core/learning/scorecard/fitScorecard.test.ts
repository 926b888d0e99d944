import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { finish } from "../../../../../core/jobs/progress.ts";
import { countCover, ShapExplainer } from "../../../../../core/learning/explain/treeShap.ts";
import { binMatrix } from "../../../../../core/learning/gbdt/binMatrix.ts";
import { predictMargins } from "../../../../../core/learning/gbdt/tree.ts";
import { probabilityOf } from "../../../../../core/learning/metrics/calibration.ts";
import { type ClassScores, ridits, weightOfEvidence } from "../../../../../core/learning/scorecard/classScores.ts";
import { fitScorecard } from "../../../../../core/learning/scorecard/fitScorecard.ts";
import { congruential } from "../../../../support/congruential.ts";

const golden = JSON.parse(readFileSync(new URL("../../../../golden/learning/scorecard.json", import.meta.url), "utf8"));
const ROWS = 4000;

/** The table of tests/golden/learning/scorecard.py. */
const next = congruential(21);
const columns = ["steps", "flag", "hump"].map((id) => ({ id, values: new Float32Array(ROWS) }));
const target = new Uint8Array(ROWS);
for (let i = 0; i < ROWS; i++) {
  const row = [Math.floor(next() * 5), next() < 0.4 ? 1 : 0, Math.floor(next() * 8)];
  const margin = -2 + 0.4 * row[0] - row[1] + (row[2] === 2 || row[2] === 3 ? 1.2 : 0);
  target[i] = next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
  if (next() < 0.25) row[0] = Number.NaN;
  columns.forEach(({ values }, c) => {
    values[i] = row[c];
  });
}
const matrix = binMatrix(columns);
const learnAt = async (scores: ClassScores, penalties: number[] = [golden.penalty]) =>
  finish(fitScorecard(matrix, target, { scores, penalties }));

describe("fitScorecard", () => {
  it.each([
    ["evidence", weightOfEvidence],
    ["ridits", ridits],
  ] as const)("weighs %s of classes as scikit-learn does", async (name, scores) => {
    expect(target.reduce((sum, is) => sum + is, 0)).toBe(golden.positives);
    const [model] = await learnAt(scores);
    const margins = predictMargins(model, matrix);
    for (const [row, wanted] of golden[name].entries()) expect(probabilityOf(margins[row])).toBeCloseTo(wanted, 3);
  });

  it("gives a model a penalty, the weaker ones further from the base rate", async () => {
    const models = await learnAt(weightOfEvidence, [1e6, 100, 1]);
    const spread = models.map((model) => {
      const margins = predictMargins(model, matrix);
      return Math.max(...margins) - Math.min(...margins);
    });
    expect(spread[0]).toBeLessThan(0.1);
    expect(spread[1]).toBeGreaterThan(spread[0]);
    expect(spread[2]).toBeGreaterThan(spread[1]);
  });

  it("explains a margin by its columns' points, whose mean over the cases is nothing", async () => {
    const [model] = await learnAt(weightOfEvidence);
    const margins = predictMargins(model, matrix);
    const sums = new Float64Array(columns.length);
    const explainer = new ShapExplainer(model, countCover(model, matrix));
    expect(explainer.expected).toBeCloseTo(model.base, 6);
    for (let row = 0; row < ROWS; row++) {
      const parts = explainer.explain(matrix, row);
      const all = parts.reduce((sum, part, c) => {
        sums[c] += part;
        return sum + part;
      }, explainer.expected);
      expect(all).toBeCloseTo(margins[row], 9);
    }
    for (const sum of sums) expect(sum / ROWS).toBeCloseTo(0, 6);
  });

  it("says of values that were never missing what it says of the commonest class", async () => {
    const [model] = await learnAt(weightOfEvidence);
    const flags = columns[1].values;
    const commonest = flags.indexOf(0);
    const without = {
      ...matrix,
      columns: matrix.columns.map((column) => ({ ...column, codes: column.codes.slice() })),
    };
    const [, flag] = without.columns;
    const row = commonest;
    flag.codes[row] = flag.edges.length + 1;
    expect(predictMargins(model, without)[row]).toBe(predictMargins(model, matrix)[row]);
  });
});
