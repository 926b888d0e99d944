import { serveTasks } from "../jobs/serveTasks.ts";
import { fitGbdt } from "../learning/gbdt/fitGbdt.ts";
import { trainerOf } from "../learning/gbdt/growTree.ts";
import { predictMargins } from "../learning/gbdt/tree.ts";
import type { FitAnswer, FitTask } from "./fitTask.ts";
import { isRecent } from "./purchaseFeatures.ts";
import { columnsFor, type PurchaseMatrix } from "./purchaseMatrix.ts";

/** A thread that fits one product's model after another. */
const trainer = trainerOf();
const PATIENCE = 20;

serveTasks<FitTask, FitAnswer>((task) => {
  const began = performance.now();
  const { model, matrices, losses } =
    task.kind === "score" ? { ...task, losses: [] } : learn(task, task.tune ? [task.tune.matrix] : []);
  const margins = matrices.map((matrix) => predictMargins(model, columnsFor(model, matrix)));
  const seconds = (performance.now() - began) / 1000;
  return {
    result: { model, margins, losses, seconds },
    transfer: margins.map(({ buffer }) => buffer as ArrayBuffer),
  };
});

function learn(
  { product, learn, tune, recipe, trees, seed }: Extract<FitTask, { kind: "learn" }>,
  matrices: PurchaseMatrix["matrix"][],
) {
  const bit = 1 << product;
  const targetOf = ({ gained }: PurchaseMatrix) => Uint8Array.from(gained, (mask) => (mask & bit ? 1 : 0));
  const withoutIt = ({ held }: PurchaseMatrix) =>
    Uint32Array.from(held.keys()).filter((row) => (held[row] & bit) === 0);
  const seenBy = ({ matrix }: PurchaseMatrix) =>
    recipe.depth === "full" ? matrix : { ...matrix, columns: matrix.columns.filter(({ id }) => isRecent(id)) };
  const validation = tune && {
    matrix: seenBy(tune),
    target: targetOf(tune),
    rows: withoutIt(tune),
    patience: PATIENCE,
  };
  const { name: _, depth: __, ...settings } = recipe;
  const { model, validationLoss } = fitGbdt(
    seenBy(learn),
    targetOf(learn),
    {
      ...settings,
      trees,
      minRows: 30,
      rows: withoutIt(learn),
      weights: learn.weight,
      seed,
      ...(validation ? { validation } : {}),
    },
    trainer,
  );
  return { model, matrices, losses: validationLoss };
}
