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
}

/** A fitted model: plain JSON. Scores are log odds. */
export interface GbdtModel {
  columns: { id: string; edges: number[] }[];
  /** Log odds before the first tree, corrected for negatives that were left out. */
  base: number;
  trees: Tree[];
}

const BLOCK = 512;

/** Margins (log odds) of a matrix that is binned on the model's edges, in its column order. */
export function predictMargins(model: GbdtModel, matrix: BinnedMatrix): Float64Array {
  const margins = new Float64Array(matrix.rows).fill(model.base);
  addTrees(
    model.trees.map((tree) => compactTree(tree, model)),
    matrix,
    margins,
  );
  return margins;
}

/** A tree ready for scoring: four bytes-sized facts a node, in typed arrays. */
export interface CompactTree {
  column: Int16Array;
  cut: Uint8Array;
  missingCode: Uint8Array;
  missingLeft: Uint8Array;
  left: Int16Array;
  right: Int16Array;
  value: Float64Array;
}

export function compactTree(tree: Tree, { columns }: Pick<GbdtModel, "columns">): CompactTree {
  return {
    column: Int16Array.from(tree.column),
    cut: Uint8Array.from(tree.cut),
    missingCode: Uint8Array.from(tree.column, (column) => (column < 0 ? 0 : columns[column].edges.length + 1)),
    missingLeft: Uint8Array.from(tree.missingLeft),
    left: Int16Array.from(tree.left),
    right: Int16Array.from(tree.right),
    value: Float64Array.from(tree.value),
  };
}

/** Adds the trees' values to each row's margin. Rows are turned row by row in blocks that stay in the cache. */
export function addTrees(trees: readonly CompactTree[], { rows, columns }: BinnedMatrix, margins: Float64Array): void {
  const width = columns.length;
  const block = new Uint8Array(BLOCK * width);
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    for (let c = 0; c < width; c++) {
      const { codes } = columns[c];
      for (let i = 0; i < size; i++) block[i * width + c] = codes[from + i];
    }
    for (const tree of trees) {
      for (let i = 0; i < size; i++) margins[from + i] += tree.value[leafOf(tree, block, i * width)];
    }
  }
}

function leafOf({ column, cut, missingCode, missingLeft, left, right }: CompactTree, codes: Uint8Array, at: number) {
  let node = 0;
  for (let c = column[0]; c >= 0; c = column[node]) {
    const code = codes[at + c];
    const goesLeft = code === missingCode[node] ? missingLeft[node] === 1 : code <= cut[node];
    node = goesLeft ? left[node] : right[node];
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
      const goesLeft = isMissing ? tree.missingLeft[node] === 1 : code <= tree.cut[node];
      const next = goesLeft ? tree.left[node] : tree.right[node];
      contributions[c] += tree.value[next] - tree.value[node];
      node = next;
    }
  }
  return contributions;
}
