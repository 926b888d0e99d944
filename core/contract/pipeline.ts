import { z } from "zod";

/** One learned step on the numbers of a column; applied in the order of the column's `steps`. */
const numberStepState = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("impute"), value: z.number() }),
  z.strictObject({ step: z.literal("cap"), lower: z.number(), upper: z.number() }),
  z.strictObject({ step: z.literal("log1p") }),
  z.strictObject({ step: z.literal("standardise"), centre: z.number(), scale: z.number() }),
  z.strictObject({ step: z.literal("robust"), centre: z.number(), scale: z.number() }),
  z.strictObject({ step: z.literal("rank"), quantiles: z.array(z.number()) }),
  z.strictObject({ step: z.literal("weigh"), factor: z.number() }),
]);

/** How the labels of a category column become numbers. */
const codingState = z.discriminatedUnion("coding", [
  z.strictObject({
    coding: z.literal("one-hot"),
    /** Labels with a column of their own, ascending. */
    labels: z.array(z.string()),
    /** Rare and unknown labels share one more column. */
    other: z.boolean(),
    /** Missing values have a column of their own; otherwise they are zero everywhere. */
    missing: z.boolean(),
  }),
  z.strictObject({
    coding: z.literal("frequency"),
    labels: z.array(z.string()),
    /** Share of the rows it was fitted on, by label; unknown and missing are 0. */
    shares: z.array(z.number()),
  }),
]);

const columnState = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("number"),
    column: z.string(),
    /** Value of the extra output `<column>:missing` where the input is missing; null for no such output. */
    missingFlag: z.number().nullable(),
    steps: z.array(numberStepState),
  }),
  z.strictObject({
    kind: z.literal("category"),
    column: z.string(),
    /** Label that stands in for a missing one; null leaves it missing. */
    fill: z.string().nullable(),
    coding: codingState,
    steps: z.array(numberStepState),
  }),
]);

/** A fitted pipeline as plain JSON. `format` counts changes of this shape that older readers would misread. */
export const pipelineState = z.strictObject({
  format: z.literal(1),
  columns: z.array(columnState),
  /** Names of the matrix columns it makes, in order. */
  outputs: z.array(z.string()),
});

export type NumberStepState = z.infer<typeof numberStepState>;
export type CodingState = z.infer<typeof codingState>;
export type ColumnState = z.infer<typeof columnState>;
export type PipelineState = z.infer<typeof pipelineState>;
