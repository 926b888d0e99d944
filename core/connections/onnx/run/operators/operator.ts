import type { Settings } from "../settings.ts";
import type { Tensor } from "../tensor.ts";

/** What an operator makes of its inputs; null for an output that nobody scores with (a label). */
export type Operator = (inputs: readonly Tensor[], settings: Settings) => (Tensor | null)[];
