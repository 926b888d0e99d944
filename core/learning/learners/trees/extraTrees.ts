import { throwIfCancelled } from "../../../errors/domainError.ts";
import { ProgressMeter } from "../../../jobs/progress.ts";
import { createRandom } from "../../../random/random.ts";
import { columnsOf } from "../../gbdt/fitGbdt.ts";
import { growTree, trainerOf } from "../../gbdt/growTree.ts";
import { type GbdtModel, predictMargins } from "../../gbdt/tree.ts";
import { defineLearner, weighed } from "../learner.ts";
import { binTable, binTableOn } from "./binTable.ts";

interface ExtraTreesParameters {
  trees: number;
  leaves: number;
  /** Cases that a leaf must hold at least. */
  minCases: number;
  /** Columns tried at a split; 0 = the square root of all. */
  tries: number;
  maxBins: number;
}

/**
 * Extremely randomised trees: one random cut of each of a few random columns, the best of them taken; leaves hold rates.
 * Source: Geurts, Ernst and Wehenkel (2006). Squared error of a 0/1 target is its Gini impurity.
 */
export const extraTrees = defineLearner<ExtraTreesParameters, GbdtModel>({
  name: "extra-trees",
  defaults: { trees: 100, leaves: 256, minCases: 3, tries: 0, maxBins: 64 },
  async *fit(lesson, { trees, leaves, minCases, tries, maxBins }, { seed, signal }) {
    const { table, target, weights } = lesson;
    const meter = new ProgressMeter("trees", trees);
    const matrix = binTable(table, maxBins, 1);
    const every = Uint32Array.from({ length: table.rows }, (_, i) => i);
    const training = trainerOf().begin(matrix, every, leaves);
    const { positives, all } = weighed(lesson);
    // centred, so that a leaf says how far it is from the rate of all
    const rate = positives / all;
    for (let i = 0; i < table.rows; i++) {
      training.pairs[2 * i] = -weights[i] * (target[i] - rate);
      training.pairs[2 * i + 1] = weights[i];
    }
    const rules = {
      leaves,
      learningRate: 1 / trees,
      lambda: 0,
      minHessian: minCases,
      minRows: 1,
      sample: null,
      isCategory: matrix.columns.map(({ labels }) => labels !== undefined),
      monotone: null,
      columns: Uint16Array.from(matrix.columns.keys()),
    };
    const model: GbdtModel = { columns: columnsOf(matrix), base: rate, trees: [] };
    const unused = new Float64Array(table.rows);
    const random = createRandom(seed).fork("extra-trees");
    const width = tries || Math.max(1, Math.round(Math.sqrt(matrix.columns.length)));
    for (let t = 0; t < trees; t++) {
      throwIfCancelled(signal);
      yield meter.at(t, "Growing trees");
      const draw = random.fork(t);
      model.trees.push(growTree(training, { ...rules, random: { draw, tries: width } }, unused));
    }
    return { state: model, steps: trees };
  },
  predict: (model, table) =>
    predictMargins(model, binTableOn(model.columns, table)).map((rate) => Math.min(1, Math.max(0, rate))),
});
