import { serveTasks } from "../jobs/serveTasks.ts";
import { trainerOf } from "../learning/gbdt/growTree.ts";
import { predictMargins } from "../learning/gbdt/tree.ts";
import type { FitAnswer, FitTask, ScoreTask } from "./fitTask.ts";
import { learnProduct } from "./learnProduct.ts";
import { columnsFor } from "./purchaseMatrix.ts";

/** A thread that fits one product's model after another. */
const trainer = trainerOf();

serveTasks<FitTask, FitAnswer>(async (task) => {
  const began = performance.now();
  const done = task.kind === "score" ? score(task) : await learnProduct(task, trainer);
  const seconds = (performance.now() - began) / 1000;
  return {
    result: { ...done, seconds },
    transfer: done.margins.map(({ buffer }) => buffer as ArrayBuffer),
  };
});

function score({ model, matrices }: ScoreTask): Omit<FitAnswer, "seconds"> {
  const margins = matrices.map((matrix) => predictMargins(model, columnsFor(model, matrix)));
  return { model, margins, losses: [], steps: 0, again: 0 };
}
