import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { DomainError, throwIfCancelled } from "../../errors/domainError.ts";
import { createRandom } from "../../random/random.ts";
import { KernelArena } from "../kernel/kernel.ts";
import { type Assignment, kernelOf, layOut, runStretches, STRETCHES, stretchOf } from "./assignment.ts";
import { kMeansPlusPlus } from "./kMeansPlusPlus.ts";
import { type RowMatrix, takeRows } from "./matrix.ts";

export interface KMeansOptions {
  k: number;
  seed: number | string;
  /** k x width; drawn by k-means++ from at most 20,000 rows when left out. */
  initial?: Float64Array | undefined;
  /** Starts to draw; the one with the smallest inertia on those rows is kept. Default 1. */
  starts?: number | undefined;
  maxIterations?: number | undefined;
  /** Stops when the centres together move (squared) less than this part of the mean variance. Default 1e-4. */
  tolerance?: number | undefined;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Memory to use again; for many small fits. */
  arena?: KernelArena | undefined;
}

export interface KMeansModel {
  k: number;
  /** k x width */
  centres: Float64Array;
  /** Cluster of each row. */
  labels: Uint8Array;
  sizes: Uint32Array;
  /** Sum of squared distances to the own centre. */
  inertia: number;
  iterations: number;
}

class ClusterCountError extends DomainError {
  constructor(k: number, rows: number) {
    super({
      code: "cluster-count",
      what: `${k} clusters cannot be made of ${rows} rows`,
      mend: `Choose from 1 to ${Math.min(rows, MOST_CLUSTERS)} clusters.`,
      facts: { k, rows },
    });
  }
}

const MOST_CLUSTERS = 255;
/** Rows that a start is drawn from. */
const START_ROWS = 20_000;
/** Fewer numbers than this are done before a thread has begun. */
const WORTH_A_THREAD = 1_000_000;

/**
 * k-means by Lloyd's iterations with Hamerly's bounds.
 *
 * The same seed gives the same result with any number of threads: rows are summed in a fixed number of stretches. A cluster
 * that runs empty is put where the row farthest from its centre lies. Source: Hamerly (2010), Making k-means even faster.
 *
 * @throws ClusterCountError, CancelledError
 */
export async function fitKMeans(matrix: RowMatrix, options: KMeansOptions): Promise<KMeansModel> {
  const { k, signal, maxIterations = 300 } = options;
  if (!Number.isInteger(k) || k < 1 || k > MOST_CLUSTERS || k > matrix.rows)
    throw new ClusterCountError(k, matrix.rows);
  const initial = options.initial ?? (await bestStart(matrix, options));
  const state = layOut(matrix, k, options.arena ?? new KernelArena());
  // the threads start while this one copies and sums
  const starting = startCrew(state, options.threads);
  state.values.set(matrix.values);
  state.centres.set(initial);
  const limit = (options.tolerance ?? 1e-4) * meanVariance(matrix);
  const crew = await starting;
  try {
    let first = true;
    let iterations = 0;
    let farthest: Moves = { far: 0, next: 0, mover: 0, shift: 0 };
    for (;;) {
      prepare(state);
      const changed = crew.pass(first, farthest);
      const wasLast = iterations >= maxIterations;
      first = false;
      if (wasLast || changed === 0) break;
      iterations++;
      const totals = totalsOf(state);
      const refilled = refillEmpty(state, totals);
      farthest = move(state, totals);
      if (refilled) {
        state.sums.fill(0);
        state.counts.fill(0);
        first = true;
      } else if (farthest.shift <= limit) {
        prepare(state);
        crew.pass(false, farthest);
        break;
      }
      if (iterations % 8 === 0) await setImmediate();
      throwIfCancelled(signal);
    }
    return {
      k,
      centres: state.centres.slice(),
      labels: Uint8Array.from(state.labels),
      sizes: sizesOf(state),
      inertia: crew.inertia(),
      iterations,
    };
  } finally {
    crew.end();
  }
}

async function bestStart(matrix: RowMatrix, options: KMeansOptions): Promise<Float64Array> {
  const { k, starts = 1, signal } = options;
  const random = createRandom(options.seed).fork("start");
  const sample = sampleOf(matrix, START_ROWS, options.seed);
  if (starts === 1) return kMeansPlusPlus(sample, k, random);
  const arena = options.arena ?? new KernelArena();
  let best: KMeansModel | null = null;
  for (let start = 0; start < starts; start++) {
    const initial = kMeansPlusPlus(sample, k, random.fork(start));
    const model = await fitKMeans(sample, { ...options, initial, threads: 1, arena, signal });
    if (best === null || model.inertia < best.inertia) best = model;
  }
  return best?.centres ?? new Float64Array(0);
}

/** At most `most` rows, evenly spread, one at random from each of as many stretches. */
function sampleOf(matrix: RowMatrix, most: number, seed: number | string): RowMatrix {
  if (matrix.rows <= most) return matrix;
  const random = createRandom(seed).fork("rows");
  const step = matrix.rows / most;
  return takeRows(
    matrix,
    Uint32Array.from({ length: most }, (_, i) => Math.floor((i + random.float()) * step)),
  );
}

/** How far the centres went: the farthest, the second farthest, which one; and all together, squared. */
interface Moves {
  far: number;
  next: number;
  mover: number;
  shift: number;
}

/** What the kernel needs to know of the centres. */
function prepare({ plan, centres, transposed, halfNorms, halfGaps }: Assignment): void {
  const { k, width, wide } = plan;
  // centres that are only padding are never the nearest
  halfNorms.fill(1e38);
  let largest = 0;
  for (let c = 0; c < k; c++) {
    let norm = 0;
    for (let j = 0; j < width; j++) {
      const value = centres[c * width + j];
      transposed[j * wide + c] = value;
      norm += value * value;
    }
    halfNorms[c] = norm / 2;
    largest = Math.max(largest, norm / 2);
    let gap = Number.POSITIVE_INFINITY;
    for (let other = 0; other < k; other++) {
      if (other === c) continue;
      let squared = 0;
      for (let j = 0; j < width; j++) squared += (centres[c * width + j] - centres[other * width + j]) ** 2;
      gap = Math.min(gap, squared);
    }
    halfGaps[c] = Math.sqrt(gap) / 2;
  }
  plan.pass[4] = largest;
}

interface Totals {
  sums: Float64Array;
  counts: Float64Array;
}

function totalsOf({ plan, sums, counts }: Assignment): Totals {
  const { k, width } = plan;
  const totals = { sums: new Float64Array(k * width), counts: new Float64Array(k) };
  for (let s = 0; s < STRETCHES; s++) {
    for (let q = 0; q < k * width; q++) totals.sums[q] += sums[s * k * width + q];
    for (let c = 0; c < k; c++) totals.counts[c] += counts[s * k + c];
  }
  return totals;
}

function sizesOf({ plan, labels }: Assignment): Uint32Array {
  const sizes = new Uint32Array(plan.k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  return sizes;
}

/** Gives every empty cluster the row that is farthest from its centre; true when there was one. */
function refillEmpty({ plan, upper, labels }: Assignment, totals: Totals): boolean {
  const { k, width, at, memory } = plan;
  const values = new Float32Array(memory.buffer, at.values, plan.rows * width);
  const taken = new Set<number>();
  for (let c = 0; c < k; c++) {
    if (totals.counts[c] > 0) continue;
    let far = -1;
    for (let i = 0; i < upper.length; i++) {
      if (totals.counts[labels[i]] > 1 && !taken.has(i) && (far < 0 || upper[i] > upper[far])) far = i;
    }
    if (far < 0) continue;
    taken.add(far);
    for (let j = 0; j < width; j++) totals.sums[c * width + j] = values[far * width + j];
    totals.counts[c] = 1;
  }
  return taken.size > 0;
}

/** Moves the centres to their means. */
function move({ plan, centres, moved }: Assignment, { sums, counts }: Totals): Moves {
  const { k, width } = plan;
  const moves: Moves = { far: 0, next: 0, mover: 0, shift: 0 };
  for (let c = 0; c < k; c++) {
    let squared = 0;
    for (let j = 0; j < width && counts[c] > 0; j++) {
      const mean = sums[c * width + j] / counts[c];
      squared += (mean - centres[c * width + j]) ** 2;
      centres[c * width + j] = mean;
    }
    moves.shift += squared;
    moved[c] = Math.sqrt(squared);
    if (moved[c] > moves.far) {
      moves.next = moves.far;
      moves.far = moved[c];
      moves.mover = c;
    } else if (moved[c] > moves.next) moves.next = moved[c];
  }
  return moves;
}

function meanVariance({ values, rows, width }: RowMatrix): number {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < width; j++, at++) {
      const value = values[at];
      sums[j] += value;
      squares[j] += value * value;
    }
  }
  let total = 0;
  for (let j = 0; j < width; j++) total += squares[j] / rows - (sums[j] / rows) ** 2;
  return Math.max(0, total / width);
}

/** This thread and its helpers, which run passes together. */
async function startCrew(state: Assignment, threads = availableParallelism()) {
  const { plan } = state;
  const { control, pass } = plan;
  const kernel = kernelOf(plan);
  const wanted = plan.rows * plan.width < WORTH_A_THREAD ? 0 : Math.min(threads, STRETCHES) - 1;
  const workers = Array.from(
    { length: Math.max(0, wanted) },
    () => new Worker(new URL("./assignWorker.ts", import.meta.url), { workerData: plan }),
  );
  let lost: unknown = null;
  for (const worker of workers) worker.on("error", (error) => (lost = error));
  await Promise.all(
    workers.map((worker) => new Promise((resolve) => worker.once("online", resolve).once("error", resolve))),
  );
  return {
    pass(first: boolean, { far, next, mover }: Moves): number {
      if (lost) throw lost;
      pass.set([first ? 1 : 0, far, next, mover]);
      control.fill(0, 1);
      Atomics.add(control, 0, 1);
      Atomics.notify(control, 0);
      const changed = runStretches(plan, kernel);
      for (;;) {
        const done = Atomics.load(control, 1);
        if (done === workers.length) return changed + Atomics.load(control, 3);
        Atomics.wait(control, 1, done, 1000);
      }
    },
    inertia(): number {
      let total = 0;
      for (let s = 0; s < STRETCHES; s++) {
        const [from, to] = stretchOf(plan.rows, s);
        total += kernel.inertia(plan.at.values, from, to, plan.width, plan.at.centres, plan.at.labels);
      }
      return total;
    },
    end(): void {
      Atomics.store(control, 0, -1);
      Atomics.notify(control, 0);
    },
  };
}
