import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countCover, ShapExplainer } from "../../../../../core/learning/explain/treeShap.ts";
import { applyBins, binMatrix, type ValueColumn } from "../../../../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../../../../core/learning/gbdt/fitGbdt.ts";
import { predictMargins } from "../../../../../core/learning/gbdt/tree.ts";
import { probabilityOf } from "../../../../../core/learning/metrics/calibration.ts";
import { logLoss, rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { congruential } from "../../../../support/congruential.ts";

const golden = JSON.parse(readFileSync(new URL("../../../../golden/learning/gbdt.json", import.meta.url), "utf8"));
const ROWS = 12_000;

/** The table of tests/golden/learning/gbdt.py. */
function goldenTable(seed: number): { columns: ValueColumn[]; target: Uint8Array } {
  const next = congruential(seed);
  const columns = Array.from({ length: 6 }, (_, j) => ({ id: `x${j}`, values: new Float32Array(ROWS) }));
  const target = new Uint8Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    const row = Array.from({ length: 6 }, next);
    row[1] = row[1] < 0.2 ? 1 : 0;
    const margin = -4 + 3 * row[0] * row[1] + 2 * Math.sin(6 * row[2]) + (row[3] > 0.9 ? 1.5 : 0);
    if (next() < 0.3) row[3] = Number.NaN;
    target[i] = next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
    columns.forEach(({ values }, j) => {
      values[i] = row[j];
    });
  }
  return { columns, target };
}

const train = goldenTable(3);
const test = goldenTable(4);
const matrix = binMatrix(train.columns);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("fitGbdt", () => {
  it("ranks unseen rows as scikit-learn's histogram boosting does", () => {
    expect(sum(train.target)).toBe(golden.positives);
    const { model } = fitGbdt(matrix, train.target);
    const margins = predictMargins(model, applyBins(matrix.columns, test.columns));
    expect(rocAuc(margins, test.target)).toBeGreaterThan(golden.auc - 0.003);
    expect(logLoss(margins.map(probabilityOf), test.target)).toBeLessThan(golden.logLoss + 0.003);
  });

  it("keeps probabilities right when most negatives are left out", () => {
    const { model, rows } = fitGbdt(matrix, train.target, { trees: 40, rows: undefined, negativesPerPositive: 2 });
    expect(rows).toBe(ROWS); // fewer than the least number of negatives: all are kept
    const many = manyRows(6);
    const thinned = fitGbdt(many.matrix, many.target, { trees: 40, negativesPerPositive: 1, seed: 9 });
    expect(thinned.rows).toBeLessThan(many.matrix.rows / 2);
    const predicted = sum(predictMargins(thinned.model, many.matrix).map(probabilityOf));
    expect(Math.abs(predicted / sum(many.target) - 1)).toBeLessThan(0.05);
    expect(model.trees).toHaveLength(40);
  });

  it("stops where the validation rows say so", () => {
    const validation = { matrix: applyBins(matrix.columns, test.columns), target: test.target, patience: 10 };
    const { model, validationLoss } = fitGbdt(matrix, train.target, { trees: 400, learningRate: 0.3, validation });
    const best = validationLoss.indexOf(Math.min(...validationLoss));
    expect(model.trees).toHaveLength(best + 1);
    expect(validationLoss).toHaveLength(best + 11);
  });

  it("gives the same model for the same seed, and keeps its limits", () => {
    const options = { trees: 5, leaves: 7, minRows: 100 };
    const one = fitGbdt(matrix, train.target, options).model;
    expect(fitGbdt(matrix, train.target, options).model).toEqual(one);
    for (const tree of one.trees) expect(tree.column.filter((column) => column < 0).length).toBeLessThanOrEqual(7);
  });

  it("survives a round trip through JSON", () => {
    const { model } = fitGbdt(matrix, train.target, { trees: 8 });
    const again = JSON.parse(JSON.stringify(model));
    expect(predictMargins(again, matrix)).toEqual(predictMargins(model, matrix));
  });

  it("sends values below a cut left and missing ones where they gained most", () => {
    const values = Float32Array.from({ length: 400 }, (_, i) => (i < 100 ? Number.NaN : i % 2));
    const target = Uint8Array.from({ length: 400 }, (_, i) =>
      i < 100 || i % 2 === 1 ? (i % 20 === 3 ? 0 : 1) : i % 20 === 2 ? 1 : 0,
    );
    const { model } = fitGbdt(binMatrix([{ id: "x", values }]), target, { trees: 1, leaves: 2 });
    const [tree] = model.trees;
    expect([tree.column[0], tree.cut[0], tree.missingLeft[0]]).toEqual([0, 0, 0]);
  });

  it("explains a margin by parts that add up to it", () => {
    const { model } = fitGbdt(matrix, train.target, { trees: 30 });
    const margins = predictMargins(model, matrix);
    const explainer = new ShapExplainer(model, countCover(model, matrix));
    expect(explainer.expected).toBeCloseTo(sum(margins) / ROWS, 9);
    for (const row of [0, 17, 4711]) {
      expect(sum(explainer.explain(matrix, row)) + explainer.expected).toBeCloseTo(margins[row], 9);
    }
    const weight = new Float64Array(6);
    for (let row = 0; row < 500; row++)
      explainer.explain(matrix, row).forEach((part, c) => {
        weight[c] += Math.abs(part);
      });
    // columns 4 and 5 are noise
    expect(Math.max(weight[4], weight[5])).toBeLessThan(Math.min(weight[0], weight[1], weight[2], weight[3]) / 2);
  });

  it("refuses a target of one class", () => {
    expect(() => fitGbdt(matrix, new Uint8Array(ROWS))).toThrow("There are 0 positives among 12000 rows");
  });
});

function manyRows(copies: number) {
  const parts = Array.from({ length: copies }, (_, seed) => goldenTable(seed + 20));
  const columns = train.columns.map(({ id }, c) => {
    const values = new Float32Array(ROWS * copies);
    parts.forEach((part, p) => {
      values.set(part.columns[c].values, p * ROWS);
    });
    return { id, values };
  });
  const target = new Uint8Array(ROWS * copies);
  parts.forEach((part, p) => {
    target.set(part.target, p * ROWS);
  });
  return { matrix: binMatrix(columns), target };
}
