import type { Settings } from "../settings.ts";
import { floats, numbersOf, shapeOf, type Tensor } from "../tensor.ts";
import type { Operator } from "./operator.ts";
import { postTransform } from "./postTransform.ts";

const COMPARE: Readonly<Record<string, (value: number, border: number) => boolean>> = {
  BRANCH_LEQ: (value, border) => value <= border,
  BRANCH_LT: (value, border) => value < border,
  BRANCH_GTE: (value, border) => value >= border,
  BRANCH_GT: (value, border) => value > border,
  BRANCH_EQ: (value, border) => value === border,
  BRANCH_NEQ: (value, border) => value !== border,
};

/** Sums of the leaves' weights, in a column per class or target. */
function sumLeaves(input: Tensor, settings: Settings, leaf: "class" | "target", width: number): Float64Array {
  if (settings.has("nodes_values_as_tensor")) throw new TypeError("trees of doubles");
  const trees = settings.ints("nodes_treeids");
  const ids = settings.ints("nodes_nodeids");
  const at = new Map(trees.map((tree, i) => [`${tree}/${ids[i]}`, i]));
  const childrenOf = (name: string) =>
    Int32Array.from(settings.ints(name), (child, i) => at.get(`${trees[i]}/${child}`) ?? -1);
  const [yes, no] = [childrenOf("nodes_truenodeids"), childrenOf("nodes_falsenodeids")];
  const compare = settings.texts("nodes_modes").map((mode) => {
    if (mode !== "LEAF" && !COMPARE[mode]) throw new TypeError(`the tree mode ${mode}`);
    return mode === "LEAF" ? null : COMPARE[mode];
  });
  const features = settings.ints("nodes_featureids");
  const borders = Float32Array.from(settings.floats("nodes_values"));
  const missing = settings.ints("nodes_missing_value_tracks_true");
  const weights = new Map<number, [column: number, weight: number][]>();
  const leafTrees = settings.ints(`${leaf}_treeids`);
  const leafNodes = settings.ints(`${leaf}_nodeids`);
  const columns = settings.ints(`${leaf}_ids`);
  for (const [i, weight] of settings.floats(`${leaf}_weights`).entries()) {
    const node = at.get(`${leafTrees[i]}/${leafNodes[i]}`) ?? -1;
    weights.set(node, [...(weights.get(node) ?? []), [columns[i], weight]]);
  }
  const roots = trees.flatMap((tree, i) => (i === 0 || trees[i - 1] !== tree ? [i] : []));
  const values = numbersOf(input);
  const { rows, width: across } = shapeOf(input);
  const base = settings.floats("base_values");
  const sums = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) sums[row * width + c] = base[c] ?? 0;
    for (const root of roots) {
      let node = root;
      for (let test = compare[node]; test !== null; test = compare[node]) {
        const value = values[row * across + features[node]];
        const goesYes = Number.isNaN(value) ? missing[node] === 1 : test(value, borders[node]);
        node = goesYes ? yes[node] : no[node];
      }
      for (const [column, weight] of weights.get(node) ?? []) sums[row * width + column] += weight;
    }
  }
  return sums;
}

const classifier: Operator = ([input], settings) => {
  const labels = Math.max(settings.ints("classlabels_int64s").length, settings.texts("classlabels_strings").length);
  const isOneScore = labels === 2 && new Set(settings.ints("class_ids")).size === 1;
  const kind = settings.text("post_transform", "NONE");
  const { rows } = shapeOf(input);
  if (!isOneScore) {
    const made = floats([rows, labels], Float32Array.from(sumLeaves(input, settings, "class", labels)));
    postTransform(kind, made.data, labels);
    return [null, made];
  }
  // two classes by one score: that of the second
  const column = settings.ints("class_ids")[0];
  const sums = sumLeaves(input, settings, "class", column + 1);
  const isShare = kind === "NONE" && settings.floats("class_weights").every((weight) => weight >= 0);
  const made = floats([rows, 2]);
  for (let row = 0; row < rows; row++) {
    const score = sums[row * (column + 1) + column] + (column > 0 ? (settings.floats("base_values")[0] ?? 0) : 0);
    made.data[2 * row] = isShare ? 1 - score : -score;
    made.data[2 * row + 1] = score;
  }
  postTransform(kind, made.data, 2);
  return [null, made];
};

const regressor: Operator = ([input], settings) => {
  if (settings.text("aggregate_function", "SUM") !== "SUM") throw new TypeError("trees that are not summed");
  const targets = settings.int("n_targets", 1);
  const made = floats([shapeOf(input).rows, targets], Float32Array.from(sumLeaves(input, settings, "target", targets)));
  postTransform(settings.text("post_transform", "NONE"), made.data, targets);
  return [made];
};

export const TREE_OPERATORS: Readonly<Record<string, Operator>> = {
  TreeEnsembleClassifier: classifier,
  TreeEnsembleRegressor: regressor,
};
