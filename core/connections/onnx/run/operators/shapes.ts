import { ELEMENT } from "../../format/model.ts";
import { floats, numbersOf, readTensor, sizeOf, type Tensor } from "../tensor.ts";
import type { Operator } from "./operator.ts";

const cast: Operator = ([{ dims, data }], settings) => {
  const to = settings.int("to", ELEMENT.float);
  if (to === ELEMENT.string) return [{ dims, data: Array.from(data as ArrayLike<unknown>, String) }];
  const values = ArrayBuffer.isView(data) ? data : Float64Array.from(data, Number);
  if (to === ELEMENT.float) return [floats(dims, Float32Array.from(values))];
  if (to === ELEMENT.double) return [{ dims, data: Float64Array.from(values) }];
  if (to === ELEMENT.bool) return [{ dims, data: Float64Array.from(values, (value) => (value === 0 ? 0 : 1)) }];
  return [{ dims, data: Float64Array.from(values, Math.trunc) }];
};

const reshape: Operator = ([input, shape]) => {
  const wanted = Array.from(numbersOf(shape), (size, i) => (size === 0 ? input.dims[i] : size));
  const known = wanted.reduce((product, size) => (size === -1 ? product : product * size), 1);
  return [{ dims: wanted.map((size) => (size === -1 ? sizeOf(input.dims) / known : size)), data: input.data }];
};

const flatten: Operator = ([input], settings) => {
  const axis = settings.int("axis", 1);
  return [{ dims: [sizeOf(input.dims.slice(0, axis)), sizeOf(input.dims.slice(axis))], data: input.data }];
};

/** Side by side along the last of two dimensions. */
const concat: Operator = (inputs, settings) => {
  const axis = settings.int("axis", 1);
  if (inputs.some(({ dims }) => dims.length !== 2) || (axis !== 1 && axis !== -1)) throw new TypeError(`axis ${axis}`);
  const rows = inputs[0].dims[0];
  const width = inputs.reduce((sum, { dims }) => sum + dims[1], 0);
  const isText = inputs.some(({ data }) => !ArrayBuffer.isView(data));
  const texts = isText ? new Array<string>(rows * width) : [];
  const made = floats(isText ? [0, 0] : [rows, width]);
  let from = 0;
  for (const { dims, data } of inputs) {
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < dims[1]; c++) {
        const value = data[row * dims[1] + c];
        if (isText) texts[row * width + from + c] = String(value);
        else made.data[row * width + from + c] = Number(value);
      }
    }
    from += dims[1];
  }
  return [isText ? { dims: [rows, width], data: texts } : made];
};

function takeColumns(input: Tensor, columns: ArrayLike<number>): Tensor {
  if (input.dims.length !== 2) throw new TypeError("columns of other than two dimensions");
  const [rows, width] = input.dims;
  const chosen = Array.from(columns, (column) => (column < 0 ? column + width : column));
  const at = (i: number) => Math.floor(i / chosen.length) * width + chosen[i % chosen.length];
  const size = rows * chosen.length;
  const { data } = input;
  const dims = [rows, chosen.length];
  if (!ArrayBuffer.isView(data)) return { dims, data: Array.from({ length: size }, (_, i) => data[at(i)]) };
  const values = data instanceof Float32Array ? new Float32Array(size) : new Float64Array(size);
  return { dims, data: values.map((_, i) => data[at(i)]) };
}

const gather: Operator = ([input, columns], settings) => {
  const axis = settings.int("axis", 0);
  if (axis !== 1 && axis !== -1) throw new TypeError(`axis ${axis}`);
  return [takeColumns(input, numbersOf(columns))];
};

export const SHAPES: Readonly<Record<string, Operator>> = {
  Identity: ([input]) => [input],
  Constant: (_, settings) => [readTensor(settings.tensor("value"))],
  Cast: cast,
  Reshape: reshape,
  Flatten: flatten,
  Concat: concat,
  FeatureVectorizer: (inputs, settings) => concat(inputs, settings),
  Gather: gather,
  ArrayFeatureExtractor: ([input, columns]) => [takeColumns(input, numbersOf(columns))],
};
