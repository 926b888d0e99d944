import { kernelModule } from "../../jobs/kernel/kernelModule.ts";
import { KernelArena } from "../kernel/kernel.ts";
import { bestSplit, type LeafSums, leafValue, type SlotLayout, type Split, type SplitRules } from "./bestSplit.ts";
import { type BinnedMatrix, MatrixShapeError } from "./binMatrix.ts";
import type { Tree } from "./compactTree.ts";
import { fillUsual, listSlots, type SparseSlots, usualBin } from "./sparseSlots.ts";

interface GrowOptions extends SplitRules {
  leaves: number;
  learningRate: number;
  minRows: number;
  /** Rows to grow on, ascending; all when null. The others get the tree's values none the less. */
  sample: Uint32Array | null;
}

type Kernel = Record<"histogram" | "partition" | "partitionBySet" | "subtract", (...args: number[]) => number>;

/** A matrix laid out for training: a slot number for each row and column, and room for histograms. */
export interface Training extends SlotLayout {
  kernel: Kernel;
  rows: number;
  /** Bytes of a row of `bins`: slots of the columns that are not sparse. */
  stride: number;
  bins: Uint16Array;
  /** Codes of the rows, by column. */
  codes: Uint8Array[];
  sparse: SparseSlots;
  /** By bin of a column: 1 goes left. */
  sides: Uint8Array;
  order: Uint32Array;
  spareAt: number;
  /** Gradient and hessian of each row. */
  pairs: Float64Array;
  histograms: Float64Array[];
}

/** Owns the kernel's memory, which is used again from fit to fit. */
export interface Trainer {
  /** @param allowSparse sums of a usual bin may be what is left over, to rounding: not where bins without rows must show none */
  begin(matrix: BinnedMatrix, rows: Uint32Array, leaves: number, allowSparse?: boolean): Training;
}

/** @throws MatrixShapeError (from `begin`) when all columns together have more than 65,535 bins */
export function trainerOf(): Trainer {
  const arena = new KernelArena();
  return {
    begin(matrix, rows, leaves, allowSparse = false) {
      const { columns } = matrix;
      const firstSlot = new Int32Array(columns.length + 1);
      for (const [c, { edges }] of columns.entries()) firstSlot[c + 1] = firstSlot[c] + edges.length + 2;
      const slots = firstSlot[columns.length];
      if (slots >= 65_535) throw new MatrixShapeError(`The columns have ${slots} bins`, "Bin them coarser (maxBins).");
      const usual = columns.map((column) => (allowSparse && !column.labels ? usualBin(column, rows) : null));
      const dense = [...columns.keys()].filter((c) => usual[c] === null);
      const listed = usual.reduce((sum, bin) => sum + (bin ? rows.length - bin.rows : 0), 0);
      // the padding of a row points to one slot past the last, which nobody reads
      const stride = Math.ceil(dense.length / 8) * 16;
      const n = rows.length;
      const perRow = stride + columns.length + 4 + 4 + 4 + 16;
      const bytes =
        n * perRow + 2 * listed + (leaves + 1) * (slots + 1) * 16 + 64 * (leaves + columns.length + 12) + 256;
      const memory = arena.take(bytes);
      const instance = new WebAssembly.Instance(kernelModule("gbdt"), { env: { memory: memory.memory } });
      const kernel = instance.exports as Kernel;
      const bins = memory.uint16((n * stride) / 2).fill(slots);
      const codes = columns.map((column) => {
        const own = memory.uint8(n);
        for (let i = 0; i < n; i++) own[i] = column.codes[rows[i]];
        return own;
      });
      fillSlots(bins, codes, dense, firstSlot, stride / 2);
      const sparse = listSlots(codes, usual, firstSlot, memory.uint32(n + 1), memory.uint16(listed));
      const order = memory.uint32(n);
      const spare = memory.uint32(n);
      const pairs = memory.float64(2 * n);
      const histograms = Array.from({ length: leaves + 1 }, () => memory.float64((slots + 1) * 2));
      return {
        kernel,
        rows: n,
        firstSlot,
        hasMissing: columns.map(({ missing }) => missing > 0),
        stride,
        bins,
        codes,
        sparse,
        sides: memory.uint8(256),
        order,
        spareAt: spare.byteOffset,
        pairs,
        histograms,
      };
    },
  };
}

function fillSlots(
  bins: Uint16Array,
  codes: readonly Uint8Array[],
  dense: readonly number[],
  firstSlot: Int32Array,
  width: number,
) {
  const rows = codes[0]?.length ?? 0;
  // blocks of rows, so that the row-wise writes stay in the cache while columns are read in order
  const block = 2048;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (const [place, c] of dense.entries()) {
      const first = firstSlot[c];
      const own = codes[c];
      for (let i = from; i < to; i++) bins[i * width + place] = first + own[i];
    }
  }
}

interface Leaf extends LeafSums {
  node: number;
  from: number;
  to: number;
  histogram: Float64Array | null;
  split: Split | null;
}

/** Grows one tree, best gain first, and adds its leaf values to the margins. */
export function growTree(training: Training, options: GrowOptions, margins: Float64Array): Tree {
  const { kernel, order, pairs, firstSlot, stride, bins, sparse } = training;
  const { leaves, learningRate, lambda, sample, isCategory } = options;
  const tree: Tree = { column: [], cut: [], missingLeft: [], left: [], right: [], value: [] };
  const sets: (number[] | null)[] = [];
  const addNode = (sums: LeafSums) => {
    sets.push(null);
    for (const list of [tree.column, tree.left, tree.right]) list.push(-1);
    tree.cut.push(0);
    tree.missingLeft.push(0);
    return tree.value.push(learningRate * leafValue(sums, lambda)) - 1;
  };
  const free = [...training.histograms];
  const slots = firstSlot[firstSlot.length - 1] + 1;
  const count = (leaf: Leaf) => {
    const histogram = free.pop() as Float64Array;
    histogram.fill(0);
    kernel.histogram(
      bins.byteOffset,
      stride,
      order.byteOffset,
      leaf.from,
      leaf.to,
      pairs.byteOffset,
      histogram.byteOffset,
      sparse.starts.byteOffset,
      sparse.slots.byteOffset,
    );
    fillUsual(histogram, sparse, leaf);
    leaf.histogram = histogram;
  };
  const n = sample?.length ?? order.length;
  if (sample) order.set(sample);
  else for (let i = 0; i < n; i++) order[i] = i;
  const sums: LeafSums = {
    gradient: 0,
    hessian: 0,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    path: "",
  };
  for (let i = 0; i < n; i++) {
    sums.gradient += pairs[2 * order[i]];
    sums.hessian += pairs[2 * order[i] + 1];
  }
  const root: Leaf = { node: addNode(sums), from: 0, to: n, ...sums, histogram: null, split: null };
  const search = (leaf: Leaf) => bestSplit(leaf.histogram as Float64Array, training, leaf, options);
  count(root);
  root.split = search(root);
  const live = [root];
  while (live.length < leaves) {
    const leaf = largestGain(live);
    if (!leaf?.split) break;
    const { split } = leaf;
    const n = partition(training, leaf, split, isCategory[split.column]);
    if (Math.min(n, leaf.to - leaf.from - n) < options.minRows) {
      leaf.split = null;
      continue;
    }
    const [left, right] = children(leaf, split, leaf.from + n, options);
    left.node = addNode(left);
    right.node = addNode(right);
    tree.column[leaf.node] = split.column;
    tree.cut[leaf.node] = split.cut;
    sets[leaf.node] = split.set;
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
      left.split = search(left);
      right.split = search(right);
    } else free.push(parent);
  }
  if (sets.some((set) => set !== null)) tree.sets = sets;
  if (sample) addToAll(tree, training, margins);
  else {
    for (const { node, from, to } of live) {
      const value = tree.value[node];
      for (let i = from; i < to; i++) margins[order[i]] += value;
    }
  }
  return tree;
}

/** Moves a leaf's rows that go left to its front; returns how many they are. */
function partition(training: Training, { from, to }: Leaf, split: Split, isCategory: boolean): number {
  const { kernel, codes, firstSlot, order, spareAt, sides } = training;
  const { column, cut, missingLeft, set } = split;
  const missing = firstSlot[column + 1] - 1 - firstSlot[column];
  const codesAt = codes[column].byteOffset;
  if (!isCategory) {
    const side = missingLeft ? 1 : 0;
    return kernel.partition(codesAt, cut, missing, side, order.byteOffset, from, to, spareAt);
  }
  sides.fill(0);
  for (const bin of set ?? []) sides[bin] = 1;
  sides[missing] = missingLeft ? 1 : 0;
  return kernel.partitionBySet(codesAt, sides.byteOffset, order.byteOffset, from, to, spareAt);
}

/** The two sides of a split leaf; on a column with a direction their later values stay on their own side of the middle. */
function children(leaf: Leaf, split: Split, middle: number, { monotone, lambda }: GrowOptions): [Leaf, Leaf] {
  const rest = { gradient: leaf.gradient - split.gradient, hessian: leaf.hessian - split.hessian };
  const bare = { ...leaf, histogram: null, split: null };
  const left: Leaf = { ...bare, path: `${leaf.path}l`, to: middle, gradient: split.gradient, hessian: split.hessian };
  const right: Leaf = { ...bare, path: `${leaf.path}r`, from: middle, ...rest };
  const direction = monotone?.[split.column] ?? 0;
  if (direction !== 0) {
    const between = (leafValue(left, lambda) + leafValue(right, lambda)) / 2;
    const [lower, upper] = direction > 0 ? [left, right] : [right, left];
    lower.high = between;
    upper.low = between;
  }
  return [left, right];
}

/** A tree grown on some rows, added to the margins of all. */
function addToAll(tree: Tree, { rows, codes, firstSlot }: Training, margins: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    let node = 0;
    for (let c = tree.column[0]; c >= 0; c = tree.column[node]) {
      const bin = codes[c][i];
      const isMissing = bin === firstSlot[c + 1] - 1 - firstSlot[c];
      const isLeft = isMissing
        ? tree.missingLeft[node] === 1
        : (tree.sets?.[node]?.includes(bin) ?? bin <= tree.cut[node]);
      node = isLeft ? tree.left[node] : tree.right[node];
    }
    margins[i] += tree.value[node];
  }
}

function largestGain(live: readonly Leaf[]): Leaf | null {
  let best: Leaf | null = null;
  for (const leaf of live) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}
