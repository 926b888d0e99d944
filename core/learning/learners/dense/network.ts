import type { DenseMatrix } from "./encode.ts";

/** Layers of a network, first to last; all but the last end in max(0, x). Plain JSON. */
export type Network = Layer[];

interface Layer {
  inputs: number;
  outputs: number;
  /** inputs x outputs, row by row. */
  weights: number[];
  bias: number[];
}

const BLOCK = 256;

/** Log odds by task: one array per output of the last layer. */
export function networkMargins(network: Network, { values, rows, width }: DenseMatrix): Float64Array[] {
  const outputs = network[network.length - 1].outputs;
  const margins = Array.from({ length: outputs }, () => new Float64Array(rows));
  const layers = network.map((layer) => ({ ...layer, weights: Float32Array.from(layer.weights) }));
  for (let from = 0; from < rows; from += BLOCK) {
    const n = Math.min(BLOCK, rows - from);
    let signal = values.subarray(from * width, (from + n) * width);
    for (const [l, layer] of layers.entries()) signal = through(layer, signal, n, l < layers.length - 1);
    for (let i = 0; i < n; i++) for (let t = 0; t < outputs; t++) margins[t][from + i] = signal[i * outputs + t];
  }
  return margins;
}

function through(
  { inputs, outputs, weights, bias }: Omit<Layer, "weights"> & { weights: Float32Array },
  signal: Float32Array,
  rows: number,
  isHidden: boolean,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(rows * outputs);
  for (let i = 0; i < rows; i++) {
    const to = i * outputs;
    for (let k = 0; k < outputs; k++) out[to + k] = bias[k];
    for (let j = 0; j < inputs; j++) {
      const value = signal[i * inputs + j];
      // flags and cut-off units are mostly 0
      if (value !== 0) for (let k = 0; k < outputs; k++) out[to + k] += value * weights[j * outputs + k];
    }
    if (isHidden) for (let k = 0; k < outputs; k++) out[to + k] = Math.max(0, out[to + k]);
  }
  return out;
}
