import { z } from "zod";

/** State of a quantile sketch (core/analysis/sketch/quantileSketch.ts), small enough to keep per column and month. */
export const quantileSketchState = z.strictObject({
  /** Values at the top level; sets the error. */
  k: z.int().min(8),
  /** Values seen, nulls left out. */
  count: z.int().min(0),
  nulls: z.int().min(0),
  /** Exact; null when nothing was seen. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** State of the coins. */
  coin: z.int(),
  /** Kept values; each of `levels[h]` stands for 2^h values seen. */
  levels: z.array(z.array(z.number())),
});

/** State of a sketch of the most frequent numbers (core/analysis/sketch/frequentValues.ts). */
export const frequentValuesState = z.strictObject({
  capacity: z.int().min(2),
  count: z.int().min(0),
  /** No count is too low by more than this. */
  offset: z.int().min(0),
  values: z.array(z.number()),
  counts: z.array(z.int()),
});

/** State of a distinct count (core/analysis/sketch/distinctCount.ts): exact hashes while few, then registers in base 64. */
export const distinctCountState = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("sparse"), precision: z.int().min(4).max(18), hashes: z.array(z.int()) }),
  z.strictObject({ mode: z.literal("dense"), precision: z.int().min(4).max(18), registers: z.base64() }),
]);

export type QuantileSketchState = z.infer<typeof quantileSketchState>;
export type FrequentValuesState = z.infer<typeof frequentValuesState>;
export type DistinctCountState = z.infer<typeof distinctCountState>;
