import { type Numbers, numbersOf, sizeOf, type Tensor } from "../tensor.ts";
import type { Operator } from "./operator.ts";

/** One tensor element by element. */
export const each =
  (make: (value: number) => number): Operator =>
  ([input]) => [{ dims: input.dims, data: numbersOf(input).map(make) }];

/** Two tensors element by element; dimensions of size 1 are repeated, counted from the last. */
export const both =
  (make: (a: number, b: number) => number): Operator =>
  ([a, b]) => [pair(a, b, make)];

/** Any number of tensors, the first with the second, what that made with the third, and so on. */
export const all =
  (make: (a: number, b: number) => number): Operator =>
  ([first, ...others]) => [others.reduce((made, other) => pair(made, other, make), first)];

/** A test of two tensors: ones and zeros, as doubles. */
export const test =
  (holds: (a: number, b: number) => boolean): Operator =>
  ([a, b]) => {
    const { dims, places } = together([a, b]);
    const [left, right] = [numbersOf(a), numbersOf(b)];
    const data = new Float64Array(sizeOf(dims));
    for (let i = 0; i < data.length; i++) data[i] = holds(left[places[0](i)], right[places[1](i)]) ? 1 : 0;
    return [{ dims, data }];
  };

/** Of two tensors the first where a test holds, else the second. */
export const where: Operator = ([holds, yes, no]) => {
  const { dims, places } = together([holds, yes, no]);
  const tests = numbersOf(holds);
  const [first, second] = [numbersOf(yes), numbersOf(no)];
  const data = emptyLike([first, second], sizeOf(dims));
  for (let i = 0; i < data.length; i++) {
    data[i] = tests[places[0](i)] === 0 ? second[places[2](i)] : first[places[1](i)];
  }
  return [{ dims, data }];
};

function pair(a: Tensor, b: Tensor, make: (a: number, b: number) => number): Tensor {
  const { dims, places } = together([a, b]);
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const data = emptyLike([left, right], sizeOf(dims));
  for (let i = 0; i < data.length; i++) data[i] = make(left[places[0](i)], right[places[1](i)]);
  return { dims, data };
}

/** Single precision when all are. */
function emptyLike(inputs: readonly Numbers[], size: number): Numbers {
  return inputs.every((each) => each instanceof Float32Array) ? new Float32Array(size) : new Float64Array(size);
}

/** The joint shape of tensors, and where each of its elements stands in each of them. */
function together(inputs: readonly Tensor[]) {
  const depth = Math.max(...inputs.map(({ dims }) => dims.length));
  const padded = inputs.map(({ dims }) => [...new Array<number>(depth - dims.length).fill(1), ...dims]);
  const dims = padded.reduce((joint, own) => joint.map((size, d) => (size === 1 ? own[d] : size)));
  if (padded.some((own) => own.some((size, d) => size !== 1 && size !== dims[d])))
    throw new TypeError(`shapes ${inputs.map((input) => input.dims.join(" x ")).join(" and ")} together`);
  return { dims, places: padded.map((own) => placesIn(own, dims)) };
}

function placesIn(own: readonly number[], dims: readonly number[]): (i: number) => number {
  const size = sizeOf(dims);
  if (sizeOf(own) === size) return (i) => i;
  if (sizeOf(own) === 1) return () => 0;
  const places = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    let rest = i;
    let step = 1;
    for (let d = dims.length - 1; d >= 0; d--) {
      const place = rest % dims[d];
      rest = (rest - place) / dims[d];
      if (own[d] > 1) places[i] += place * step;
      step *= own[d];
    }
  }
  return (i) => places[i];
}
