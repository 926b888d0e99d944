import { z } from "zod";
import { figure } from "./evaluation.ts";

/** What a model from elsewhere is made of: `formula` is anything that is neither trees, nor linear, nor a network. */
const modelKind = z.enum(["trees", "linear", "network", "several", "formula"]);

/** What the file says of itself. */
const facts = {
  /** Of the file. */
  name: z.string(),
  bytes: z.int(),
  producer: z.string(),
  kind: modelKind,
  operatorSets: z.array(z.strictObject({ domain: z.string(), version: z.int() })),
};

/** One column that a model asks for, and what of ours it is given. */
const slot = z.strictObject({
  /** The column's name, or the input's name and the column's place in it: `input[2]`. */
  name: z.string(),
  isText: z.boolean(),
  /** Our feature, or for text our category; null where none is known. */
  feature: z.string().nullable(),
  /** How it was found: by the same name, a like name, its place among all our features, a person's choice; null when it was not. */
  by: z.enum(["name", "likeness", "order", "choice"]).nullable(),
});

/** A file before it is imported: what it is, and the mapping of its inputs as far as names tell. */
export const onnxLook = z.strictObject({
  ...facts,
  path: z.string(),
  outputs: z.array(z.string()),
  /** The output that will be read as the score. */
  output: z.string(),
  slots: z.array(slot),
  /** How many of the slots are given nothing yet. */
  missing: z.int(),
  /** Everything that a slot can be given. */
  features: z.array(z.strictObject({ id: z.string(), meaning: z.string() })),
  categories: z.array(z.strictObject({ id: z.string(), meaning: z.string() })),
  products: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** The product that the file names; null when it names none or ranks several. */
  product: z.string().nullable(),
  /** Products that it scores, when it can rank them; empty when it cannot. */
  ranks: z.array(z.string()),
  /** What it will be set beside, and the month that this one had not seen. */
  recommendation: z.string(),
  testedOn: z.string(),
});

/** One metric of the imported model and of ours on the same customers, with 95 % bootstrap intervals. */
const beside = z.strictObject({
  metric: z.enum(["auc", "averagePrecision", "logLoss", "calibration", "liftTop", "map7"]),
  model: figure,
  ours: figure,
  /** Paired, the imported model less ours; of calibration the distances from 1 are compared. */
  difference: figure,
  /** Whether the interval of the difference says so; null where the metric is not defined. */
  verdict: z.enum(["better", "worse", "open"]).nullable(),
});

const bin = z.strictObject({ rows: z.int(), predicted: z.number(), observed: z.number() });

const productBeside = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Customers without it the month before, and how many bought it. */
  rows: z.int(),
  purchases: z.int(),
  /** Customers of `liftTop`: 10,000, or all when there are fewer. */
  listSize: z.int(),
  comparison: z.array(beside),
  /** Foretold against bought in ten groups of equal size; empty where scores are no probabilities. */
  reliability: z.strictObject({ model: z.array(bin), ours: z.array(bin) }),
  /** Share of the purchases among the customers with the highest scores. */
  capture: z.array(z.strictObject({ customers: z.number(), model: z.number(), ours: z.number() })),
});

/** A model from elsewhere as it is kept: what it is, what it was given, and how it did beside ours on the untouched month. */
export const importedModel = z.strictObject({
  ...facts,
  output: z.string(),
  operators: z.array(z.string()),
  slots: z.array(slot),
  /** Null for a model that ranks products. */
  product: z.string().nullable(),
  /** Products of ours that a ranking model does not score: it never recommends them. */
  unranked: z.array(z.string()),
  recommendation: z.string(),
  version: z.string(),
  testedOn: z.string(),
  replicates: z.int(),
  /** False when some score lies outside of 0 to 1: log loss and calibration mean nothing then. */
  isProbability: z.boolean(),
  /** All products of a customer ranked together; null for a model of one product. */
  ranking: z.strictObject({ customers: z.int(), buyers: z.int(), comparison: z.array(beside) }).nullable(),
  products: z.array(productBeside),
});

const kept = { id: z.string(), created: z.string() };

/** An imported model as lists show it. */
export const importedSummary = z.strictObject({
  ...kept,
  name: facts.name,
  kind: facts.kind,
  producer: facts.producer,
  operatorSets: facts.operatorSets,
  inputs: z.int(),
  /** Its id and its label; null for a model that ranks products. */
  product: z.string().nullable(),
  label: z.string().nullable(),
  recommendation: z.string(),
  testedOn: z.string(),
  /** The metric that stands for it: MAP@7 of a ranking model, else AUC. */
  comparison: beside,
});

export const keptImport = importedModel.extend(kept);

export type OnnxModelKind = z.infer<typeof modelKind>;
export type OnnxSlot = z.infer<typeof slot>;
export type OnnxLook = z.infer<typeof onnxLook>;
export type BesideFigure = z.infer<typeof beside>;
export type ProductBeside = z.infer<typeof productBeside>;
export type ImportedModel = z.infer<typeof importedModel>;
export type ImportedSummary = z.infer<typeof importedSummary>;
export type KeptImport = z.infer<typeof keptImport>;
