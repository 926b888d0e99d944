import { ELEMENT } from "../../format/model.ts";
import { floats, numbersOf, readTensor, shapeOf, sizeOf, type Tensor } from "../tensor.ts";
import { test } from "./elementwise.ts";
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
  const isDouble = inputs.some(({ data }) => data instanceof Float64Array);
  const texts = new Array<string>(isText ? rows * width : 0);
  const size = isText ? 0 : rows * width;
  const numbers = isDouble ? new Float64Array(size) : new Float32Array(size);
  let from = 0;
  for (const { dims, data } of inputs) {
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < dims[1]; c++) {
        const value = data[row * dims[1] + c];
        if (isText) texts[row * width + from + c] = String(value);
        else numbers[row * width + from + c] = Number(value);
      }
    }
    from += dims[1];
  }
  return [{ dims: [rows, width], data: isText ? texts : numbers }];
};

function takeColumns(input: Tensor, columns: ArrayLike<number>): Tensor {
  if (input.dims.length > 2) throw new TypeError("columns of more than two dimensions");
  const { rows, width } = shapeOf(input);
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
  if (axis === 0) return [takeRows(input, columns)];
  if (axis !== 1 && axis !== -1) throw new TypeError(`axis ${axis}`);
  return [takeColumns(input, numbersOf(columns))];
};

/** Rows of a table by their numbers. */
function takeRows({ dims: [rows = 1, ...dims], data }: Tensor, numbers: Tensor): Tensor {
  const width = sizeOf(dims);
  const places = Array.from(numbersOf(numbers), (row) => (row < 0 ? row + rows : row));
  if (places.some((row) => !(row >= 0 && row < rows))) throw new TypeError(`a row outside of ${rows}`);
  const at = (i: number) => places[Math.floor(i / width)] * width + (i % width);
  const size = places.length * width;
  const made = [...numbers.dims, ...dims];
  if (!ArrayBuffer.isView(data)) return { dims: made, data: Array.from({ length: size }, (_, i) => data[at(i)]) };
  const values = data instanceof Float32Array ? new Float32Array(size) : new Float64Array(size);
  return { dims: made, data: values.map((_, i) => data[at(i)]) };
}

/** Texts or numbers that are the same. */
const equal: Operator = (inputs, settings) => {
  const [a, b] = inputs;
  if (ArrayBuffer.isView(a.data) && ArrayBuffer.isView(b.data)) return sameNumbers(inputs, settings);
  if (sizeOf(b.dims) !== 1 && sizeOf(b.dims) !== sizeOf(a.dims)) throw new TypeError("texts of other shapes");
  const at = (i: number) => b.data[sizeOf(b.dims) === 1 ? 0 : i];
  return [
    { dims: a.dims, data: Float64Array.from(a.data as ArrayLike<unknown>, (value, i) => (value === at(i) ? 1 : 0)) },
  ];
};

const sameNumbers = test((a, b) => a === b);

/** A constant of a shape. */
const constantOfShape: Operator = ([shape], settings) => {
  const dims = [...numbersOf(shape)];
  const value = settings.has("value") ? Number(readTensor(settings.tensor("value")).data[0]) : 0;
  return [floats(dims, new Float32Array(sizeOf(dims)).fill(value))];
};

const unsqueeze: Operator = ([input, axes], settings) => {
  const asked = axes ? [...numbersOf(axes)] : settings.ints("axes");
  const depth = input.dims.length + asked.length;
  const places = new Set(asked.map((axis) => (axis < 0 ? axis + depth : axis)));
  const rest = [...input.dims];
  return [
    { dims: Array.from({ length: depth }, (_, d) => (places.has(d) ? 1 : (rest.shift() ?? 1))), data: input.data },
  ];
};

const squeeze: Operator = ([input, axes], settings) => {
  const asked = (axes ? [...numbersOf(axes)] : settings.ints("axes")).map((axis) =>
    axis < 0 ? axis + input.dims.length : axis,
  );
  const goes = (d: number) => (asked.length > 0 ? asked.includes(d) : input.dims[d] === 1);
  return [{ dims: input.dims.filter((_, d) => !goes(d)), data: input.data }];
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
  Equal: equal,
  Shape: ([{ dims }]) => [{ dims: [dims.length], data: Float64Array.from(dims) }],
  ConstantOfShape: constantOfShape,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  ArrayFeatureExtractor: ([input, columns]) => [takeColumns(input, numbersOf(columns))],
};
