import { floats, numbersOf, shapeOf, sumOf, type Tensor } from "../tensor.ts";
import type { Operator } from "./operator.ts";
import { postTransform } from "./postTransform.ts";

const scaler: Operator = ([input], settings) => {
  const [offset, scale] = [settings.floats("offset"), settings.floats("scale")];
  return [perColumn(input, (value, c) => Math.fround(value - at(offset, c)) * at(scale, c))];
};

const imputer: Operator = ([input], settings) => {
  const filled = settings.floats("imputed_value_floats");
  const missing = settings.float("replaced_value_float", 0);
  const isMissing = (value: number) => (Number.isNaN(missing) ? Number.isNaN(value) : value === missing);
  return [perColumn(input, (value, c) => (isMissing(value) ? at(filled, c) : value))];
};

const normalizer: Operator = ([input], settings) => {
  const { rows, width } = shapeOf(input);
  const norm = settings.text("norm", "MAX");
  const values = numbersOf(input);
  const made = floats(input.dims);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * width, (row + 1) * width);
    const size =
      norm === "L2" ? Math.hypot(...own) : norm === "L1" ? sumOf(own, Math.abs) : Math.max(...own.map(Math.abs));
    for (let c = 0; c < width; c++) made.data[row * width + c] = size === 0 ? own[c] : own[c] / size;
  }
  return [made];
};

const oneHot: Operator = ([{ dims, data }], settings) => {
  const labels = settings.texts("cats_strings");
  const categories: readonly (string | number)[] = labels.length > 0 ? labels : settings.ints("cats_int64s");
  const places = new Map(categories.map((category, i) => [category, i]));
  const made = floats([...dims, categories.length]);
  for (let i = 0; i < data.length; i++) {
    const place = places.get(data[i]);
    if (place !== undefined) made.data[i * categories.length + place] = 1;
    else if (settings.int("zeros", 1) === 0) throw new TypeError(`the unknown category ${data[i]}`);
  }
  return [made];
};

const labelEncoder: Operator = ([{ dims, data }], settings) => {
  const texts = settings.texts("keys_strings");
  const keys: readonly (string | number)[] =
    texts.length > 0
      ? texts
      : settings.has("keys_int64s")
        ? settings.ints("keys_int64s")
        : settings.floats("keys_floats");
  const places = new Map(keys.map((key, i) => [key, i]));
  const read = <T>(values: readonly T[], otherwise: T) =>
    Array.from(data as ArrayLike<string | number>, (key) => {
      const place = places.get(key);
      return place === undefined ? otherwise : values[place];
    });
  if (settings.has("values_strings"))
    return [{ dims, data: read(settings.texts("values_strings"), settings.text("default_string", "_Unused")) }];
  if (settings.has("values_int64s"))
    return [{ dims, data: Float64Array.from(read(settings.ints("values_int64s"), settings.int("default_int64", -1))) }];
  return [floats(dims, Float32Array.from(read(settings.floats("values_floats"), settings.float("default_float", 0))))];
};

const linearClassifier: Operator = ([input], settings) => {
  const { rows, width } = shapeOf(input);
  const intercepts = settings.floats("intercepts");
  const classes = settings.floats("coefficients").length / width;
  const scores = linear(input, settings.floats("coefficients"), intercepts, classes);
  const kind = settings.text("post_transform", "NONE");
  if (classes > 1) {
    postTransform(kind, scores, classes);
    return [null, floats([rows, classes], scores)];
  }
  const made = floats([rows, 2]);
  for (let row = 0; row < rows; row++) made.data.set([-scores[row], scores[row]], 2 * row);
  postTransform(kind, made.data, 2);
  return [null, made];
};

const linearRegressor: Operator = ([input], settings) => {
  const targets = settings.int("targets", 1);
  const scores = linear(input, settings.floats("coefficients"), settings.floats("intercepts"), targets);
  postTransform(settings.text("post_transform", "NONE"), scores, targets);
  return [floats([shapeOf(input).rows, targets], scores)];
};

function linear(
  input: Tensor,
  weights: readonly number[],
  intercepts: readonly number[],
  outputs: number,
): Float32Array {
  const { rows, width } = shapeOf(input);
  const values = numbersOf(input);
  const scores = new Float32Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    for (let o = 0; o < outputs; o++) {
      let sum = intercepts[o] ?? 0;
      for (let c = 0; c < width; c++) sum += values[row * width + c] * weights[o * width + c];
      scores[row * outputs + o] = sum;
    }
  }
  return scores;
}

function perColumn(input: Tensor, make: (value: number, column: number) => number): Tensor {
  const { width } = shapeOf(input);
  return floats(
    input.dims,
    Float32Array.from(numbersOf(input), (value, i) => make(value, i % width)),
  );
}

/** One value for all columns, or one each. */
const at = (values: readonly number[], column: number) => (values.length === 1 ? values[0] : values[column]);

export const TABLE_OPERATORS: Readonly<Record<string, Operator>> = {
  Scaler: scaler,
  Imputer: imputer,
  Normalizer: normalizer,
  OneHotEncoder: oneHot,
  LabelEncoder: labelEncoder,
  LinearClassifier: linearClassifier,
  LinearRegressor: linearRegressor,
  // a map per row says the same as a row of numbers
  ZipMap: ([input]) => [input],
};
