import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { finish } from "../../../../../core/jobs/progress.ts";
import { permutationImportance } from "../../../../../core/learning/explain/permutationImportance.ts";
import { type CountedTree, countCover, ShapExplainer } from "../../../../../core/learning/explain/treeShap.ts";
import { applyBins } from "../../../../../core/learning/gbdt/binMatrix.ts";
import { type GbdtModel, predictMargins } from "../../../../../core/learning/gbdt/tree.ts";
import { learnerOf } from "../../../../../core/learning/learners/registry.ts";
import { binTableOn } from "../../../../../core/learning/learners/trees/binTable.ts";
import { rocAuc } from "../../../../../core/learning/metrics/ranking.ts";
import { createRandom } from "../../../../../core/random/random.ts";

interface Golden {
  base: number;
  expected: number;
  trees: (Pick<CountedTree, "column" | "left" | "right" | "value" | "cover"> & { threshold: number[] })[];
  rows: number[][];
  contributions: number[][];
}

const path = new URL("../../../../golden/learners/contributions.json", import.meta.url);
const golden: Golden = JSON.parse(readFileSync(path, "utf8"));

/** The golden trees on bins: a threshold becomes the place of its edge. */
function goldenModel(): { model: GbdtModel; trees: CountedTree[] } {
  const columns = golden.rows[0].map((_, c) => {
    const own = golden.trees.flatMap(({ column, threshold }) => threshold.filter((_, node) => column[node] === c));
    return { id: `x${c}`, edges: [...new Set(own)].sort((a, b) => a - b) };
  });
  const trees = golden.trees.map(({ column, threshold, ...tree }) => ({
    ...tree,
    column,
    cut: threshold.map((value, node) => (column[node] < 0 ? 0 : columns[column[node]].edges.indexOf(value))),
    missingLeft: column.map(() => 0),
  }));
  return { model: { columns, base: golden.base, trees }, trees };
}

describe("ShapExplainer", () => {
  it("finds the contributions of the shap package", () => {
    const { model, trees } = goldenModel();
    const edges = model.columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) }));
    const values = edges.map(({ id }, c) => ({ id, values: Float32Array.from(golden.rows, (row) => row[c]) }));
    const matrix = applyBins(edges, values);
    const explainer = new ShapExplainer(model, trees);
    expect(explainer.expected).toBeCloseTo(golden.expected, 9);
    for (const [row, wanted] of golden.contributions.entries()) {
      for (const [c, own] of explainer.explain(matrix, row).entries())
        expect(Math.abs(own - wanted[c])).toBeLessThan(1e-9);
    }
  });

  it("adds up to the margin, with missing values and categories", async () => {
    const { table, target } = shop(500);
    const { state } = await finish(learnerOf("gbdt").fit({ table, target }, { parameters: { trees: 10, minRows: 5 } }));
    const model = state as GbdtModel;
    const matrix = binTableOn(model.columns, table);
    expect(model.trees.some((tree) => tree.sets)).toBe(true);
    const explainer = new ShapExplainer(model, countCover(model, matrix));
    const margins = predictMargins(model, matrix);
    for (const row of [0, 5, 77, 499]) {
      const parts = explainer.explain(matrix, row).reduce((sum, part) => sum + part, explainer.expected);
      expect(parts).toBeCloseTo(margins[row], 9);
    }
  });
});

describe("permutationImportance", () => {
  it("is large for what decides, and nothing for what does not", async () => {
    const { table, target } = shop(1500);
    const gbdt = learnerOf("gbdt");
    const model = await finish(gbdt.fit({ table, target }, { parameters: { trees: 20 } }));
    const found = permutationImportance(
      table,
      (own) => gbdt.predict(model, own),
      (scores) => rocAuc(scores, target),
    );
    const [age, town, constant] = found.map(({ drop }) => drop);
    expect(Math.min(age, town)).toBeGreaterThan(0.03);
    expect(constant).toBe(0);
  });
});

/** Who buys depends on age, at times unknown, and on one of twelve towns. */
function shop(rows: number) {
  const random = createRandom("shop");
  const labels = ["", ..."abcdefghijkl"];
  const age = Float64Array.from({ length: rows }, () => (random.chance(0.1) ? Number.NaN : 18 + random.integer(60)));
  const codes = Uint16Array.from({ length: rows }, () => 1 + random.integer(12));
  const target = Uint8Array.from({ length: rows }, (_, i) => {
    const margin = (age[i] > 40 ? 1.5 : -1) + (codes[i] % 4 === 1 ? 2 : -1);
    return random.chance(1 / (1 + Math.exp(-margin))) ? 1 : 0;
  });
  const columns = [
    { kind: "number" as const, name: "age", values: age },
    { kind: "category" as const, name: "town", codes, labels },
    { kind: "number" as const, name: "constant", values: new Uint8Array(rows).fill(3) },
  ];
  return { table: { rows, columns }, target };
}
