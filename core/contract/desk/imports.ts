import { z } from "zod";
import { importedSummary, keptImport, onnxLook } from "../importedModel.ts";
import { procedure } from "./fault.ts";

const text = z.string().min(1).max(4096);

/** What a model from elsewhere is asked: of which product, by which output, with which of our features. */
export const onnxAsked = {
  path: text,
  /** Left out, the one that the file names, or a ranking when its classes are products. */
  product: z.string().optional(),
  recommendation: z.string().optional(),
  output: z.string().optional(),
  /** Our features in the order of its columns; an empty text leaves the choice to the column's name. */
  columns: z.array(z.string()).max(5000).optional(),
};

const one = z.strictObject({ id: z.string() });

/** Models that were trained elsewhere. They are imported, and their scores written, by jobs. */
export const imports = {
  /** What a file is and how its inputs would be filled; imports nothing. */
  look: procedure.input(z.strictObject(onnxAsked)).output(onnxLook),
  /** Newest first. */
  list: procedure.output(z.array(importedSummary)),
  show: procedure.input(one).output(keptImport),
  /** Can be undone. */
  remove: procedure.input(one).output(z.strictObject({ removed: z.string() })),
};
