import { defineLearner, weighed } from "./learner.ts";

/** The base rate for everybody: what a product's popularity says, and the least that any other learner must beat. */
export const constant = defineLearner<object, { rate: number }>({
  name: "constant",
  defaults: {},
  fit(lesson) {
    const { positives, all } = weighed(lesson);
    return { state: { rate: positives / all }, steps: 0 };
  },
  predict: ({ rate }, table) => new Float64Array(table.rows).fill(rate),
});
