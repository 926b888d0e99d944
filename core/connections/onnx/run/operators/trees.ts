import { floats, shapeOf } from "../tensor.ts";
import { numbersIn, sumLeaves } from "./forest.ts";
import type { Operator } from "./operator.ts";
import { postTransform } from "./postTransform.ts";

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
  const isShare = kind === "NONE" && numbersIn(settings, "class_weights").every((weight) => weight >= 0);
  const base = column > 0 ? (numbersIn(settings, "base_values")[0] ?? 0) : 0;
  const made = floats([rows, 2]);
  for (let row = 0; row < rows; row++) {
    const score = sums[row * (column + 1) + column] + base;
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
