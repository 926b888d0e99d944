import { describe, expect, it } from "vitest";
import { exportModels } from "../../../../core/connections/onnx/export/exportModels.ts";
import { decode, encode } from "../../../../core/connections/onnx/format/fields.ts";
import { MODEL } from "../../../../core/connections/onnx/format/model.ts";

const TREE = { column: [1, -1, -1], cut: [1], missingLeft: [1], left: [1], right: [2], value: [0, -0.5, 0.25] };
const model = {
  columns: [
    { id: "unused", edges: [1] },
    { id: "segment-frequency", edges: [0.1] },
  ],
  base: -2,
  trees: [TREE],
};
const made = () =>
  exportModels([{ product: "loans", model, shift: 0.5, rate: 0.1 }], {
    categories: [{ role: "segment", shares: [{ label: "01", share: 0.25 }] }],
    meaningOf: (column) => column,
    codeVersion: "1",
    metadata: { recommendation: "recommendation-1" },
  });

describe("ONNX files", () => {
  it("are read as they were written", () => {
    const read = decode(MODEL, made());
    expect(encode(MODEL, read)).toEqual(made());
    expect(read.operatorSets).toEqual([
      { domain: "", version: 17 },
      { domain: "ai.onnx.ml", version: 3 },
    ]);
    expect(read.metadata).toEqual([{ key: "recommendation", value: "recommendation-1" }]);
  });

  it("take labels where trees look at encoded categories, and leave unused columns out", () => {
    const { inputs, outputs, nodes } = decode(MODEL, made()).graph ?? {};
    expect(inputs?.map(({ name }) => name)).toEqual(["segment"]);
    expect(outputs?.map(({ name }) => name)).toEqual(["probability:loans"]);
    const trees = nodes?.find(({ operator }) => operator === "TreeEnsembleRegressor");
    const setting = (name: string) => trees?.attributes?.find((each) => each.name === name);
    expect(setting("base_values")?.floats).toEqual([-1.5]);
    // a cut behind the last edge parts missing values from numbers
    expect(setting("nodes_values")?.floats).toEqual([Number.POSITIVE_INFINITY, 0, 0]);
  });

  it("refuse a split of a category by sets, which they would not hold", () => {
    const split = { ...model, trees: [{ ...TREE, sets: [[0], null, null] }] };
    const options = { categories: [], meaningOf: (column: string) => column, codeVersion: "1", metadata: {} };
    const write = () => exportModels([{ product: "loans", model: split, shift: 0, rate: 0.1 }], options);
    expect(write).toThrow("category segment-frequency");
  });

  it("keep whole numbers of any sign, and refuse bytes that end too early", () => {
    const attributes = [{ name: "ints", ints: [0, 127, 128, 2 ** 40, -1, -(2 ** 40)] }];
    const file = encode(MODEL, { graph: { nodes: [{ attributes }] } });
    expect(decode(MODEL, file).graph?.nodes?.[0].attributes).toEqual(attributes);
    expect(() => decode(MODEL, file.subarray(0, -3))).toThrow(RangeError);
  });
});
