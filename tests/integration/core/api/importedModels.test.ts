import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { purgeImports } from "../../../../core/api/onnxImports.ts";
import { openWorkspace, type Workspace } from "../../../../core/api/workspace.ts";
import { nodeOf } from "../../../../core/connections/onnx/format/build.ts";
import { encode } from "../../../../core/connections/onnx/format/fields.ts";
import { ELEMENT, MODEL, type OnnxModel } from "../../../../core/connections/onnx/format/model.ts";
import { importedModel, onnxLook } from "../../../../core/contract/importedModel.ts";
import { logLoss, rocAuc } from "../../../../core/learning/metrics/ranking.ts";
import { findDerived } from "../../../../core/store/derived.ts";
import { writeSetting } from "../../../../core/store/setting.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

const MAIN = join(import.meta.dirname, "../../../../headless/cli/main.ts");
let sample: SampleWorkspace;
let workspace: Workspace;
const at = (name: string) => sample.at(name);
const golden = (name: string) => join(import.meta.dirname, "../../../golden/onnx", `${name}.onnx`);
const product = "debit_card";
const of = { recommendation: "recommendation-1", replicates: 20 };
const matrix = ["age", "income", "tenure"];

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 800, seed: 3 });
  workspace = sample.workspace;
  await workspace.recommend({ trees: 6 });
}, 120_000);
afterAll(() => sample.discard());

describe("a look at an ONNX file", () => {
  it("drafts the mapping by name, and says what it foretells", () => {
    const look = workspace.lookAtOnnx(golden("products"));
    expect(onnxLook.parse(look)).toEqual(look);
    expect(look.slots.map(({ name, feature, by }) => [name, feature, by])).toEqual(
      matrix.map((name) => [name, name, "name"]),
    );
    expect(look).toMatchObject({ missing: 0, product: null, kind: "linear", testedOn: "2019-05" });
    expect(look.ranks.sort()).toEqual(["debit_card", "payroll", "pension_plan", "short_term_deposit"]);
  });

  it("tells columns that nothing is known for, and takes choices", () => {
    const nameless = workspace.lookAtOnnx(golden("random-forest"));
    expect(nameless.slots.map(({ name, feature }) => [name, feature])).toEqual(
      [0, 1, 2].map((place) => [`X[${place}]`, null]),
    );
    expect(nameless.missing).toBe(3);
    const chosen = workspace.lookAtOnnx(golden("random-forest"), { columns: ["age", "", "tenure"] });
    expect(chosen.slots.map(({ feature, by }) => [feature, by])).toEqual([
      ["age", "choice"],
      [null, null],
      ["tenure", "choice"],
    ]);
  });

  it("knows columns of the data by likeness: their own names, products that were held, text", () => {
    const inputs = ["Salary", "debit card", "held1:payroll", "Household_income", "shoe size"];
    const slots = workspace.lookAtOnnx(modelOf("sum.onnx", inputs, ["region_code"])).slots;
    expect(slots.map(({ feature, by }) => [feature, by])).toEqual([
      ["income", "likeness"],
      ["held1:debit_card", "likeness"],
      ["held1:payroll", "name"],
      ["income", "likeness"],
      [null, null],
      ["region", "likeness"],
    ]);
  });

  it("knows a matrix of all our features by its order", () => {
    const { features } = workspace.lookAtOnnx(golden("products"));
    const { slots } = workspace.lookAtOnnx(modelOf("wide.onnx", [], [], features.length));
    expect(slots.map(({ feature }) => feature)).toEqual(features.map(({ id }) => id));
    expect(new Set(slots.map(({ by }) => by))).toEqual(new Set(["order"]));
  });
});

describe("an imported model", () => {
  it("that is ours scores as ours does", async () => {
    workspace.exportOnnx(at("all.onnx"), "recommendation-1");
    const all = await workspace.scoreOnnx(at("all.onnx"), of);
    const own = await workspace.showRecommendation("recommendation-1");
    expect(all.unranked).toEqual([]);
    expect(all.products.map(({ id }) => id)).toEqual(own.products.map(({ id }) => id));
    // margins are kept in steps of a thousandth, which ties some customers
    const [map7] = all.ranking?.comparison ?? [];
    expect(map7.ours.value).toBeCloseTo(own.ranking.model.map7, 3);
    for (const { id, rows, purchases, comparison } of all.products) {
      const known = own.products.find((each) => each.id === id);
      expect([rows, purchases]).toEqual([known?.candidates, known?.purchases]);
      const auc = comparison.find(({ metric }) => metric === "auc");
      if (known?.auc != null) expect(Math.abs((auc?.ours.value ?? 0) - known.auc)).toBeLessThan(0.01);
    }
    // the output that a look names is the one of the product that is asked for
    const look = workspace.lookAtOnnx(at("all.onnx"), { product });
    expect([look.output, look.ranks.length]).toEqual([`probability:${product}`, all.products.length]);
    // the file of one product says which
    workspace.exportOnnx(at("one.onnx"), "recommendation-1", product);
    const one = await workspace.scoreOnnx(at("one.onnx"), of);
    expect(one.product).toBe(product);
    expect(one.products[0].comparison).toEqual(all.products.find(({ id }) => id === product)?.comparison);
  });

  it("stands beside ours with figures that its exported scores bear out", async () => {
    const request = { ...of, product, columns: matrix };
    const made = await workspace.importOnnx(golden("hist-gradient-boosting"), request);
    const { id, created, ...result } = made;
    expect(importedModel.parse(result)).toEqual(result);
    expect(workspace.importedModel(id)).toEqual(made);
    const written = await workspace.exportImportScores(id, at("scores.csv"));
    const [head, ...lines] = readFileSync(at("scores.csv"), "utf8").trim().split(/\r?\n/);
    expect(head.replace("\ufeff", "")).toBe("customer,product,score,our_probability,bought");
    expect([written.rows, lines.length]).toEqual([made.products[0].rows, made.products[0].rows]);
    const cells = lines.map((line) => line.split(",").map(Number));
    const bought = Uint8Array.from(cells, (row) => row[4]);
    const figure = (metric: string) => made.products[0].comparison.find((each) => each.metric === metric);
    for (const [who, place] of [["model", 2] as const, ["ours", 3] as const]) {
      const scores = Float64Array.from(cells, (row) => row[place]);
      expect(figure("auc")?.[who].value).toBeCloseTo(rocAuc(scores, bought), 6);
      expect(figure("logLoss")?.[who].value).toBeCloseTo(logLoss(scores, bought), 6);
    }
    // learned from made-up customers: it is no match for ours
    expect(figure("logLoss")?.verdict).toBe("worse");
  });

  it("is listed, scored by its id, made again, removed, and brought back", async () => {
    const made = await workspace.importOnnx(golden("products"), of);
    const [first] = workspace.importedModels();
    expect(first).toMatchObject({ id: made.id, name: "products.onnx", product: null, inputs: 3 });
    expect(first.comparison).toEqual(made.ranking?.comparison[0]);
    expect(made.unranked).toContain("loans");
    const { id, created, ...result } = made;
    expect(await workspace.scoreOnnx(id, {})).toEqual(result);
    expect((await workspace.reproduce(id)).same).toBe(true);
    const ids = () => workspace.importedModels().map((each) => each.id);
    workspace.removeImportedModel(id);
    expect(ids()).not.toContain(id);
    expect(() => workspace.importedModel(id)).toThrow(`no imported model ${id}`);
    expect(workspace.undo()).toEqual({ undone: "Remove products.onnx" });
    expect(ids()).toContain(id);
    expect(workspace.undo()).toEqual({ undone: "Import products.onnx" });
    expect(ids()).not.toContain(id);
    workspace.redo();
    expect(ids()).toContain(id);
  });

  it("that was removed is found by its id alone, is missed by nothing, and goes for good after 30 days", async () => {
    const { id } = await workspace.importOnnx(golden("scaled-logistic"), { ...of, product, columns: matrix });
    const missed = expect.objectContaining({ facts: expect.objectContaining({ users: expect.arrayContaining([id]) }) });
    expect(() => workspace.deleteRuns([1])).toThrow(missed);
    workspace.removeImportedModel(id);
    expect(() => workspace.deleteRuns([1])).not.toThrow(missed);
    expect(workspace.results().map((each) => each.id)).not.toContain(id);
    expect(findDerived(workspace.file, id).id).toBe(id);
    purgeImports(workspace.file);
    expect(findDerived(workspace.file, id).id).toBe(id);
    const longAgo = new Date(Date.now() - 31 * 24 * 3600 * 1000).toISOString();
    writeSetting(workspace.file, `removed:${id}`, longAgo);
    purgeImports(workspace.file);
    expect(() => findDerived(workspace.file, id)).toThrow(`no ${id}`);
  });

  it("is not kept when it is cancelled", async () => {
    const before = workspace.importedModels();
    const abort = new AbortController();
    const stopped = workspace.importOnnx(
      golden("products"),
      { ...of, seed: 9 },
      {
        signal: abort.signal,
        onProgress: ({ message }) => (message.startsWith("Comparing") ? abort.abort() : undefined),
      },
    );
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    expect(workspace.importedModels()).toEqual(before);
  });

  it("is refused with what is wrong and how to mend it", async () => {
    const ask = (path: string, more: object = {}) => workspace.importOnnx(path, { ...of, product, ...more });
    const code = (name: string) => expect.objectContaining({ code: name });
    const look = (path: string, columns?: string[]) => () => workspace.lookAtOnnx(path, { product, columns });
    writeFileSync(at("no.onnx"), "no model");
    expect(look(at("no.onnx"))).toThrow(code("not-onnx"));
    expect(look(at("nowhere.onnx"))).toThrow(code("unreadable-model"));
    expect(() => workspace.lookAtOnnx(golden("products"), { product: "yacht" })).toThrow(code("unknown-product"));
    expect(look(golden("random-forest"), ["age"])).toThrow("3 columns, and 1 is named");
    expect(look(golden("random-forest"), ["age", "shoes", "tenure"])).toThrow("given shoes");
    const unmapped = ask(golden("random-forest"));
    await expect(unmapped).rejects.toThrow("3 of the 3 columns that the model asks for: X[0], X[1], X[2]");
    await expect(ask(golden("xgboost-classes"), { columns: matrix })).rejects.toThrow(code("output-shape"));
    const nobody = workspace.importOnnx(golden("scaled-logistic"), { ...of, columns: matrix });
    await expect(nobody).rejects.toThrow(code("no-product"));
    // a forest of scikit-learn takes NaN, a scaler hands it on
    const holed = ask(modelOf("holed.onnx", ["held12:payroll", "age"], []));
    await expect(holed).rejects.toThrow(code("missing-scores"));
  });

  it("whose scores are no probabilities is judged by its ranking alone", async () => {
    const { isProbability, products } = await workspace.scoreOnnx(modelOf("months.onnx", ["age"], []), {
      ...of,
      product,
    });
    expect(isProbability).toBe(false);
    const verdicts = new Map(products[0].comparison.map(({ metric, model }) => [metric, model.value]));
    expect(verdicts.get("auc")).not.toBeNull();
    expect([verdicts.get("logLoss"), verdicts.get("calibration")]).toEqual([null, null]);
    expect(products[0].reliability.model).toEqual([]);
  });
});

describe("the command line", () => {
  const easymoney = (...args: string[]) => spawnSync(process.execPath, [MAIN, "models", ...args], { encoding: "utf8" });

  it("tells the same figures, and refuses in one line", async () => {
    const expected = workspace.importedModels();
    const [{ id }] = expected;
    const kept = workspace.importedModel(id);
    await workspace.close();
    const listed = easymoney("imported", at("w.easymoney"), "--json");
    expect(JSON.parse(listed.stdout)).toEqual({ models: expected });
    expect(JSON.parse(easymoney("imported", at("w.easymoney"), id, "--json").stdout)).toEqual(kept);
    const look = JSON.parse(easymoney("mapping", at("w.easymoney"), golden("random-forest"), "--json").stdout);
    expect(look).toMatchObject({ missing: 3, product: null });
    const refused = easymoney("drop", at("w.easymoney"), "imported-model-99");
    expect([refused.status, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toMatch(/^There is no imported model imported-model-99\. Choose one of [^\n]+\n$/);
    workspace = openWorkspace(at("w.easymoney"));
  });
});

/** A file whose score is the sum of its columns. */
function modelOf(name: string, numbers: readonly string[], texts: readonly string[], width = 1): string {
  const dims = (size: number) => ({ dims: [{ name: "rows" }, { size }] });
  const input = (id: string, element: number, size = 1) => ({
    name: id,
    type: { tensor: { element, shape: dims(size) } },
  });
  const own = width > 1 ? ["X"] : numbers;
  const nodes = [
    nodeOf("Concat", [...own], "all", { axis: { int: 1 } }),
    nodeOf("ReduceSum", ["all"], "sum", { axes: { ints: [1] } }),
    ...texts.map((id) =>
      nodeOf("LabelEncoder", [id], `code ${id}`, {
        keys_strings: { strings: ["28"] },
        values_floats: { floats: [1] },
      }),
    ),
    nodeOf("Sum", ["sum", ...texts.map((id) => `code ${id}`)], "score"),
  ];
  const model: OnnxModel = {
    irVersion: 8,
    graph: {
      nodes,
      inputs: [...own.map((id) => input(id, ELEMENT.float, width)), ...texts.map((id) => input(id, ELEMENT.string))],
      outputs: [{ name: "score" }],
    },
  };
  writeFileSync(at(name), encode(MODEL, model));
  return at(name);
}
