import { createRandom } from "../../random/random.ts";
import type { Depth } from "../purchaseFeatures.ts";

/** How a product's boosted trees are grown. Every recipe makes a sum of trees, so that models stay exact in ONNX and in reasons. */
export interface Recipe {
  name: string;
  depth: Depth;
  trees: number;
  leaves: number;
  learningRate: number;
  lambda: number;
  negativesPerPositive: number;
  rowShare: number;
  columnShare: number;
}

/** What is learned without a search. */
export const USUAL: Recipe = {
  name: "usual",
  depth: "recent",
  trees: 300,
  leaves: 15,
  learningRate: 0.08,
  lambda: 1,
  negativesPerPositive: 10,
  rowShare: 1,
  columnShare: 1,
};

/** Most recipes tried for a product: beyond them more time changes nothing. */
export const MOST_RECIPES = 24;

/** Cheap ones first; each differs from the usual one in what helped somewhere. */
const KNOWN: readonly Recipe[] = [
  USUAL,
  { ...USUAL, name: "shallow", leaves: 6, columnShare: 0.5 },
  { ...USUAL, name: "full history", depth: "full", columnShare: 0.4 },
  { ...USUAL, name: "more non-buyers", negativesPerPositive: 40, columnShare: 0.4 },
  { ...USUAL, name: "one column a tree", leaves: 2, learningRate: 0.2 },
  { ...USUAL, name: "heavy penalty", lambda: 30, columnShare: 0.4 },
  { ...USUAL, name: "full history, slow", depth: "full", learningRate: 0.04, rowShare: 0.7, columnShare: 0.3 },
  { ...USUAL, name: "slow", learningRate: 0.04, rowShare: 0.7, columnShare: 0.4 },
];

/** The recipe of a round, the same for the same round: the known ones, then drawn ones. */
export function recipeOf(round: number): Recipe {
  if (round < KNOWN.length) return KNOWN[round];
  const random = createRandom("recipes").fork(round);
  const oneOf = <T>(values: readonly T[]): T => values[random.integer(values.length)];
  return {
    name: `drawn ${round - KNOWN.length + 1}`,
    depth: oneOf<Depth>(["recent", "full"]),
    trees: 400,
    leaves: oneOf([4, 8, 15, 24]),
    learningRate: oneOf([0.04, 0.06, 0.1]),
    lambda: oneOf([1, 5, 20]),
    negativesPerPositive: oneOf([10, 20, 40]),
    rowShare: oneOf([0.6, 0.8, 1]),
    columnShare: oneOf([0.2, 0.35, 0.5]),
  };
}
