import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportModels } from "../../../../core/connections/onnx/export/exportModels.ts";
import { nodeOf } from "../../../../core/connections/onnx/format/build.ts";
import { encode } from "../../../../core/connections/onnx/format/fields.ts";
import { MODEL } from "../../../../core/connections/onnx/format/model.ts";
import { readOnnx } from "../../../../core/connections/onnx/run/onnxScorer.ts";
import { floats, type Tensor } from "../../../../core/connections/onnx/run/tensor.ts";

const directory = new URL("../../../golden/onnx/", import.meta.url);
const golden = JSON.parse(readFileSync(new URL("models.json", directory), "utf8"));
const names = ["age", "income", "tenure"];
const columns: Float32Array[] = names.map((name) =>
  Float32Array.from(golden.columns[name], (value: number | null) => value ?? Number.NaN),
);
const rows = columns[0].length;
/** These were scored on rows without gaps. */
const WHOLE = ["mlp", "extra-trees", "naive-bayes", "gradient-boosting"];

function inputsOf(model: string): Map<string, Tensor> {
  if (model === "logistic-pipeline") {
    const numbers = names.map((name, c): [string, Tensor] => [name, floats([rows, 1], columns[c])]);
    return new Map([...numbers, ["city", { dims: [rows, 1], data: golden.city }]]);
  }
  const own = WHOLE.includes(model) ? [columns[0], Float32Array.from(golden.whole), columns[2]] : columns;
  return new Map([
    [
      "input",
      floats(
        [rows, 3],
        Float32Array.from({ length: rows * 3 }, (_, i) => own[i % 3][Math.floor(i / 3)]),
      ),
    ],
  ]);
}

describe("models trained elsewhere", () => {
  it.each(Object.keys(golden.probabilities))("%s scores as in onnxruntime, to 1e-6", (model) => {
    const scorer = readOnnx(readFileSync(new URL(`${model}.onnx`, directory)), model);
    const scores = scorer.score(inputsOf(model));
    expect(scores).toHaveLength(rows);
    const apart = scores.map((score, i) => Math.abs(score - golden.probabilities[model][i]));
    expect(Math.max(...apart)).toBeLessThan(1e-6);
    expect(new Set(scores).size).toBeGreaterThan(5);
  });

  it("are refused by the names of operators that are not known", () => {
    const nodes = [nodeOf("SVMClassifier", ["input"], "probabilities"), nodeOf("Identity", ["probabilities"], "out")];
    const file = encode(MODEL, { irVersion: 8, graph: { nodes, outputs: [{ name: "out" }] } });
    expect(() => readOnnx(file, "svm.onnx")).toThrow("not known here: SVMClassifier");
    expect(() => readOnnx(file, "svm.onnx", "other")).toThrow("no output other");
  });

  it("are refused when the file is none, or is cut off", () => {
    expect(() => readOnnx(new TextEncoder().encode("customer,age\n1,30\n"), "table.csv")).toThrow("not an ONNX model");
    const whole = readFileSync(new URL("mlp.onnx", directory));
    expect(() => readOnnx(whole.subarray(0, 900), "mlp.onnx")).toThrow("not an ONNX model");
  });

  it("read what we write", () => {
    const tree = { column: [0, -1, -1], cut: [0], missingLeft: [1], left: [1], right: [2], value: [0, -0.5, 0.25] };
    const model = { columns: [{ id: "segment-frequency", edges: [0.5] }], base: -2, trees: [tree] };
    const file = exportModels([{ product: "loans", model, shift: 0.5, rate: 0.1 }], {
      categories: [{ role: "segment", shares: [{ label: "01", share: 0.75 }] }],
      meaningOf: (column) => column,
      codeVersion: "1",
      metadata: {},
    });
    const segments: Tensor = { dims: [3, 1], data: ["01", "02", ""] };
    const scores = readOnnx(file, "own.onnx").score(new Map([["segment", segments]]));
    const expected = [-1.25, -2, -2].map((margin) => 1 / (1 + Math.exp(-margin)));
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i], 6);
  });
});
