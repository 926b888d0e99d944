import { finish } from "../jobs/progress.ts";
import { fitGbdt } from "../learning/gbdt/fitGbdt.ts";
import type { Trainer } from "../learning/gbdt/growTree.ts";
import { type GbdtModel, predictMargins } from "../learning/gbdt/tree.ts";
import { lossOfMargins } from "../learning/metrics/calibration.ts";
import { ridits, weightOfEvidence } from "../learning/scorecard/classScores.ts";
import { fitScorecard } from "../learning/scorecard/fitScorecard.ts";
import type { FitAnswer, LearnTask } from "./fitTask.ts";
import { isRecent } from "./purchaseFeatures.ts";
import { columnsFor, type PurchaseMatrix } from "./purchaseMatrix.ts";
import { PENALTIES, type PointsRecipe, type TreesRecipe } from "./search/recipes.ts";

/** Trees without a better loss on the tuning rows after which growing stops. */
const PATIENCE = 20;
/** Rows that points are learned from, about: they are laid out as numbers, four bytes a cell, and few weights are to be found. */
const MOST_ROWS = 100_000;
const SCORES = { scorecard: weightOfEvidence, logistic: ridits };

type Learned = Omit<FitAnswer, "seconds">;

/** A product's model by its recipe; the tuning rows, where there are any, say how many steps. */
export function learnProduct(task: LearnTask, trainer: Trainer): Learned | Promise<Learned> {
  const { recipe } = task;
  return recipe.learner === "trees" ? learnTrees(task, recipe, trainer) : learnPoints(task, recipe);
}

function learnTrees(
  { product, learn, tune, steps, seed }: LearnTask,
  { learner: _, name: __, depth, ...settings }: TreesRecipe,
  trainer: Trainer,
): Learned {
  const seen = seenBy(depth);
  const validation = tune && {
    matrix: seen(tune),
    target: targetOf(tune, product),
    rows: withoutIt(tune, product),
    patience: PATIENCE,
  };
  const { model, validationLoss } = fitGbdt(
    seen(learn),
    targetOf(learn, product),
    {
      ...settings,
      trees: steps,
      minRows: 30,
      rows: withoutIt(learn, product),
      weights: learn.weight,
      seed,
      ...(validation ? { validation } : {}),
    },
    trainer,
  );
  return {
    model,
    margins: tune ? [marginsOn(model, tune)] : [],
    losses: validationLoss,
    steps: model.trees.length,
    again: Math.max(1, model.trees.length) / Math.max(1, validationLoss.length),
  };
}

async function learnPoints({ product, learn, tune, steps, seed }: LearnTask, recipe: PointsRecipe): Promise<Learned> {
  const matrix = seenBy(recipe.depth)(learn);
  const target = targetOf(learn, product);
  const rows = withoutIt(learn, product);
  const buyers = rows.reduce((sum, row) => sum + target[row], 0);
  const learnAt = (penalties: readonly number[]) =>
    finish(
      fitScorecard(matrix, target, {
        scores: SCORES[recipe.learner],
        penalties: penalties.map((penalty) => penalty * buyers),
        rows,
        weights: learn.weight,
        negativesPerPositive: Math.min(recipe.negativesPerPositive, Math.max(1, MOST_ROWS / buyers - 1)),
        seed,
      }),
    );
  if (!tune) {
    const [model] = await learnAt([PENALTIES[Math.min(steps, PENALTIES.length) - 1]]);
    return { model, margins: [], losses: [], steps, again: 1 };
  }
  const models = await learnAt(PENALTIES);
  const judged = withoutIt(tune, product);
  const bought = Uint8Array.from(judged, (row) => (tune.gained[row] >>> product) & 1);
  const margins = models.map((model) => marginsOn(model, tune));
  const losses = margins.map((own) =>
    lossOfMargins(
      Float64Array.from(judged, (row) => own[row]),
      bought,
      null,
    ),
  );
  const best = losses.indexOf(Math.min(...losses));
  return { model: models[best], margins: [margins[best]], losses, steps: best + 1, again: 1 / PENALTIES.length };
}

const targetOf = ({ gained }: PurchaseMatrix, product: number) =>
  Uint8Array.from(gained, (mask) => (mask >>> product) & 1);

const withoutIt = ({ held }: PurchaseMatrix, product: number) =>
  Uint32Array.from(held.keys()).filter((row) => ((held[row] >>> product) & 1) === 0);

const seenBy =
  (depth: TreesRecipe["depth"]) =>
  ({ matrix }: PurchaseMatrix) =>
    depth === "full" ? matrix : { ...matrix, columns: matrix.columns.filter(({ id }) => isRecent(id)) };

const marginsOn = (model: GbdtModel, { matrix }: PurchaseMatrix) => predictMargins(model, columnsFor(model, matrix));
