import type { BinnedMatrix } from "../gbdt/binMatrix.ts";
import type { Tree } from "../gbdt/compactTree.ts";
import type { GbdtModel } from "../gbdt/tree.ts";

/** A tree with the cases that fell into each of its nodes at training. */
export interface CountedTree extends Tree {
  cover: number[];
}

/** One column on the way down: the share of cases that would follow by chance, and whether the row itself does. */
interface Step {
  column: number;
  zero: number;
  one: number;
  weight: number;
}

/**
 * Exact Shapley values of a row's margin, where columns left out are averaged over the training cases of each branch.
 *
 * They add up to the margin less `expectedMargin`. Source: Lundberg, Erion and Lee (2018), algorithm 2 (path dependent).
 *
 * @returns one contribution per column of the model
 */
export function shapValues(
  model: GbdtModel,
  trees: readonly CountedTree[],
  matrix: BinnedMatrix,
  row: number,
): Float64Array {
  const contributions = new Float64Array(model.columns.length);
  const missing = model.columns.map(({ edges }) => edges.length + 1);
  const codes = model.columns.map((_, c) => matrix.columns[c].codes[row]);
  for (const tree of trees) descend(tree, codes, missing, contributions);
  return contributions;
}

/** The mean margin of the training cases: what contributions start from. */
export function expectedMargin(model: GbdtModel, trees: readonly CountedTree[]): number {
  return trees.reduce((sum, tree) => sum + meanBelow(tree, 0), model.base);
}

/** How many rows of a matrix fall into each node of a model's trees. */
export function countCover(model: GbdtModel, matrix: BinnedMatrix, weights: Float64Array | null = null): CountedTree[] {
  const missing = model.columns.map(({ edges }) => edges.length + 1);
  return model.trees.map((tree) => {
    const cover = new Array<number>(tree.column.length).fill(0);
    for (let row = 0; row < matrix.rows; row++) {
      const weight = weights ? weights[row] : 1;
      let node = 0;
      cover[0] += weight;
      for (let c = tree.column[0]; c >= 0; c = tree.column[node]) {
        node = childOf(tree, node, matrix.columns[c].codes[row], missing[c]);
        cover[node] += weight;
      }
    }
    return { ...tree, cover };
  });
}

function childOf(tree: Tree, node: number, code: number, missing: number): number {
  const isLeft =
    code === missing ? tree.missingLeft[node] === 1 : (tree.sets?.[node]?.includes(code) ?? code <= tree.cut[node]);
  return isLeft ? tree.left[node] : tree.right[node];
}

function meanBelow(tree: CountedTree, node: number): number {
  if (tree.column[node] < 0) return tree.value[node];
  const { left, right, cover } = tree;
  const [l, r] = [left[node], right[node]];
  const all = cover[l] + cover[r];
  if (all === 0) return (meanBelow(tree, l) + meanBelow(tree, r)) / 2;
  return (cover[l] * meanBelow(tree, l) + cover[r] * meanBelow(tree, r)) / all;
}

function descend(tree: CountedTree, codes: readonly number[], missing: readonly number[], out: Float64Array): void {
  const visit = (node: number, parents: readonly Step[], zero: number, one: number, column: number): void => {
    let path = extended(parents, zero, one, column);
    const c = tree.column[node];
    if (c < 0) {
      for (let i = 1; i < path.length; i++) {
        const weight = unwoundSum(path, i);
        out[path[i].column] += weight * (path[i].one - path[i].zero) * tree.value[node];
      }
      return;
    }
    const hot = childOf(tree, node, codes[c], missing[c]);
    const cold = hot === tree.left[node] ? tree.right[node] : tree.left[node];
    let ownZero = 1;
    let ownOne = 1;
    const earlier = path.findIndex((step, i) => i > 0 && step.column === c);
    if (earlier > 0) {
      ownZero = path[earlier].zero;
      ownOne = path[earlier].one;
      path = unwound(path, earlier);
    }
    const all = tree.cover[hot] + tree.cover[cold];
    // a branch that no training case reached is taken as often as its sister
    const share = (child: number) => (all === 0 ? 0.5 : tree.cover[child] / all);
    visit(hot, path, ownZero * share(hot), ownOne, c);
    if (share(cold) > 0) visit(cold, path, ownZero * share(cold), 0, c);
  };
  visit(0, [], 1, 1, -1);
}

function extended(path: readonly Step[], zero: number, one: number, column: number): Step[] {
  const depth = path.length;
  const longer = path.map((step) => ({ ...step }));
  longer.push({ column, zero, one, weight: depth === 0 ? 1 : 0 });
  for (let i = depth - 1; i >= 0; i--) {
    longer[i + 1].weight += (one * longer[i].weight * (i + 1)) / (depth + 1);
    longer[i].weight = (zero * longer[i].weight * (depth - i)) / (depth + 1);
  }
  return longer;
}

function unwound(path: readonly Step[], at: number): Step[] {
  const depth = path.length - 1;
  const shorter = path.map((step) => ({ ...step }));
  const { zero, one } = path[at];
  let next = path[depth].weight;
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const own = shorter[i].weight;
      shorter[i].weight = (next * (depth + 1)) / ((i + 1) * one);
      next = own - (shorter[i].weight * zero * (depth - i)) / (depth + 1);
    } else shorter[i].weight = (shorter[i].weight * (depth + 1)) / (zero * (depth - i));
  }
  for (let i = at; i < depth; i++) {
    const { column, zero, one } = shorter[i + 1];
    shorter[i] = { column, zero, one, weight: shorter[i].weight };
  }
  return shorter.slice(0, depth);
}

function unwoundSum(path: readonly Step[], at: number): number {
  const depth = path.length - 1;
  const { zero, one } = path[at];
  let next = path[depth].weight;
  let total = 0;
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const own = (next * (depth + 1)) / ((i + 1) * one);
      total += own;
      next = path[i].weight - (own * zero * (depth - i)) / (depth + 1);
    } else total += (path[i].weight / zero) * ((depth + 1) / (depth - i));
  }
  return total;
}
