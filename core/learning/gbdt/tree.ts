import type { BinnedMatrix } from "./binMatrix.ts";
import { type CompactTree, compactTree, type Tree } from "./compactTree.ts";
import { addTreesByMasks, MOST_LEAVES } from "./treeMasks.ts";

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

/** Adds the trees' values to each row's margin. */
export function addTrees(trees: readonly CompactTree[], matrix: BinnedMatrix, margins: Float64Array): void {
  // a tree has one leaf more than it has splits
  const isSmall = trees.every(({ column }) => column.length < 2 * MOST_LEAVES);
  if (isSmall) addTreesByMasks(trees, matrix, margins);
  else walkTrees(trees, matrix, margins);
}

/** Any trees, row by row from the root. Rows are turned row by row in blocks that stay in the cache. */
function walkTrees(trees: readonly CompactTree[], { rows, columns }: BinnedMatrix, margins: Float64Array): void {
  const width = columns.length;
  const block = new Uint8Array(BLOCK * width);
  const used = new Set(trees.flatMap(({ column }) => Array.from(column)).filter((c) => c >= 0));
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    for (const c of used) {
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
