import type { BinnedMatrix } from "./binMatrix.ts";

/** A regression tree as parallel arrays; node 0 is the root. Leaves have column -1. */
export interface Tree {
  /** Index into the model's columns. */
  column: number[];
  /** Bin: rows with a code up to it go left. */
  cut: number[];
  /** 1: rows whose value is missing go left. */
  missingLeft: number[];
  left: number[];
  right: number[];
  /** What a tree that ended here would add to the margin, log odds; at a leaf, what it adds. */
  value: number[];
  /** By node: the bins of a category that go left, ascending; null where `cut` decides. Left out when it decides everywhere. */
  sets?: (number[] | null)[];
}

/** A fitted model: plain JSON. Scores are log odds. */
export interface GbdtModel {
  columns: { id: string; edges: number[]; labels?: readonly string[] }[];
  /** Log odds before the first tree, corrected for negatives that were left out. */
  base: number;
  trees: Tree[];
}

const BLOCK = 512;

/** Margins (log odds) of a matrix that is binned on the model's edges, in its column order. */
export function predictMargins(model: GbdtModel, matrix: BinnedMatrix): Float64Array {
  const margins = new Float64Array(matrix.rows).fill(model.base);
  addTrees(model.trees.map(compactTree), matrix, margins);
  return margins;
}

/**
 * A tree ready for scoring. Codes are moved up by one so that missing is 0; a node looks at (code - shift) mod 256, which
 * makes a missing value the smallest (shift 0) or the largest (shift 1) without asking.
 */
export interface CompactTree {
  column: Int16Array;
  shift: Uint8Array;
  cut: Uint8Array;
  /** Children: left, right, at twice the node. */
  next: Int16Array;
  value: Float64Array;
  /** Which bins go left, 256 flags a node, where sets decide; null where cuts do. */
  sets: (Uint8Array | null)[] | null;
}

export function compactTree(tree: Tree): CompactTree {
  const nodes = tree.column.length;
  const next = new Int16Array(2 * nodes);
  for (let node = 0; node < nodes; node++) {
    next[2 * node] = tree.left[node];
    next[2 * node + 1] = tree.right[node];
  }
  const sets = tree.sets?.map((set, node) => {
    if (set === null) return null;
    const flags = new Uint8Array(256);
    for (const bin of set) flags[bin + 1] = 1;
    flags[0] = tree.missingLeft[node];
    return flags;
  });
  return {
    column: Int16Array.from(tree.column),
    shift: Uint8Array.from(tree.missingLeft, (left) => 1 - left),
    cut: Uint8Array.from(tree.cut, (cut, node) => cut + tree.missingLeft[node]),
    next,
    value: Float64Array.from(tree.value),
    sets: sets ?? null,
  };
}

/** Adds the trees' values to each row's margin. Rows are turned row by row in blocks that stay in the cache. */
export function addTrees(trees: readonly CompactTree[], { rows, columns }: BinnedMatrix, margins: Float64Array): void {
  const width = columns.length;
  const block = new Uint8Array(BLOCK * width);
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    for (let c = 0; c < width; c++) {
      const { codes, edges } = columns[c];
      const missing = edges.length + 1;
      for (let i = 0; i < size; i++) {
        const code = codes[from + i];
        block[i * width + c] = code === missing ? 0 : code + 1;
      }
    }
    for (const tree of trees) {
      const { value } = tree;
      if (tree.sets) for (let i = 0; i < size; i++) margins[from + i] += value[leafBySets(tree, block, i * width)];
      else for (let i = 0; i < size; i++) margins[from + i] += value[leafByCuts(tree, block, i * width)];
    }
  }
}

function leafByCuts({ column, shift, cut, next }: CompactTree, codes: Uint8Array, at: number): number {
  let node = 0;
  for (let c = column[0]; c >= 0; c = column[node]) {
    const isRight = ((codes[at + c] - shift[node]) & 255) > cut[node] ? 1 : 0;
    node = next[2 * node + isRight];
  }
  return node;
}

function leafBySets({ column, shift, cut, next, sets }: CompactTree, codes: Uint8Array, at: number): number {
  let node = 0;
  for (let c = column[0]; c >= 0; c = column[node]) {
    const code = codes[at + c];
    const set = sets?.[node];
    const isRight = set ? 1 - set[code] : ((code - shift[node]) & 255) > cut[node] ? 1 : 0;
    node = next[2 * node + isRight];
  }
  return node;
}

/**
 * How much each column moved a row's margin: the changes of node values along its paths. They add up to the margin less the
 * base and the values of the roots, which are the same for every row. Source: Saabas (2014), Interpreting random forests.
 *
 * @param row row of the matrix
 */
export function explainMargin(model: GbdtModel, matrix: BinnedMatrix, row: number): Float64Array {
  const contributions = new Float64Array(model.columns.length);
  for (const tree of model.trees) {
    let node = 0;
    while (tree.column[node] >= 0) {
      const c = tree.column[node];
      const code = matrix.columns[c].codes[row];
      const isMissing = code === model.columns[c].edges.length + 1;
      const isLeft = tree.sets?.[node]?.includes(code) ?? code <= tree.cut[node];
      const goesLeft = isMissing ? tree.missingLeft[node] === 1 : isLeft;
      const next = goesLeft ? tree.left[node] : tree.right[node];
      contributions[c] += tree.value[next] - tree.value[node];
      node = next;
    }
  }
  return contributions;
}
