import type { OnnxModelKind } from "../../../contract/importedModel.ts";

const NETWORK = new Set(["Relu", "Tanh", "LeakyRelu", "Elu", "Gelu"]);

/** What kind of model a graph is, by its operators. */
export function kindOfModel(operators: readonly string[]): OnnxModelKind {
  const has = (test: (name: string) => boolean) => operators.some(test);
  const kinds: OnnxModelKind[] = [];
  if (has((name) => name.startsWith("TreeEnsemble"))) kinds.push("trees");
  if (has((name) => name === "LinearClassifier" || name === "LinearRegressor")) kinds.push("linear");
  if (has((name) => NETWORK.has(name))) kinds.push("network");
  if (kinds.length > 1) return "several";
  return kinds[0] ?? (has((name) => name === "MatMul" || name === "Gemm") ? "linear" : "formula");
}
