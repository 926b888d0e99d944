import type { Settings } from "../settings.ts";
import { floats, type Numbers, numbersOf, shapeOf, sizeOf, sumOf, type Tensor } from "../tensor.ts";
import type { Operator } from "./operator.ts";
import { logistic, softmax } from "./postTransform.ts";

const each =
  (make: (value: number) => number): Operator =>
  ([input]) => [{ dims: input.dims, data: numbersOf(input).map(make) }];

/** Two tensors element by element; dimensions of size 1 are repeated, counted from the last. */
const both =
  (make: (a: number, b: number) => number): Operator =>
  ([a, b]) => {
    const depth = Math.max(a.dims.length, b.dims.length);
    const padded = ({ dims }: Tensor) => [...new Array<number>(depth - dims.length).fill(1), ...dims];
    const [left, right] = [padded(a), padded(b)];
    const dims = left.map((size, i) => (size === 1 ? right[i] : size));
    if (right.some((size, i) => size !== 1 && size !== dims[i]))
      throw new TypeError(`shapes ${a.dims.join(" x ")} and ${b.dims.join(" x ")} together`);
    const [leftValues, rightValues] = [numbersOf(a), numbersOf(b)];
    const size = sizeOf(dims);
    const data = leftValues instanceof Float32Array ? new Float32Array(size) : new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let [rest, l, r] = [i, 0, 0];
      let [leftStep, rightStep] = [1, 1];
      for (let d = depth - 1; d >= 0; d--) {
        const place = rest % dims[d];
        rest = (rest - place) / dims[d];
        if (left[d] > 1) l += place * leftStep;
        if (right[d] > 1) r += place * rightStep;
        leftStep *= left[d];
        rightStep *= right[d];
      }
      data[i] = make(leftValues[l], rightValues[r]);
    }
    return [{ dims, data }];
  };

function product(
  a: Tensor,
  b: Tensor,
  turned: { a: boolean; b: boolean } = { a: false, b: false },
): Tensor & { data: Float32Array } {
  if (a.dims.length > 2 || b.dims.length !== 2) throw new TypeError("a product of more than two dimensions");
  const [x, y] = [numbersOf(a), numbersOf(b)];
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const rows = turned.a ? left.width : left.rows;
  const inner = turned.a ? left.rows : left.width;
  const width = turned.b ? right.rows : right.width;
  const made = floats([rows, width]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) {
        sum += x[turned.a ? k * rows + i : i * inner + k] * y[turned.b ? j * inner + k : k * width + j];
      }
      made.data[i * width + j] = sum;
    }
  }
  return made;
}

const gemm: Operator = ([a, b, c], settings) => {
  const made = product(a, b, { a: settings.int("transA", 0) === 1, b: settings.int("transB", 0) === 1 });
  const [alpha, beta] = [settings.float("alpha", 1), settings.float("beta", 1)];
  const scaled = { dims: made.dims, data: made.data.map((value) => alpha * value) };
  if (!c) return [scaled];
  return both((value, more) => value + beta * more)([scaled, c], settings);
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
    const made = Float32Array.from({ length: rows }, (_, row) => make(values.subarray(row * width, (row + 1) * width)));
    return [floats(dims, made)];
  };

function logSumExp(values: Numbers): number {
  const largest = Math.max(...values);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}

const softmaxOf: Operator = ([input], settings) => {
  const axis = settings.int("axis", -1);
  if (axis !== -1 && axis !== input.dims.length - 1) throw new TypeError(`axis ${axis}`);
  const { rows, width } = shapeOf(input);
  const made = floats(input.dims, Float32Array.from(numbersOf(input)));
  for (let row = 0; row < rows; row++) softmax(made.data.subarray(row * width, (row + 1) * width));
  return [made];
};

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
  Sqrt: each(Math.sqrt),
  Sigmoid: each(logistic),
  Tanh: each(Math.tanh),
  Relu: each((value) => Math.max(0, value)),
  Softmax: softmaxOf,
  Clip: clip,
  MatMul: ([a, b]) => [product(a, b)],
  Gemm: gemm,
  ReduceSum: fold((values) => sumOf(values)),
  ReduceLogSumExp: fold(logSumExp),
};
