import { createRandom } from "../../random/random.ts";
import type { Depth } from "../purchaseFeatures.ts";

/** How a product's model is learned. Every recipe makes a sum of trees, so that models stay exact in ONNX and in reasons. */
export type Recipe = TreesRecipe | PointsRecipe;

interface AnyRecipe {
  name: string;
  depth: Depth;
  negativesPerPositive: number;
}

/** Boosted trees. */
export interface TreesRecipe extends AnyRecipe {
  learner: "trees";
  trees: number;
  leaves: number;
  learningRate: number;
  lambda: number;
  rowShare: number;
  columnShare: number;
}

/** Points of each column alone, weighed by a logistic regression: on weights of evidence, or on ranks. */
export interface PointsRecipe extends AnyRecipe {
  learner: "scorecard" | "logistic";
}

/** Penalties of a logistic regression, on the summed loss by buyer learned from: the strongest first. */
export const PENALTIES = [1, 0.1, 0.01] as const;

/** What is learned without a search. */
export const USUAL: TreesRecipe = {
  learner: "trees",
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
  { learner: "scorecard", name: "scorecard", depth: "recent", negativesPerPositive: 5 },
  { ...USUAL, name: "shallow", leaves: 6, columnShare: 0.5 },
  { ...USUAL, name: "full history", depth: "full", columnShare: 0.4 },
  { learner: "logistic", name: "logistic", depth: "full", negativesPerPositive: 5 },
  { ...USUAL, name: "more non-buyers", negativesPerPositive: 40, columnShare: 0.4 },
  { ...USUAL, name: "one column a tree", leaves: 2, learningRate: 0.2 },
  { ...USUAL, name: "heavy penalty", lambda: 30, columnShare: 0.4 },
  { learner: "scorecard", name: "scorecard, full history", depth: "full", negativesPerPositive: 5 },
  { ...USUAL, name: "full history, slow", depth: "full", learningRate: 0.04, rowShare: 0.7, columnShare: 0.3 },
  { ...USUAL, name: "slow", learningRate: 0.04, rowShare: 0.7, columnShare: 0.4 },
];

/** The recipe of a round, the same for the same round: the known ones, then drawn ones. */
export function recipeOf(round: number): Recipe {
  if (round < KNOWN.length) return KNOWN[round];
  const random = createRandom("recipes").fork(round);
  const oneOf = <T>(values: readonly T[]): T => values[random.integer(values.length)];
  return {
    learner: "trees",
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

/** Steps that a recipe may take, where the usual one may take `usual`. */
export function mostSteps(recipe: Recipe, usual: number): number {
  return recipe.learner === "trees" ? Math.ceil((recipe.trees * usual) / USUAL.trees) : PENALTIES.length;
}
