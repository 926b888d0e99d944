import type { BinnedMatrix } from "../gbdt/binMatrix.ts";
import type { Tree } from "../gbdt/compactTree.ts";
import type { GbdtModel } from "../gbdt/tree.ts";

/** A tree with the cases that fell into each of its nodes. */
export interface CountedTree extends Tree {
  cover: number[];
}

/** A leaf as the columns on the way to it see it. */
interface LeafPath {
  value: number;
  /** Places of the columns in the tree's list. */
  columns: number[];
  /** By column: share of the cases that its splits on the way let through. */
  shares: number[];
  /** Splits on the way, each with the side that leads here (1 is left) and the place of its column in this list. */
  tests: { split: number; side: number; place: number }[];
}

interface ExplainedTree {
  tree: CountedTree;
  /** Nodes that split, and the model's columns that they look at. */
  splits: number[];
  columns: number[];
  leaves: LeafPath[];
  /** By split: 1 when the row looked at goes left there. */
  goesLeft: Uint8Array;
  /** By the sides that the splits send a row to: what each of the columns adds. Rows fall into few such patterns. */
  known: Map<number, Float64Array>;
}

/** Splits that a pattern has bits for, and patterns kept of a tree. */
const MOST_SPLITS = 30;
const MOST_KNOWN = 4096;

/**
 * Exact Shapley values of margins, where columns left out are averaged over the cases of each branch (path dependent).
 *
 * Sums over leaves rather than recursion, so that what a pattern of sides comes to is worked out once for all rows that share it.
 * Source: Lundberg, Erion and Lee (2018); the idea of tables from Yang (2021), Fast TreeSHAP.
 */
export class ShapExplainer {
  /** The mean margin of the cases: what contributions start from. */
  readonly expected: number;
  readonly #model: GbdtModel;
  readonly #trees: ExplainedTree[];

  /** @param trees of the model, with the cases that make the averages: see `countCover` */
  constructor(model: GbdtModel, trees: readonly CountedTree[]) {
    this.#model = model;
    this.#trees = trees.map(explainedTree);
    this.expected = this.#trees.reduce(
      (sum, { leaves }) => leaves.reduce((all, leaf) => all + leaf.value * product(leaf.shares), sum),
      model.base,
    );
  }

  /** One contribution per column of the model; they add up to the margin less `expected`. */
  explain(matrix: BinnedMatrix, row: number): Float64Array {
    const contributions = new Float64Array(this.#model.columns.length);
    for (const each of this.#trees) {
      const parts = this.#partsOf(each, matrix, row);
      for (let i = 0; i < parts.length; i++) contributions[each.columns[i]] += parts[i];
    }
    return contributions;
  }

  #partsOf(explained: ExplainedTree, matrix: BinnedMatrix, row: number): Float64Array {
    const { tree, splits, goesLeft, columns, leaves, known } = explained;
    let pattern = 0;
    for (let i = 0; i < splits.length; i++) {
      const c = tree.column[splits[i]];
      const missing = this.#model.columns[c].edges.length + 1;
      goesLeft[i] = isLeft(tree, splits[i], matrix.columns[c].codes[row], missing) ? 1 : 0;
      pattern |= goesLeft[i] << i;
    }
    const isShort = splits.length <= MOST_SPLITS;
    const found = isShort ? known.get(pattern) : undefined;
    if (found) return found;
    const parts = new Float64Array(columns.length);
    for (const leaf of leaves) addLeaf(leaf, goesLeft, parts);
    if (isShort) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(pattern, parts);
    }
    return parts;
  }
}

/** How many rows of a matrix fall into each node of a model's trees; all rows when they are left out. */
export function countCover(model: GbdtModel, matrix: BinnedMatrix, rows?: Uint32Array): CountedTree[] {
  const missing = model.columns.map(({ edges }) => edges.length + 1);
  return model.trees.map((tree) => {
    const cover = new Array<number>(tree.column.length).fill(0);
    const n = rows?.length ?? matrix.rows;
    for (let i = 0; i < n; i++) {
      const row = rows ? rows[i] : i;
      let node = 0;
      cover[0]++;
      for (let c = tree.column[0]; c >= 0; c = tree.column[node]) {
        node = isLeft(tree, node, matrix.columns[c].codes[row], missing[c]) ? tree.left[node] : tree.right[node];
        cover[node]++;
      }
    }
    return { ...tree, cover };
  });
}

function isLeft(tree: Tree, node: number, code: number, missing: number): boolean {
  if (code === missing) return tree.missingLeft[node] === 1;
  return tree.sets?.[node]?.includes(code) ?? code <= tree.cut[node];
}

function explainedTree(tree: CountedTree): ExplainedTree {
  const splits = [...tree.column.keys()].filter((node) => tree.column[node] >= 0);
  const columns = [...new Set(splits.map((node) => tree.column[node]))];
  const placeOf = new Map(splits.map((node, split) => [node, split]));
  const leaves: LeafPath[] = [];
  const visit = (node: number, path: Omit<LeafPath, "value">): void => {
    if (tree.column[node] < 0) {
      leaves.push({ ...path, value: tree.value[node] });
      return;
    }
    const column = columns.indexOf(tree.column[node]);
    const children = [tree.left[node], tree.right[node]];
    const all = tree.cover[children[0]] + tree.cover[children[1]];
    for (const [side, child] of children.entries()) {
      // a branch that no case reached is taken as often as its sister
      const share = all === 0 ? 0.5 : tree.cover[child] / all;
      const known = path.columns.indexOf(column);
      const place = known < 0 ? path.columns.length : known;
      visit(child, {
        columns: known < 0 ? [...path.columns, column] : path.columns,
        shares: known < 0 ? [...path.shares, share] : path.shares.map((own, i) => (i === known ? own * share : own)),
        tests: [...path.tests, { split: placeOf.get(node) as number, side: 1 - side, place }],
      });
    }
  };
  visit(0, { columns: [], shares: [], tests: [] });
  return { tree, splits, columns, leaves, goesLeft: new Uint8Array(splits.length), known: new Map() };
}

/**
 * Adds what a leaf gives each column. A column either lets the row through (1) or not (0); left out, it lets its share through.
 * The sum over sets of other columns, weighed by size!(k - size - 1)!/k!, goes by the coefficients of the product of (share + one t).
 */
function addLeaf({ value, columns, shares, tests }: LeafPath, goesLeft: Uint8Array, parts: Float64Array): void {
  const k = columns.length;
  const ones = new Uint8Array(k).fill(1);
  for (const { split, side, place } of tests) if (goesLeft[split] !== side) ones[place] = 0;
  const weights = setWeights(k);
  const terms = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    terms.fill(0);
    terms[0] = 1;
    let degree = 0;
    for (let j = 0; j < k; j++) {
      if (j === i) continue;
      if (ones[j] === 1) {
        degree++;
        for (let s = degree; s > 0; s--) terms[s] = terms[s] * shares[j] + terms[s - 1];
        terms[0] *= shares[j];
      } else for (let s = 0; s <= degree; s++) terms[s] *= shares[j];
    }
    let sum = 0;
    for (let s = 0; s <= degree; s++) sum += terms[s] * weights[s];
    parts[columns[i]] += value * (ones[i] - shares[i]) * sum;
  }
}

const WEIGHTS: Float64Array[] = [];

/** By size of a set of the k - 1 others: the share of the orders of k columns in which just that set comes before. */
function setWeights(k: number): Float64Array {
  WEIGHTS[k] ??= Float64Array.from({ length: k }, (_, size) => {
    // 1 / (k (k - 1 over size))
    let weight = 1 / k;
    for (let i = 1; i <= size; i++) weight *= i / (k - i);
    return weight;
  });
  return WEIGHTS[k];
}

const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
