import { KernelArena, kernelModule } from "../kernel/kernel.ts";
import { type BinnedMatrix, MatrixShapeError } from "./binMatrix.ts";
import type { Tree } from "./tree.ts";

interface GrowOptions {
  leaves: number;
  learningRate: number;
  lambda: number;
  minHessian: number;
  minRows: number;
}

type Kernel = Record<"histogram" | "partition" | "subtract", (...args: number[]) => number>;

/** A matrix laid out for training: a slot number for each row and column, and room for histograms. */
export interface Training {
  kernel: Kernel;
  rows: number;
  /** First slot of each column; one more at the end. */
  firstSlot: Int32Array;
  /** Slots that take missing values. */
  missing: number[];
  hasMissing: boolean[];
  stride: number;
  binsAt: number;
  order: Uint32Array;
  spareAt: number;
  /** Gradient and hessian of each row. */
  pairs: Float64Array;
  histograms: Float64Array[];
}

/** Owns the kernel's memory, which is used again from fit to fit. */
export interface Trainer {
  begin(matrix: BinnedMatrix, rows: Uint32Array, leaves: number): Training;
}

/** @throws MatrixShapeError (from `begin`) when all columns together have more than 65,535 bins */
export function trainerOf(): Trainer {
  const arena = new KernelArena();
  return {
    begin(matrix, rows, leaves) {
      const { columns } = matrix;
      const firstSlot = new Int32Array(columns.length + 1);
      for (const [c, { edges }] of columns.entries()) firstSlot[c + 1] = firstSlot[c] + edges.length + 2;
      const slots = firstSlot[columns.length];
      if (slots >= 65_535) throw new MatrixShapeError(`The columns have ${slots} bins`, "Bin them coarser (maxBins).");
      // the padding of a row points to one slot past the last, which nobody reads
      const stride = Math.ceil(columns.length / 8) * 16;
      const n = rows.length;
      const bytes = n * (stride + 4 + 4 + 16) + (leaves + 1) * (slots + 1) * 16 + 64 * (leaves + 8);
      const memory = arena.take(bytes);
      const instance = new WebAssembly.Instance(kernelModule("gbdt"), { env: { memory: memory.memory } });
      const kernel = instance.exports as Kernel;
      const bins = memory.uint16((n * stride) / 2);
      fillSlots(bins, matrix, rows, firstSlot, stride / 2);
      const order = memory.uint32(n);
      const spare = memory.uint32(n);
      const pairs = memory.float64(2 * n);
      const histograms = Array.from({ length: leaves + 1 }, () => memory.float64((slots + 1) * 2));
      return {
        kernel,
        rows: n,
        firstSlot,
        missing: columns.map((_, c) => firstSlot[c + 1] - 1),
        hasMissing: columns.map(({ missing }) => missing > 0),
        stride,
        binsAt: bins.byteOffset,
        order,
        spareAt: spare.byteOffset,
        pairs,
        histograms,
      };
    },
  };
}

function fillSlots(bins: Uint16Array, matrix: BinnedMatrix, rows: Uint32Array, firstSlot: Int32Array, width: number) {
  bins.fill(firstSlot[matrix.columns.length]);
  // blocks of rows, so that the row-wise writes stay in the cache while columns are read in order
  const block = 2048;
  for (let from = 0; from < rows.length; from += block) {
    const to = Math.min(rows.length, from + block);
    for (const [c, { codes }] of matrix.columns.entries()) {
      const first = firstSlot[c];
      for (let i = from; i < to; i++) bins[i * width + c] = first + codes[rows[i]];
    }
  }
}

interface Leaf {
  node: number;
  from: number;
  to: number;
  gradient: number;
  hessian: number;
  histogram: Float64Array | null;
  split: Split | null;
}

interface Split {
  gain: number;
  column: number;
  cut: number;
  missingLeft: boolean;
  gradient: number;
  hessian: number;
}

/** Grows one tree, best gain first, and adds its leaf values to the margins. */
export function growTree(training: Training, options: GrowOptions, margins: Float64Array): Tree {
  const { kernel, order, pairs, firstSlot, stride, binsAt, spareAt } = training;
  const { leaves, learningRate, lambda } = options;
  const tree: Tree = { column: [], cut: [], missingLeft: [], left: [], right: [], value: [] };
  const addNode = (gradient: number, hessian: number) => {
    for (const list of [tree.column, tree.left, tree.right]) list.push(-1);
    tree.cut.push(0);
    tree.missingLeft.push(0);
    return tree.value.push((-learningRate * gradient) / (hessian + lambda)) - 1;
  };
  const free = [...training.histograms];
  const slots = firstSlot[firstSlot.length - 1] + 1;
  const count = (leaf: Leaf) => {
    const histogram = free.pop() as Float64Array;
    histogram.fill(0);
    kernel.histogram(binsAt, stride, order.byteOffset, leaf.from, leaf.to, pairs.byteOffset, histogram.byteOffset);
    leaf.histogram = histogram;
  };
  for (let i = 0; i < order.length; i++) order[i] = i;
  let gradient = 0;
  let hessian = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    gradient += pairs[i];
    hessian += pairs[i + 1];
  }
  const root: Leaf = {
    node: addNode(gradient, hessian),
    from: 0,
    to: order.length,
    gradient,
    hessian,
    histogram: null,
    split: null,
  };
  count(root);
  root.split = bestSplit(training, root, options);
  const live = [root];
  while (live.length < leaves) {
    const leaf = largestGain(live);
    if (!leaf?.split) break;
    const { split } = leaf;
    const n = kernel.partition(
      binsAt,
      stride,
      split.column,
      firstSlot[split.column] + split.cut,
      training.missing[split.column],
      split.missingLeft ? 1 : 0,
      order.byteOffset,
      leaf.from,
      leaf.to,
      spareAt,
    );
    if (Math.min(n, leaf.to - leaf.from - n) < options.minRows) {
      leaf.split = null;
      continue;
    }
    const left = child(leaf, leaf.from, leaf.from + n, split.gradient, split.hessian);
    const right = child(leaf, leaf.from + n, leaf.to, leaf.gradient - split.gradient, leaf.hessian - split.hessian);
    left.node = addNode(left.gradient, left.hessian);
    right.node = addNode(right.gradient, right.hessian);
    tree.column[leaf.node] = split.column;
    tree.cut[leaf.node] = split.cut;
    tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
    tree.left[leaf.node] = left.node;
    tree.right[leaf.node] = right.node;
    live.splice(live.indexOf(leaf), 1, left, right);
    const parent = leaf.histogram as Float64Array;
    if (live.length < leaves) {
      const [small, large] = n <= (leaf.to - leaf.from) / 2 ? [left, right] : [right, left];
      count(small);
      kernel.subtract(parent.byteOffset, (small.histogram as Float64Array).byteOffset, slots);
      large.histogram = parent;
      left.split = bestSplit(training, left, options);
      right.split = bestSplit(training, right, options);
    } else free.push(parent);
  }
  for (const { node, from, to } of live) {
    const value = tree.value[node];
    for (let i = from; i < to; i++) margins[order[i]] += value;
  }
  return tree;
}

function child(parent: Leaf, from: number, to: number, gradient: number, hessian: number): Leaf {
  return { ...parent, from, to, gradient, hessian, histogram: null, split: null };
}

function largestGain(live: readonly Leaf[]): Leaf | null {
  let best: Leaf | null = null;
  for (const leaf of live) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}

const LEAST_GAIN = 1e-9;

/** The split of a leaf with the largest gain over all columns, bins, and both sides for missing values. */
function bestSplit(training: Training, leaf: Leaf, { lambda, minHessian }: GrowOptions): Split | null {
  const { firstSlot, hasMissing } = training;
  const histogram = leaf.histogram as Float64Array;
  const { gradient: allG, hessian: allH } = leaf;
  const parent = (allG * allG) / (allH + lambda);
  let bestGain = LEAST_GAIN;
  let best: Split | null = null;
  for (let c = 0; c < hasMissing.length; c++) {
    const first = firstSlot[c];
    const last = firstSlot[c + 1] - 2;
    const missingG = hasMissing[c] ? histogram[2 * (last + 1)] : 0;
    const missingH = hasMissing[c] ? histogram[2 * (last + 1) + 1] : 0;
    // twice where values are missing: they go right, then left; with none the second way is the same
    for (let way = 0; way < (missingH > 0 ? 2 : 1); way++) {
      let g = way === 1 ? missingG : 0;
      let h = way === 1 ? missingH : 0;
      // missing to the right: the last bin may be cut off from them alone
      const end = way === 0 && missingH > 0 ? last : last - 1;
      for (let slot = first; slot <= end; slot++) {
        g += histogram[2 * slot];
        h += histogram[2 * slot + 1];
        if (h < minHessian) continue;
        const restH = allH - h;
        if (restH < minHessian) break;
        const restG = allG - g;
        const gain = (g * g) / (h + lambda) + (restG * restG) / (restH + lambda) - parent;
        if (gain <= bestGain) continue;
        bestGain = gain;
        best = { gain, column: c, cut: slot - first, missingLeft: way === 1, gradient: g, hessian: h };
      }
    }
  }
  return best;
}
