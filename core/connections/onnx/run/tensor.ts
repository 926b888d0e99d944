import { ELEMENT, type OnnxTensor } from "../format/model.ts";

/** Numbers or texts in row-major order. Floats are rounded to 32 bits as they are stored; whole numbers are kept as doubles. */
export interface Tensor {
  dims: readonly number[];
  data: Float32Array | Float64Array | readonly string[];
}

export const sizeOf = (dims: readonly number[]) => dims.reduce((product, dim) => product * dim, 1);

export function floats(
  dims: readonly number[],
  data: Float32Array = new Float32Array(sizeOf(dims)),
): Tensor & { data: Float32Array } {
  return { dims, data };
}

/** What the two kinds of number arrays share. */
export type Numbers = Float32Array | Float64Array;

/** Their sum, in doubles. */
export function sumOf(values: Numbers, of: (value: number) => number = (value) => value): number {
  let sum = 0;
  for (const value of values) sum += of(value);
  return sum;
}

/** The numbers of a tensor. Throws TypeError when it holds texts. */
export function numbersOf({ data }: Tensor): Numbers {
  if (ArrayBuffer.isView(data)) return data;
  throw new TypeError("a tensor of texts where numbers are wanted");
}

/** Rows and columns of a tensor of two dimensions; one dimension counts as one row. */
export function shapeOf({ dims }: Tensor): { rows: number; width: number } {
  const width = dims.at(-1) ?? 1;
  return { rows: sizeOf(dims.slice(0, -1)), width };
}

/** A tensor as a file keeps it: in its typed list, or as little-endian bytes. */
export function readTensor(kept: OnnxTensor): Tensor {
  const { dims = [], dataType = ELEMENT.float, rawData } = kept;
  if (dataType === ELEMENT.string) return { dims, data: kept.stringData ?? [] };
  if (dataType === ELEMENT.float) {
    return {
      dims,
      data: rawData
        ? numbers(rawData, 4, (v, at) => v.getFloat32(at, true), Float32Array)
        : Float32Array.from(kept.floatData ?? []),
    };
  }
  const readers: Partial<Record<number, [bytes: number, read: (view: DataView, at: number) => number]>> = {
    [ELEMENT.double]: [8, (view, at) => view.getFloat64(at, true)],
    [ELEMENT.int64]: [8, (view, at) => Number(view.getBigInt64(at, true))],
    [ELEMENT.int32]: [4, (view, at) => view.getInt32(at, true)],
    [ELEMENT.bool]: [1, (view, at) => view.getUint8(at)],
  };
  const reader = readers[dataType];
  if (!reader) throw new TypeError(`a tensor of element type ${dataType}`);
  if (rawData) return { dims, data: numbers(rawData, reader[0], reader[1], Float64Array) };
  return { dims, data: Float64Array.from(kept.doubleData ?? kept.int64Data ?? kept.int32Data ?? []) };
}

function numbers<A extends Float32Array | Float64Array>(
  raw: Uint8Array,
  bytes: number,
  read: (view: DataView, at: number) => number,
  Kind: new (length: number) => A,
): A {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const values = new Kind(raw.byteLength / bytes);
  for (let i = 0; i < values.length; i++) values[i] = read(view, i * bytes);
  return values;
}
