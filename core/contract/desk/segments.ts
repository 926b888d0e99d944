import { z } from "zod";
import { segmentation } from "../segmentation.ts";
import { PAGE, table } from "./data.ts";
import { procedure } from "./fault.ts";

const shown = segmentation.omit({ pipeline: true, centres: true }).extend({ id: z.string(), features: z.int() });

/** Segmentations that were kept. Names that a person gave are already in them. */
export const segments = {
  show: procedure.input(z.strictObject({ id: z.string() })).output(shown),
  /** The customers of one segment, a page of them. */
  customers: procedure
    .input(
      z.strictObject({
        id: z.string(),
        segment: z.string(),
        search: z.string().default(""),
        sort: z.strictObject({ column: z.string(), descending: z.boolean() }).optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(PAGE).default(100),
      }),
    )
    .output(table.extend({ labels: z.array(z.string()), total: z.int() })),
  rename: procedure
    .input(z.strictObject({ id: z.string(), segment: z.string(), name: z.string().trim().min(1).max(60) }))
    .output(z.strictObject({ name: z.string() })),
};

export type ShownSegmentation = z.infer<typeof shown>;
