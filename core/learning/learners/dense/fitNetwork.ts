import type { Tensor2D, Variable } from "@tensorflow/tfjs";
import { throwIfCancelled } from "../../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../../jobs/progress.ts";
import { createRandom } from "../../../random/random.ts";
import type { DenseMatrix } from "./encode.ts";
import { type Network, networkMargins } from "./network.ts";
import type { Task } from "./newton.ts";
import { tensorflow } from "./tensorflow.ts";

export interface NetworkParameters {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  epochs: number;
  /** Rows a step; fewer on small tables, so that an epoch has `leastSteps`. */
  batch: number;
  leastSteps: number;
  learningRate: number;
  /** Penalty on squared weights, a row. */
  l2: number;
  /** Epochs without a smaller validation loss that are borne. */
  patience: number;
}

const LEAST_BATCH = 16;

/**
 * One network for several tasks on the same rows, with a shared body, by Adam (Kingma and Ba 2015) on the log loss.
 *
 * @param validation rows that say which epoch was best; without them the last is taken
 * @returns the network, and epochs kept
 */
export async function* fitNetwork(
  matrix: DenseMatrix,
  tasks: readonly Task[],
  { hidden, epochs, batch, leastSteps, learningRate, l2, patience }: NetworkParameters,
  {
    seed,
    validation,
    signal,
  }: {
    seed: number | string;
    validation?: { matrix: DenseMatrix; tasks: readonly Task[] } | undefined;
    signal?: AbortSignal | undefined;
  },
): Work<{ network: Network; epochs: number }> {
  const tf = await tensorflow();
  const { values, rows, width } = matrix;
  const random = createRandom(seed).fork("network");
  const sizes = [width, ...hidden, tasks.length];
  const rates = tasks.map(({ target, weights }) => rateOf(target, weights));
  const layers = sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l];
    const scale = Math.sqrt(2 / inputs);
    const isLast = l === sizes.length - 2;
    const start = Float32Array.from({ length: inputs * outputs }, () => random.normal() * (isLast ? 0.1 : 1) * scale);
    const bias = isLast ? rates.map((rate) => Math.log(rate / (1 - rate))) : new Array<number>(outputs).fill(0);
    return { weights: tf.variable(tf.tensor2d(start, [inputs, outputs])), bias: tf.variable(tf.tensor1d(bias)) };
  });
  const variables: Variable[] = layers.flatMap(({ weights, bias }) => [weights, bias]);
  const optimiser = tf.train.adam(learningRate);
  const meter = new ProgressMeter("epochs", epochs);
  const size = Math.min(batch, Math.max(LEAST_BATCH, Math.ceil(rows / leastSteps)));
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  let best = { network: readOut(layers), epochs: 0 };
  let bestLoss = validation ? meanLoss(best.network, validation) : Number.POSITIVE_INFINITY;
  try {
    for (let epoch = 1; epoch <= epochs && epoch - best.epochs <= patience; epoch++) {
      random.shuffle(order);
      for (let from = 0; from < rows; from += size) {
        throwIfCancelled(signal);
        if (from % (64 * size) === 0) yield meter.at(epoch - 1, `Epoch ${epoch}`);
        const part = order.subarray(from, from + size);
        tf.tidy(() => {
          const { x, y, w, cases } = batchOf(values, width, tasks, part);
          if (cases === 0) return;
          const shape: [number, number] = [part.length, tasks.length];
          const [xs, ys, ws] = [tf.tensor2d(x, [part.length, width]), tf.tensor2d(y, shape), tf.tensor2d(w, shape)];
          optimiser.minimize(
            () => {
              let signalOut = xs as Tensor2D;
              let penalty = tf.scalar(0);
              for (const [l, { weights, bias }] of layers.entries()) {
                const z = tf.add(tf.matMul(signalOut, weights as unknown as Tensor2D), bias) as Tensor2D;
                signalOut = l < layers.length - 1 ? tf.relu(z) : z;
                penalty = tf.add(penalty, tf.sum(tf.square(weights)));
              }
              const plus = tf.add(tf.relu(signalOut), tf.softplus(tf.neg(tf.abs(signalOut))));
              const loss = tf.sum(tf.mul(ws, tf.sub(plus, tf.mul(ys, signalOut))));
              return tf.add(tf.div(loss, cases), tf.mul(penalty, l2)).asScalar();
            },
            false,
            variables,
          );
        });
      }
      const network = readOut(layers);
      const loss = validation ? meanLoss(network, validation) : 0;
      if (!validation || loss < bestLoss) {
        best = { network, epochs: epoch };
        bestLoss = loss;
      }
    }
    return best;
  } finally {
    for (const variable of variables) variable.dispose();
    optimiser.dispose();
  }
}

function rateOf(target: Uint8Array, weights: Float64Array): number {
  let positives = 0.5;
  let all = 1;
  for (let i = 0; i < target.length; i++) {
    all += weights[i];
    if (target[i] === 1) positives += weights[i];
  }
  return positives / all;
}

function batchOf(values: Float32Array, width: number, tasks: readonly Task[], rows: Uint32Array) {
  const x = new Float32Array(rows.length * width);
  const y = new Float32Array(rows.length * tasks.length);
  const w = new Float32Array(rows.length * tasks.length);
  let cases = 0;
  for (let i = 0; i < rows.length; i++) {
    x.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
    for (const [t, { target, weights }] of tasks.entries()) {
      y[i * tasks.length + t] = target[rows[i]];
      w[i * tasks.length + t] = weights[rows[i]];
      cases += weights[rows[i]];
    }
  }
  return { x, y, w, cases };
}

function readOut(layers: readonly { weights: Variable; bias: Variable }[]): Network {
  return layers.map(({ weights, bias }) => ({
    inputs: weights.shape[0],
    outputs: weights.shape[1] ?? 1,
    weights: Array.from(weights.dataSync()),
    bias: Array.from(bias.dataSync()),
  }));
}

function meanLoss(network: Network, { matrix, tasks }: { matrix: DenseMatrix; tasks: readonly Task[] }): number {
  let loss = 0;
  let cases = 0;
  for (const [t, margins] of networkMargins(network, matrix).entries()) {
    const { target, weights } = tasks[t];
    for (let i = 0; i < margins.length; i++) {
      const signed = target[i] === 1 ? -margins[i] : margins[i];
      loss += weights[i] * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))));
      cases += weights[i];
    }
  }
  return loss / cases;
}
