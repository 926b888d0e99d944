import type { QualityDimension } from "../../../../core/contract/quality.ts";

/** The dimensions of quality, in the order in which they are shown. */
export const DIMENSIONS: readonly QualityDimension[] = [
  "completeness",
  "validity",
  "uniqueness",
  "consistency",
  "timeliness",
];
