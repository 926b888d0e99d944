import { ProgressMeter } from "../../../jobs/progress.ts";
import { columnsOf, growGbdt, type StopMetric } from "../../gbdt/fitGbdt.ts";
import { type GbdtModel, predictMargins } from "../../gbdt/tree.ts";
import { probabilityOf } from "../../metrics/calibration.ts";
import { defineLearner } from "../learner.ts";
import { binTable, binTableOn } from "./binTable.ts";

interface GbdtParameters {
  trees: number;
  leaves: number;
  learningRate: number;
  lambda: number;
  minHessian: number;
  minRows: number;
  maxBins: number;
  rowShare: number;
  columnShare: number;
  /** By column: 1 where the probability may only rise, -1 where it may only fall. */
  monotone: Readonly<Record<string, number>>;
  /** What validation judges by, and how many trees without a better one it bears. */
  metric: StopMetric;
  patience: number;
}

/** Boosted trees on histograms, with categories as sets of labels. */
export const gbdt = defineLearner<GbdtParameters, GbdtModel>({
  name: "gbdt",
  defaults: {
    trees: 100,
    leaves: 31,
    learningRate: 0.1,
    lambda: 1,
    minHessian: 1,
    minRows: 20,
    maxBins: 255,
    rowShare: 1,
    columnShare: 1,
    monotone: {},
    metric: "log-loss",
    patience: 20,
  },
  async *fit({ table, target, weights }, { maxBins, patience, ...parameters }, { seed, validation, signal }) {
    const meter = new ProgressMeter("trees", parameters.trees);
    yield meter.at(0, "Cutting columns into bins");
    const matrix = binTable(table, maxBins, 1);
    const columns = columnsOf(matrix);
    const growing = growGbdt(matrix, target, {
      ...parameters,
      weights: Float32Array.from(weights),
      seed,
      signal,
      validation: validation && {
        matrix: binTableOn(columns, validation.table),
        target: validation.target,
        weights: validation.weights,
        patience,
      },
    });
    for (;;) {
      const step = growing.next();
      if (step.done) return { state: step.value.model, steps: step.value.model.trees.length };
      yield meter.at(step.value, "Growing trees");
    }
  },
  predict: (model, table) => predictMargins(model, binTableOn(model.columns, table)).map(probabilityOf),
});
