import { serveTasks } from "../jobs/serveTasks.ts";
import { fitGbdt } from "../learning/gbdt/fitGbdt.ts";
import { trainerOf } from "../learning/gbdt/growTree.ts";
import { predictMargins } from "../learning/gbdt/tree.ts";
import type { FitAnswer, FitTask } from "./fitTask.ts";
import type { PurchaseMatrix } from "./purchaseMatrix.ts";

/** A thread that fits one product's model after another. */
const trainer = trainerOf();

serveTasks<FitTask, FitAnswer>(({ product, learn, tune, trees, seed, score }) => {
  const bit = 1 << product;
  const targetOf = ({ gained }: PurchaseMatrix) => Uint8Array.from(gained, (mask) => (mask & bit ? 1 : 0));
  const withoutIt = ({ held }: PurchaseMatrix) =>
    Uint32Array.from(held.keys()).filter((row) => (held[row] & bit) === 0);
  const validation = tune && { matrix: tune.matrix, target: targetOf(tune), rows: withoutIt(tune), patience: 20 };
  const { model, validationLoss } = fitGbdt(
    learn.matrix,
    targetOf(learn),
    {
      trees,
      leaves: 15,
      learningRate: 0.08,
      minRows: 30,
      rows: withoutIt(learn),
      weights: learn.weight,
      negativesPerPositive: 10,
      seed,
      ...(validation ? { validation } : {}),
    },
    trainer,
  );
  const margins = score.map((matrix) => predictMargins(model, matrix));
  return {
    result: { model, margins, losses: validationLoss },
    transfer: margins.map(({ buffer }) => buffer as ArrayBuffer),
  };
});
