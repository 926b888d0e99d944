import type { Tensor2D } from "@tensorflow/tfjs";
import { throwIfCancelled } from "../../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../../jobs/progress.ts";
import { sampleOfRows } from "../../gbdt/binEdges.ts";
import type { DenseMatrix } from "./encode.ts";
import { type Coefficients, derivatives, newton, solve, type Task } from "./newton.ts";
import { type Tensorflow, tensorflow } from "./tensorflow.ts";

interface LogisticOptions {
  l2: number;
  seed: number;
  signal?: AbortSignal | undefined;
  /** Rows up to which Newton's method sees all; of more, its curvature comes from a sample of so many (default 20,000). */
  newtonRows?: number;
}

const MOST_STEPS = 30;
/** Largest entry of the gradient, as a share of the cases, that counts as none. */
const TOLERANCE = 1e-5;
const CHUNK = 1 << 16;

/**
 * Logistic regressions of several tasks on the same rows, all at once.
 *
 * Each starts at the solution of a sample; then gradients of all rows and tasks come from one product of matrices (on
 * TensorFlow.js, single precision), and steps are Newton's with the sample's curvature: half a dozen passes over the rows.
 * Source: Erdogdu and Montanari (2015), sub-sampled Newton methods.
 *
 * @returns coefficients by task, and passes over all rows
 */
export async function* fitLogistic(
  matrix: DenseMatrix,
  tasks: readonly Task[],
  { l2, seed, signal, newtonRows = 20_000 }: LogisticOptions,
): Work<{ coefficients: Coefficients[]; passes: number }> {
  const meter = new ProgressMeter("tasks", tasks.length);
  const sample = sampleOfRows(matrix.rows, newtonRows, seed);
  const part = takeRows(matrix, sample);
  const isAll = sample.length === matrix.rows;
  const parts = tasks.map((task) => partOf(task, sample));
  const found: Coefficients[] = [];
  for (const [t, { task, scale }] of parts.entries()) {
    throwIfCancelled(signal);
    yield meter.at(t, "Solving a sample");
    found.push(newton(part, task, l2 / scale, new Float64Array(matrix.width + 1), isAll ? 1e-12 : 1e-7));
  }
  if (isAll) return { coefficients: found, passes: 0 };
  const tf = await tensorflow();
  const whole = new Whole(tf, matrix, tasks, l2);
  try {
    let at = found;
    let { losses, gradients } = whole.look(at);
    const share = new Float64Array(tasks.length).fill(1);
    for (let pass = 1; ; pass++) {
      throwIfCancelled(signal);
      yield meter.at(0, `Pass ${pass} over all rows`);
      const open = tasks.map((_, t) => largest(gradients[t]) > TOLERANCE * whole.cases[t] && share[t] > 1e-3);
      if (pass > MOST_STEPS || !open.includes(true)) return { coefficients: at, passes: pass };
      const directions = parts.map(({ task, scale }, t) => {
        if (!open[t]) return null;
        const { values, rows, width } = part;
        const { hessian } = derivatives(values, rows, width, task.target, task.weights, l2 / scale, at[t]);
        return solve(
          hessian,
          gradients[t].map((value) => value / scale),
        );
      });
      const next = at.map((own, t) => own.map((value, j) => value - share[t] * (directions[t]?.[j] ?? 0)));
      const seen = whole.look(next);
      // single precision tells losses apart to about a millionth
      const isBetter = seen.losses.map((loss, t) => loss <= losses[t] + 2e-6 * Math.abs(losses[t]));
      for (const [t, better] of isBetter.entries()) share[t] = better ? Math.min(1, share[t] * 2) : share[t] / 2;
      at = at.map((own, t) => (isBetter[t] ? next[t] : own));
      losses = losses.map((own, t) => (isBetter[t] ? seen.losses[t] : own));
      gradients = gradients.map((own, t) => (isBetter[t] ? seen.gradients[t] : own));
    }
  } finally {
    whole.dispose();
  }
}

function takeRows({ values, width }: DenseMatrix, rows: Uint32Array): DenseMatrix {
  const taken = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) taken.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  return { values: taken, rows: rows.length, width };
}

/** A task on some rows, and how many cases each of theirs stands for. */
function partOf({ target, weights }: Task, rows: Uint32Array): { task: Task; scale: number } {
  const own = Float64Array.from(rows, (row) => weights[row]);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    task: { target: Uint8Array.from(rows, (row) => target[row]), weights: own },
    scale: sum(weights) / (sum(own) || 1) || 1,
  };
}

const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** All rows in chunks of tensors: loss and gradient of every task at its coefficients. */
class Whole {
  readonly cases: number[];
  readonly #tf: Tensorflow;
  readonly #width: number;
  readonly #l2: number;
  readonly #chunks: { x: Tensor2D; y: Tensor2D; w: Tensor2D }[] = [];

  constructor(tf: Tensorflow, { values, rows, width }: DenseMatrix, tasks: readonly Task[], l2: number) {
    this.#tf = tf;
    this.#width = width;
    this.#l2 = l2;
    this.cases = tasks.map(({ weights }) => weights.reduce((sum, weight) => sum + weight, 0));
    for (let from = 0; from < rows; from += CHUNK) {
      const n = Math.min(CHUNK, rows - from);
      const y = new Float32Array(n * tasks.length);
      const w = new Float32Array(n * tasks.length);
      for (const [t, { target, weights }] of tasks.entries()) {
        for (let i = 0; i < n; i++) {
          y[i * tasks.length + t] = target[from + i];
          w[i * tasks.length + t] = weights[from + i];
        }
      }
      const x = values.subarray(from * width, (from + n) * width);
      const shape: [number, number] = [n, tasks.length];
      this.#chunks.push({ x: tf.tensor2d(x, [n, width]), y: tf.tensor2d(y, shape), w: tf.tensor2d(w, shape) });
    }
  }

  look(at: readonly Coefficients[]): { losses: number[]; gradients: Float64Array[] } {
    const tf = this.#tf;
    const width = this.#width;
    const size = at.length;
    const losses = at.map((own) =>
      own.subarray(0, width).reduce((sum, value) => sum + (this.#l2 / 2) * value * value, 0),
    );
    const gradients = at.map((own) => own.map((value, j) => (j < width ? this.#l2 * value : 0)));
    const weights = new Float32Array(width * size);
    for (let j = 0; j < width; j++) for (let t = 0; t < size; t++) weights[j * size + t] = at[t][j];
    for (const { x, y, w } of this.#chunks) {
      const [loss, slope, free] = tf.tidy(() => {
        const intercepts = tf.tensor1d(at.map((own) => own[width]));
        const z = tf.add(tf.matMul(x, tf.tensor2d(weights, [width, size])), intercepts) as Tensor2D;
        // softplus(z) = max(z, 0) + ln(1 + e^-|z|)
        const plus = tf.add(tf.relu(z), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
        const own = tf.mul(w, tf.sub(plus, tf.mul(y, z)));
        const r = tf.mul(w, tf.sub(tf.sigmoid(z), y)) as Tensor2D;
        return [tf.sum(own, 0), tf.matMul(x, r, true), tf.sum(r, 0)].map((tensor) => tensor.dataSync());
      });
      for (let t = 0; t < size; t++) {
        losses[t] += loss[t];
        for (let j = 0; j < width; j++) gradients[t][j] += slope[j * size + t];
        gradients[t][width] += free[t];
      }
    }
    return { losses, gradients };
  }

  dispose(): void {
    for (const chunk of this.#chunks) for (const tensor of Object.values(chunk)) tensor.dispose();
  }
}
