import process from "node:process";
import type { History } from "../features/history.ts";
import { applyBins } from "../learning/gbdt/binMatrix.ts";
import { predictMargins } from "../learning/gbdt/tree.ts";
import type { Panel } from "../store/panel.ts";
import { depthOf, PurchaseFeatures } from "./purchaseFeatures.ts";
import type { KeptModel } from "./trainRecommender.ts";

const CUSTOMERS = 1000;

/** The first pass also reads columns from the file and warms the code up: the quickest pass counts. */
const PASSES = 3;

/**
 * How long the first thousand customers take to be scored on all products, features included: milliseconds of this thread's
 * processor time for 1,000. Time on the clock would say how busy the machine is with other things.
 */
export function timeScoring(
  panel: Panel,
  history: History,
  models: readonly KeptModel[],
  customers: Uint32Array,
): number {
  const chosen = customers.subarray(0, CUSTOMERS);
  const pass = () => {
    const began = process.threadCpuUsage();
    const features = new PurchaseFeatures(panel, history, depthOf(models));
    const columns = [...features.columns(history.months.length - 1, chosen)];
    for (const { model } of models) {
      if (!model) continue;
      const edges = model.columns.map(({ id, edges: cuts }) => ({ id, edges: Float32Array.from(cuts) }));
      predictMargins(model, applyBins(edges, columns));
    }
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1000;
  };
  return (Math.min(...Array.from({ length: PASSES }, pass)) / Math.max(1, chosen.length)) * CUSTOMERS;
}
