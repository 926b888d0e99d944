import { throwIfCancelled } from "../../../errors/domainError.ts";
import { ProgressMeter, type Work } from "../../../jobs/progress.ts";
import { AllRows } from "./allRows.ts";
import type { DenseMatrix } from "./encode.ts";
import { type Coefficients, newton, type Task } from "./newton.ts";
import { dot, QuasiNewton } from "./quasiNewton.ts";
import { preconditioner, secondMoments } from "./secondMoments.ts";

interface LogisticOptions {
  l2: number;
  seed: number;
  signal?: AbortSignal | undefined;
  /** Rows up to which Newton's method is used, to the last digit (default 20,000). */
  newtonRows?: number;
}

const MOST_PASSES = 200;
/** Largest entry of the gradient, as a share of the cases, that counts as none. */
const TOLERANCE = 1e-5;
/** Loss that single precision cannot tell apart, as a share. */
const SLACK = 1e-7;
/** Columns up to which Newton's method is the quicker one on few rows. */
const NEWTON_WIDTH = 128;

/**
 * Logistic regressions of several tasks on the same rows, all at once.
 *
 * Few rows: Newton's method for each task. Many: gradients of all tasks in one pass of the kernel over the rows, L-BFGS steps
 * over the columns' second moments, until each task's gradient is none; a dozen passes, as a rule.
 *
 * @returns coefficients by task, and passes over all rows
 * @throws CancelledError
 */
export async function* fitLogistic(
  matrix: DenseMatrix,
  tasks: readonly Task[],
  { l2, seed, signal, newtonRows = 20_000 }: LogisticOptions,
): Work<{ coefficients: Coefficients[]; passes: number }> {
  const meter = new ProgressMeter("tasks", tasks.length);
  if (matrix.rows <= newtonRows && matrix.width <= NEWTON_WIDTH) {
    const found: Coefficients[] = [];
    for (const [t, task] of tasks.entries()) {
      throwIfCancelled(signal);
      yield meter.at(t, "Solving for all rows");
      found.push(newton(matrix, task, l2, new Float64Array(matrix.width + 1)));
    }
    return { coefficients: found, passes: 0 };
  }
  yield meter.at(0, "Laying out the rows");
  const moments = secondMoments(matrix, seed);
  const searches = tasks.map((task) => new Search(task, moments, matrix.width, l2));
  const rows = new AllRows(matrix, tasks, l2);
  try {
    for (let pass = 1; ; pass++) {
      throwIfCancelled(signal);
      const open = searches.map(({ isDone }) => !isDone);
      const done = open.filter((is) => !is).length;
      if (done === tasks.length || pass > MOST_PASSES)
        return { coefficients: searches.map(({ at }) => at), passes: pass - 1 };
      yield meter.at(done, `Pass ${pass} over all rows`);
      const seen = rows.look(
        searches.map(({ next }) => next),
        open,
      );
      for (const [t, found] of seen.entries()) if (found) searches[t].take(found.loss, found.gradient);
    }
  } finally {
    rows.dispose();
  }
}

/** One task's way down: where it is, where it looks next. */
class Search {
  at: Coefficients;
  next: Coefficients;
  isDone = false;
  readonly #cases: number;
  readonly #steps: QuasiNewton;
  #loss = Number.POSITIVE_INFINITY;
  #gradient: Float64Array | null = null;
  #direction: Float64Array;
  #share = 1;

  constructor({ target, weights }: Task, moments: Float64Array | null, width: number, l2: number) {
    let positives = 0.5;
    let cases = 1;
    for (let i = 0; i < target.length; i++) {
      cases += weights[i];
      if (target[i] === 1) positives += weights[i];
    }
    const rate = positives / cases;
    this.#cases = cases;
    this.#steps = new QuasiNewton(preconditioner(moments, width + 1, cases * rate * (1 - rate), l2));
    this.#direction = new Float64Array(width + 1);
    this.at = new Float64Array(width + 1);
    this.at[width] = Math.log(rate / (1 - rate));
    this.next = this.at;
  }

  /** Takes what was seen at `next`; steps on from there, or looks half as far when the loss is not lower. */
  take(loss: number, gradient: Float64Array): void {
    if (this.#gradient) {
      const { next, at } = this;
      const before = this.#gradient;
      // the least decrease that counts (Armijo), but for what single precision cannot tell
      const wanted = 1e-4 * this.#share * dot(before, this.#direction);
      if (!(loss <= this.#loss - wanted + SLACK * Math.abs(this.#loss))) {
        this.#share /= 2;
        if (this.#share < 1e-3) this.isDone = true;
        else this.#lookAhead();
        return;
      }
      this.#steps.saw(
        next.map((value, j) => value - at[j]),
        gradient.map((value, j) => value - before[j]),
      );
      this.at = next;
    }
    this.#loss = loss;
    this.#gradient = gradient;
    if (gradient.every((value) => Math.abs(value) <= TOLERANCE * this.#cases)) {
      this.isDone = true;
      return;
    }
    this.#direction = this.#steps.direction(gradient);
    this.#share = 1;
    this.#lookAhead();
  }

  #lookAhead(): void {
    this.next = this.at.map((value, j) => value - this.#share * this.#direction[j]);
  }
}
