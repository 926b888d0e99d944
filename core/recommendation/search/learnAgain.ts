import type { WorkerPool } from "../../jobs/pool.ts";
import type { ProgressMeter, Work } from "../../jobs/progress.ts";
import type { BinnedMatrix } from "../../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../../learning/gbdt/tree.ts";
import type { Product } from "../../store/panel.ts";
import type { FitAnswer, FitTask } from "../fitTask.ts";
import { blendModels } from "./blendModels.ts";
import type { Relearner } from "./relearner.ts";
import type { FoundModel } from "./searchModels.ts";

/** Every member of every blend, learned anew with the trees that the tuning month asked for. */
export async function* learnAgain(
  relearner: Relearner,
  found: ReadonlyMap<number, FoundModel>,
  products: readonly Product[],
  meter: ProgressMeter,
): Work<Map<number, { model: GbdtModel }>> {
  const running = [...found].map(([product, { members }]) => members.map((member) => relearner.learn(product, member)));
  const models = new Map<number, { model: GbdtModel }>();
  for (const [i, [product, { members }]] of [...found].entries()) {
    yield meter.at(found.size + i, `Learning who buys ${products[product].label}, up to the last month`);
    const answers = await Promise.all(running[i]);
    const parts = answers.map(({ model }, m) => ({ model, weight: members[m].weight }));
    models.set(product, { model: blendModels(parts) });
  }
  return models;
}

/** Margins of each product's model on the rows of each matrix. */
export async function* scoreAll(
  pool: WorkerPool<FitTask, FitAnswer>,
  models: ReadonlyMap<number, { model: GbdtModel }>,
  matrices: readonly BinnedMatrix[],
  meter: ProgressMeter,
  done: number,
): Work<Map<number, Float64Array[]>> {
  const running = [...models].map(([product, { model }]) => {
    const scoring = pool.run({ kind: "score", model, matrices });
    scoring.catch(() => {});
    return { product, scoring };
  });
  const scores = new Map<number, Float64Array[]>();
  for (const { product, scoring } of running) {
    yield meter.at(done, "Scoring the customers");
    scores.set(product, (await scoring).margins);
  }
  return scores;
}
