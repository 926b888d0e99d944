import type { Settings } from "../settings.ts";
import { type Numbers, numbersOf, readTensor, shapeOf, type Tensor } from "../tensor.ts";

const COMPARE: Readonly<Record<string, (value: number, border: number) => boolean>> = {
  BRANCH_LEQ: (value, border) => value <= border,
  BRANCH_LT: (value, border) => value < border,
  BRANCH_GTE: (value, border) => value >= border,
  BRANCH_GT: (value, border) => value > border,
  BRANCH_EQ: (value, border) => value === border,
  BRANCH_NEQ: (value, border) => value !== border,
};

type Leaf = "class" | "target";

/** Trees of a node, ready to be walked. */
interface Forest {
  roots: readonly number[];
  /** By node; null for a leaf. */
  tests: readonly (((value: number, border: number) => boolean) | null)[];
  features: readonly number[];
  borders: Numbers;
  missingGoesYes: readonly number[];
  yes: Int32Array;
  no: Int32Array;
  /** What a leaf adds to which columns. */
  weights: ReadonlyMap<number, readonly (readonly [column: number, weight: number])[]>;
  base: ArrayLike<number>;
}

/** Rows are scored in parts: the trees of a node are read once. */
const known = new WeakMap<object, Forest>();

/** Sums of the leaves' weights, in a column per class or target. */
export function sumLeaves(input: Tensor, settings: Settings, leaf: Leaf, width: number): Float64Array {
  const forest = known.get(settings.node) ?? readForest(settings, leaf);
  known.set(settings.node, forest);
  const { roots, tests, features, borders, missingGoesYes, yes, no, weights, base } = forest;
  const values = numbersOf(input);
  const { rows, width: across } = shapeOf(input);
  if (features.some((feature) => feature >= across)) throw new TypeError(`${across} columns where trees look at more`);
  const sums = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) sums[row * width + c] = base[c] ?? 0;
    for (const root of roots) {
      let node = root;
      for (let test = tests[node]; test !== null; test = tests[node]) {
        const value = values[row * across + features[node]];
        const goesYes = Number.isNaN(value) ? missingGoesYes[node] === 1 : test(value, borders[node]);
        node = goesYes ? yes[node] : no[node];
      }
      for (const [column, weight] of weights.get(node) ?? []) sums[row * width + column] += weight;
    }
  }
  return sums;
}

/** Numbers of a setting; models in double precision keep them as a tensor of a longer name. */
export function numbersIn(settings: Settings, name: string): Numbers {
  const asTensor = `${name}_as_tensor`;
  if (settings.has(asTensor)) return numbersOf(readTensor(settings.tensor(asTensor)));
  return Float32Array.from(settings.floats(name));
}

function readForest(settings: Settings, leaf: Leaf): Forest {
  const trees = settings.ints("nodes_treeids");
  const ids = settings.ints("nodes_nodeids");
  const at = new Map(trees.map((tree, i) => [`${tree}/${ids[i]}`, i]));
  const childrenOf = (name: string) =>
    Int32Array.from(settings.ints(name), (child, i) => at.get(`${trees[i]}/${child}`) ?? -1);
  const weights = new Map<number, [column: number, weight: number][]>();
  const leafTrees = settings.ints(`${leaf}_treeids`);
  const leafNodes = settings.ints(`${leaf}_nodeids`);
  const columns = settings.ints(`${leaf}_ids`);
  for (const [i, weight] of numbersIn(settings, `${leaf}_weights`).entries()) {
    const node = at.get(`${leafTrees[i]}/${leafNodes[i]}`) ?? -1;
    weights.set(node, [...(weights.get(node) ?? []), [columns[i], weight]]);
  }
  return {
    roots: trees.flatMap((tree, i) => (i === 0 || trees[i - 1] !== tree ? [i] : [])),
    tests: settings.texts("nodes_modes").map((mode) => {
      if (mode !== "LEAF" && !COMPARE[mode]) throw new TypeError(`the tree mode ${mode}`);
      return mode === "LEAF" ? null : COMPARE[mode];
    }),
    features: settings.ints("nodes_featureids"),
    borders: numbersIn(settings, "nodes_values"),
    missingGoesYes: settings.ints("nodes_missing_value_tracks_true"),
    yes: childrenOf("nodes_truenodeids"),
    no: childrenOf("nodes_falsenodeids"),
    weights,
    base: numbersIn(settings, "base_values"),
  };
}
