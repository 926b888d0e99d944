import type { Settings } from "../settings.ts";
import { floats, type Numbers, numbersOf, shapeOf, sumOf, type Tensor } from "../tensor.ts";
import { all, both, each, test, where } from "./elementwise.ts";
import type { Operator } from "./operator.ts";
import { logistic, softmax } from "./postTransform.ts";

function product(
  a: Tensor,
  b: Tensor,
  turned: { a: boolean; b: boolean } = { a: false, b: false },
): Tensor & { data: Numbers } {
  if (a.dims.length > 2 || b.dims.length !== 2) throw new TypeError("a product of more than two dimensions");
  const [x, y] = [numbersOf(a), numbersOf(b)];
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const rows = turned.a ? left.width : left.rows;
  const inner = turned.a ? left.rows : left.width;
  const width = turned.b ? right.rows : right.width;
  const isSingle = x instanceof Float32Array && y instanceof Float32Array;
  const data = isSingle ? new Float32Array(rows * width) : new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) {
        sum += x[turned.a ? k * rows + i : i * inner + k] * y[turned.b ? j * inner + k : k * width + j];
      }
      data[i * width + j] = sum;
    }
  }
  return { dims: [rows, width], data };
}

const gemm: Operator = ([a, b, c], settings) => {
  const made = product(a, b, { a: settings.int("transA", 0) === 1, b: settings.int("transB", 0) === 1 });
  const [alpha, beta] = [settings.float("alpha", 1), settings.float("beta", 1)];
  const scaled: Tensor = { dims: made.dims, data: scaledBy(made.data, alpha) };
  if (!c) return [scaled];
  return both((value, more) => value + beta * more)([scaled, c], settings);
};

const scaledBy = (values: Numbers, factor: number): Numbers => {
  if (factor === 1) return values;
  const scaled = values.slice();
  for (let i = 0; i < scaled.length; i++) scaled[i] *= factor;
  return scaled;
};

/** Folds the last dimension, the only one that exported models fold. */
const fold =
  (make: (values: Numbers) => number): Operator =>
  ([input, axes], settings) => {
    const asked = axes ? [...numbersOf(axes)] : settings.ints("axes");
    const last = input.dims.length - 1;
    if (asked.length !== 1 || (asked[0] !== last && asked[0] !== -1)) throw new TypeError(`axes ${asked.join(", ")}`);
    const { rows, width } = shapeOf(input);
    const values = numbersOf(input);
    const dims = settings.int("keepdims", 1) === 1 ? [...input.dims.slice(0, -1), 1] : input.dims.slice(0, -1);
    const data = values instanceof Float32Array ? new Float32Array(rows) : new Float64Array(rows);
    return [{ dims, data: data.map((_, row) => make(values.subarray(row * width, (row + 1) * width))) }];
  };

function logSumExp(values: Numbers): number {
  const largest = Math.max(...values);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}

/** Where in the last dimension the largest or least value stands, the first of equals. */
const placeOf =
  (isBetter: (a: number, b: number) => boolean): Operator =>
  ([input], settings) => {
    const axis = settings.int("axis", 0);
    const last = input.dims.length - 1;
    if (axis !== last && axis !== -1) throw new TypeError(`axis ${axis}`);
    const { rows, width } = shapeOf(input);
    const values = numbersOf(input);
    const data = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      for (let c = 1; c < width; c++)
        if (isBetter(values[row * width + c], values[row * width + data[row]])) data[row] = c;
    }
    return [
      { dims: settings.int("keepdims", 1) === 1 ? [...input.dims.slice(0, -1), 1] : input.dims.slice(0, -1), data },
    ];
  };

const softmaxOf: Operator = ([input], settings) => {
  const axis = settings.int("axis", -1);
  if (axis !== -1 && axis !== input.dims.length - 1) throw new TypeError(`axis ${axis}`);
  const { rows, width } = shapeOf(input);
  const made = floats(input.dims, Float32Array.from(numbersOf(input)));
  for (let row = 0; row < rows; row++) softmax(made.data.subarray(row * width, (row + 1) * width));
  return [made];
};

const isMissing: Operator = ([input]) => [
  { dims: input.dims, data: Float64Array.from(numbersOf(input), (value) => (Number.isNaN(value) ? 1 : 0)) },
];

const clip: Operator = ([input, low, high], settings: Settings) => {
  const least = low ? numbersOf(low)[0] : settings.float("min", Number.NEGATIVE_INFINITY);
  const most = high ? numbersOf(high)[0] : settings.float("max", Number.POSITIVE_INFINITY);
  return each((value) => Math.min(most, Math.max(least, value)))([input], settings);
};

export const ARITHMETIC: Readonly<Record<string, Operator>> = {
  Add: both((a, b) => a + b),
  Sub: both((a, b) => a - b),
  Mul: both((a, b) => a * b),
  Div: both((a, b) => a / b),
  Pow: both((a, b) => a ** b),
  Exp: each(Math.exp),
  Log: each(Math.log),
  Neg: each((value) => -value),
  Abs: each(Math.abs),
  Floor: each(Math.floor),
  Reciprocal: each((value) => 1 / value),
  Not: each((value) => (value === 0 ? 1 : 0)),
  Sqrt: each(Math.sqrt),
  Sigmoid: each(logistic),
  Tanh: each(Math.tanh),
  Relu: each((value) => Math.max(0, value)),
  Sum: all((a, b) => a + b),
  Max: all(Math.max),
  Min: all(Math.min),
  Less: test((a, b) => a < b),
  LessOrEqual: test((a, b) => a <= b),
  Greater: test((a, b) => a > b),
  GreaterOrEqual: test((a, b) => a >= b),
  And: test((a, b) => a !== 0 && b !== 0),
  Or: test((a, b) => a !== 0 || b !== 0),
  Where: where,
  IsNaN: isMissing,
  Softmax: softmaxOf,
  Clip: clip,
  MatMul: ([a, b]) => [product(a, b)],
  Gemm: gemm,
  ReduceSum: fold((values) => sumOf(values)),
  ReduceMean: fold((values) => sumOf(values) / values.length),
  ReduceMax: fold((values) => Math.max(...values)),
  ReduceMin: fold((values) => Math.min(...values)),
  ArgMax: placeOf((a, b) => a > b),
  ArgMin: placeOf((a, b) => a < b),
  ReduceLogSumExp: fold(logSumExp),
};
