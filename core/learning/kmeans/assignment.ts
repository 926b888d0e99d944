import { kernelModule } from "../../jobs/kernel/kernelModule.ts";
import type { KernelArena } from "../kernel/kernel.ts";
import type { RowMatrix } from "./matrix.ts";

/** Rows are cut into as many stretches, whatever the number of threads: sums are then the same on every machine. */
export const STRETCHES = 16;

/** Everything the threads of a fit share: addresses in the kernel's memory. */
export interface AssignmentPlan {
  memory: WebAssembly.Memory;
  module: WebAssembly.Module;
  rows: number;
  width: number;
  k: number;
  wide: number;
  /** Byte addresses. */
  at: {
    values: number;
    centres: number;
    labels: number;
    upper: number;
    lower: number;
    norms: number;
    sums: number;
    counts: number;
  };
  /** Shared words: turn, threads done, next stretch, labels changed. Negative turn: end. */
  control: Int32Array;
  /** Numbers of a pass: first, farthest move, second farthest, which centre moved farthest, largest half squared norm. */
  pass: Float64Array;
}

/** Arrays of a fit over the kernel's memory. */
export interface Assignment {
  plan: AssignmentPlan;
  /** rows x width; to be filled before the first pass. */
  values: Float32Array;
  /** k x width */
  centres: Float64Array;
  /** Float32: width x wide, and wide. */
  transposed: Float32Array;
  halfNorms: Float32Array;
  halfGaps: Float64Array;
  moved: Float64Array;
  labels: Uint8Array;
  /** Bounds on the distance to the own centre and to the second nearest. */
  upper: Float32Array;
  /** Per stretch: k x width sums, k counts. */
  sums: Float64Array;
  counts: Int32Array;
}

/** Lays a matrix and the state of k clusters out in a kernel's memory. */
export function layOut(matrix: RowMatrix, k: number, arena: KernelArena): Assignment {
  const { rows, width } = matrix;
  const wide = Math.ceil(k / 8) * 8;
  const block = k * width + k + k;
  const quick = (width + 1) * wide;
  const bytes = rows * (width * 4 + 13) + quick * 4 + (block + STRETCHES * k * (width + 1)) * 8 + 4096;
  const memory = arena.take(bytes);
  const values = memory.float32(rows * width);
  // the float32s follow the float64s: the kernel counts on it
  const whole = memory.float64(block + Math.ceil(quick / 2));
  const quickly = new Float32Array(whole.buffer, whole.byteOffset + block * 8, quick);
  let from = 0;
  const part = (length: number) => {
    from += length;
    return whole.subarray(from - length, from);
  };
  const labels = memory.uint8(rows);
  const upper = memory.float32(rows);
  const lower = memory.float32(rows);
  const norms = memory.float32(rows);
  const sums = memory.float64(STRETCHES * k * width);
  const counts = memory.int32(STRETCHES * k);
  sums.fill(0);
  counts.fill(0);
  const plan: AssignmentPlan = {
    memory: memory.memory,
    module: kernelModule("kmeans"),
    rows,
    width,
    k,
    wide,
    at: {
      values: values.byteOffset,
      centres: whole.byteOffset,
      labels: labels.byteOffset,
      upper: upper.byteOffset,
      lower: lower.byteOffset,
      norms: norms.byteOffset,
      sums: sums.byteOffset,
      counts: counts.byteOffset,
    },
    control: new Int32Array(new SharedArrayBuffer(16)),
    pass: new Float64Array(new SharedArrayBuffer(40)),
  };
  const centres = part(k * width);
  const transposed = quickly.subarray(0, width * wide);
  const halfNorms = quickly.subarray(width * wide);
  return {
    plan,
    values,
    centres,
    transposed,
    halfNorms,
    halfGaps: part(k),
    moved: part(k),
    labels,
    upper,
    sums,
    counts,
  };
}

type Exports = Record<"pass" | "inertia", (...args: number[]) => number>;

export function kernelOf(plan: AssignmentPlan): Exports {
  const instance = new WebAssembly.Instance(plan.module, { env: { memory: plan.memory } });
  return instance.exports as Exports;
}

/** The stretch's first row and the one after its last. */
export function stretchOf(rows: number, stretch: number): [number, number] {
  return [Math.floor((rows * stretch) / STRETCHES), Math.floor((rows * (stretch + 1)) / STRETCHES)];
}

/** Takes stretches off the shared counter until none is left; returns how many labels changed. */
export function runStretches(plan: AssignmentPlan, kernel: Exports): number {
  const { rows, width, k, wide, at, control, pass } = plan;
  let changed = 0;
  for (;;) {
    const stretch = Atomics.add(control, 2, 1);
    if (stretch >= STRETCHES) return changed;
    const [from, to] = stretchOf(rows, stretch);
    const sums = at.sums + stretch * k * width * 8;
    const counts = at.counts + stretch * k * 4;
    changed += kernel.pass(
      pass[0],
      at.values,
      from,
      to,
      width,
      k,
      wide,
      at.centres,
      pass[1],
      pass[2],
      pass[3],
      pass[4],
      at.labels,
      at.upper,
      at.lower,
      at.norms,
      sums,
      counts,
    );
  }
}
