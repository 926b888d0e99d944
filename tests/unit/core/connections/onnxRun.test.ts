import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportModels } from "../../../../core/connections/onnx/export/exportModels.ts";
import { nodeOf } from "../../../../core/connections/onnx/format/build.ts";
import { encode } from "../../../../core/connections/onnx/format/fields.ts";
import { ELEMENT, MODEL, type OnnxNode, type OnnxTensor } from "../../../../core/connections/onnx/format/model.ts";
import { openOnnx } from "../../../../core/connections/onnx/run/onnxFile.ts";
import { floats, type Tensor } from "../../../../core/connections/onnx/run/tensor.ts";

const directory = new URL("../../../golden/onnx/", import.meta.url);
const fileOf = (name: string) => openOnnx(readFileSync(new URL(`${name}.onnx`, directory)), name);
const names = ["age", "income", "tenure"];

interface Golden {
  columns: Record<string, (number | null)[]>;
  /** Incomes without gaps, and the models that were scored on them. */
  whole: number[];
  city?: string[];
}
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, directory), "utf8"));
const models = read<Golden & { city: string[]; probabilities: Record<string, number[]> }>("models.json");
const classes = read<Golden & { filled: string[]; scores: Record<string, number[][]> }>("classes.json");

function columnsOf({ columns, whole }: Golden, isFilled: boolean): Float32Array[] {
  const own = names.map((name) => Float32Array.from(columns[name], (value) => value ?? Number.NaN));
  return isFilled ? [own[0], Float32Array.from(whole), own[2]] : own;
}

/** One matrix, or a column for each input. */
function givenTo(inputs: readonly { name: string }[], golden: Golden, isFilled: boolean): Map<string, Tensor> {
  const own = columnsOf(golden, isFilled);
  const rows = own[0].length;
  if (inputs.length === 1) {
    const data = Float32Array.from({ length: rows * 3 }, (_, i) => own[i % 3][Math.floor(i / 3)]);
    return new Map([[inputs[0].name, floats([rows, 3], data)]]);
  }
  const numbers = names.map((name, c): [string, Tensor] => [name, floats([rows, 1], own[c])]);
  return new Map([...numbers, ["city", { dims: [rows, 1], data: golden.city ?? [] }]]);
}

describe("models trained elsewhere", () => {
  it.each(Object.entries(models.probabilities))("%s scores as in onnxruntime, to 1e-6", (name, expected) => {
    const file = fileOf(name);
    const isFilled = ["mlp", "extra-trees", "naive-bayes", "gradient-boosting"].includes(name);
    const output = file.outputs.find((each) => /prob/.test(each)) ?? file.outputs[1];
    const { dims, data } = file.output(output).score(givenTo(file.inputs, models, isFilled));
    expect(dims).toEqual([expected.length, 2]);
    for (const [row, p] of expected.entries()) expect(Math.abs(Number(data[2 * row + 1]) - p)).toBeLessThan(1e-6);
    expect(new Set(expected).size).toBeGreaterThan(5);
  });

  it.each(Object.entries(classes.scores))("%s scores every class as in onnxruntime, to 1e-6", (name, expected) => {
    const file = fileOf(name);
    const output = file.output(file.outputs.find((each) => /prob/.test(each)) ?? "");
    const { dims, data } = output.score(givenTo(file.inputs, classes, classes.filled.includes(name)));
    expect(dims).toEqual([expected.length, expected[0].length]);
    for (const [i, p] of expected.flat().entries()) expect(Math.abs(Number(data[i]) - p)).toBeLessThan(1e-6);
  });

  it("say what they are: kind, operator sets, classes, inputs", () => {
    expect(fileOf("random-forest")).toMatchObject({ kind: "trees", inputs: [{ name: "X", isText: false, width: 3 }] });
    expect(fileOf("mlp").kind).toBe("network");
    expect(fileOf("naive-bayes").kind).toBe("formula");
    const products = fileOf("products");
    expect(products).toMatchObject({ kind: "linear", producer: expect.stringContaining("skl2onnx") });
    expect(products.operatorSets.map(({ domain }) => domain).sort()).toEqual(["ai.onnx", "ai.onnx.ml"]);
    expect(products.output("output_probability").classes).toContain("pension_plan");
    expect(products.output("output_probability").reads).toContain("tenure");
  });

  it("are refused by the names of operators that are not known", () => {
    const nodes = [nodeOf("SVMClassifier", ["input"], "probabilities"), nodeOf("Identity", ["probabilities"], "out")];
    const file = openOnnx(encode(MODEL, { irVersion: 8, graph: { nodes, outputs: [{ name: "out" }] } }), "svm.onnx");
    expect(() => file.output("out")).toThrow("not known here: SVMClassifier");
    expect(() => file.output("other")).toThrow("no output other");
  });

  it("are refused when the file is none, or is cut off", () => {
    expect(() => openOnnx(new TextEncoder().encode("customer,age\n1,30\n"), "table.csv")).toThrow("not an ONNX model");
    const whole = readFileSync(new URL("mlp.onnx", directory));
    expect(() => openOnnx(whole.subarray(0, 900), "mlp.onnx")).toThrow("not an ONNX model");
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
    const { data } = openOnnx(file, "own.onnx")
      .output("probability:loans")
      .score(new Map([["segment", segments]]));
    const expected = [-1.25, -2, -2].map((margin) => 1 / (1 + Math.exp(-margin)));
    for (const [i, score] of Array.from(data, Number).entries()) expect(score).toBeCloseTo(expected[i], 6);
  });
});

/** What one operator makes of constants. */
function made(operator: string, constants: OnnxTensor[], settings: Parameters<typeof nodeOf>[3] = {}): Tensor {
  const initializers = constants.map((tensor, i) => ({ ...tensor, name: `c${i}` }));
  const nodes: OnnxNode[] = [
    nodeOf(
      operator,
      initializers.map(({ name }) => name),
      "out",
      settings,
    ),
  ];
  const bytes = encode(MODEL, { irVersion: 8, graph: { nodes, initializers, outputs: [{ name: "out" }] } });
  return openOnnx(bytes, "one.onnx").output("out").score(new Map());
}
const doubles = (dims: number[], ...doubleData: number[]): OnnxTensor => ({
  dims,
  dataType: ELEMENT.double,
  doubleData,
});
const wholes = (dims: number[], ...int64Data: number[]): OnnxTensor => ({ dims, dataType: ELEMENT.int64, int64Data });

/** Expected figures are those of the operators' documentation (onnx.ai/onnx/operators), worked out by hand. */
describe("operators", () => {
  it("repeat dimensions of size 1, and keep doubles double", () => {
    expect(made("Add", [doubles([2, 1], 1, 2), doubles([1, 3], 0.1, 0.2, 0.3)])).toEqual({
      dims: [2, 3],
      data: Float64Array.of(1.1, 1.2, 1.3, 2.1, 2.2, 2.3),
    });
    expect(made("Less", [doubles([1, 2], 1, 3), doubles([2, 1], 2, 4)]).data).toEqual(Float64Array.of(1, 0, 1, 1));
    expect(made("Max", [doubles([2], 1, 5), doubles([1], 3), doubles([2], 0, 9)]).data).toEqual(Float64Array.of(3, 9));
    const picked = made("Where", [doubles([2, 1], 1, 0), doubles([], 7), doubles([2, 2], 1, 2, 3, 4)]);
    expect(picked).toEqual({ dims: [2, 2], data: Float64Array.of(7, 7, 3, 4) });
    expect(() => made("Add", [doubles([2], 1, 2), doubles([3], 1, 2, 3)])).toThrow("shapes 2 and 3 together");
  });

  it("take rows by their numbers, from the end when negative, and none beyond it", () => {
    const table = doubles([3, 2], 1, 2, 3, 4, 5, 6);
    expect(made("Gather", [table, wholes([2], -1, 0)])).toEqual({ dims: [2, 2], data: Float64Array.of(5, 6, 1, 2) });
    expect(() => made("Gather", [table, wholes([1], 3)])).toThrow("a row outside of 3");
  });

  it("find the place of the largest value, and fold with or without its dimension", () => {
    const table = doubles([2, 3], 1, 4, 2, 9, 9, 0);
    expect(made("ArgMax", [table], { axis: { int: 1 } })).toEqual({ dims: [2, 1], data: Float64Array.of(1, 0) });
    const sums = made("ReduceSum", [table, wholes([1], 1)], { keepdims: { int: 0 } });
    expect(sums).toEqual({ dims: [2], data: Float64Array.of(7, 18) });
  });

  it("put in and take out dimensions of size 1", () => {
    expect(made("Unsqueeze", [doubles([2], 1, 2), wholes([1], 1)]).dims).toEqual([2, 1]);
    expect(made("Squeeze", [doubles([2, 1], 1, 2)]).dims).toEqual([2]);
  });
});
