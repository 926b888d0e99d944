import type { RowMatrix } from "../kmeans/matrix.ts";

/** A small decision tree that tells clusters apart: the rules that a person could apply. */
export type RuleTree =
  | { label: number; rows: number; right: number }
  | { column: number; cut: number; below: RuleTree; above: RuleTree };

/**
 * A classification tree (CART, Gini impurity) of bounded depth. Splits lie half way between neighbouring values; the first
 * column with the largest gain wins.
 */
export function fitRuleTree(matrix: RowMatrix, labels: Uint8Array, k: number, depth: number): RuleTree {
  const all = Uint32Array.from({ length: matrix.rows }, (_, i) => i);
  return grow(matrix, labels, k, depth, all);
}

/** Share of the rows that the tree puts into their cluster. */
export function treeAccuracy(tree: RuleTree): number {
  const { rows, right } = tally(tree);
  return rows > 0 ? right / rows : 0;
}

function tally(tree: RuleTree): { rows: number; right: number } {
  if ("label" in tree) return tree;
  const below = tally(tree.below);
  const above = tally(tree.above);
  return { rows: below.rows + above.rows, right: below.right + above.right };
}

function grow(matrix: RowMatrix, labels: Uint8Array, k: number, depth: number, rows: Uint32Array): RuleTree {
  const counts = new Float64Array(k);
  for (const row of rows) counts[labels[row]]++;
  const right = Math.max(...counts);
  const leaf = { label: counts.indexOf(right), rows: rows.length, right };
  if (depth === 0 || right === rows.length) return leaf;
  const split = bestSplit(matrix, labels, rows, counts);
  if (!split) return leaf;
  const { column, cut } = split;
  const isBelow = (row: number) => matrix.values[row * matrix.width + column] <= cut;
  return {
    column,
    cut,
    below: grow(matrix, labels, k, depth - 1, rows.filter(isBelow)),
    above: grow(
      matrix,
      labels,
      k,
      depth - 1,
      rows.filter((row) => !isBelow(row)),
    ),
  };
}

function bestSplit({ values, width }: RowMatrix, labels: Uint8Array, rows: Uint32Array, counts: Float64Array) {
  let best: { column: number; cut: number } | null = null;
  let bestScore = purity(counts, rows.length) + 1e-9;
  for (let column = 0; column < width; column++) {
    const valueAt = (row: number) => values[row * width + column];
    const order = rows.slice().sort((a, b) => valueAt(a) - valueAt(b));
    const below = new Float64Array(counts.length);
    const above = counts.slice();
    for (let i = 0; i < order.length - 1; i++) {
      below[labels[order[i]]]++;
      above[labels[order[i]]]--;
      const [value, next] = [valueAt(order[i]), valueAt(order[i + 1])];
      if (value === next) continue;
      const score = purity(below, i + 1) + purity(above, order.length - i - 1);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { column, cut: (value + next) / 2 };
    }
  }
  return best;
}

/** Sum of squared counts over the size: n times (1 - Gini impurity). */
function purity(counts: Float64Array, size: number): number {
  let squares = 0;
  for (let c = 0; c < counts.length; c++) squares += counts[c] * counts[c];
  return squares / size;
}
