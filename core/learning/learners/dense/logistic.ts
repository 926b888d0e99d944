import { probabilityOf } from "../../metrics/calibration.ts";
import { defineLearner } from "../learner.ts";
import { type Encoding, encode, fitEncoding } from "./encode.ts";
import { fitLogistic } from "./fitLogistic.ts";

export interface LogisticState {
  encoding: Encoding;
  /** By encoded column, on its standard scale. */
  weights: number[];
  intercept: number;
}

/** Logistic regression with an L2 penalty on standardised columns. */
export const logistic = defineLearner<{ l2: number }, LogisticState>({
  name: "logistic",
  defaults: { l2: 1 },
  async *fit({ table, target, weights }, { l2 }, { signal }) {
    const encoding = fitEncoding(table, weights);
    const matrix = encode(encoding, table);
    const { coefficients, passes } = yield* fitLogistic(matrix, [{ target, weights }], { l2, seed: 1, signal });
    const all = Array.from(coefficients[0]);
    return { state: { encoding, weights: all.slice(0, -1), intercept: all[matrix.width] }, steps: passes };
  },
  predict({ encoding, weights, intercept }, table) {
    const { values, rows, width } = encode(encoding, table);
    const probabilities = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      let margin = intercept;
      for (let j = 0; j < width; j++) margin += weights[j] * values[row * width + j];
      probabilities[row] = probabilityOf(margin);
    }
    return probabilities;
  },
});
