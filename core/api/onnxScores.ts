import { basename } from "node:path";
import { type OnnxFile, openOnnx } from "../connections/onnx/run/onnxFile.ts";
import { floats, type Tensor } from "../connections/onnx/run/tensor.ts";
import { type Recommendation, recommendation } from "../contract/recommendation.ts";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { readHistory } from "../features/history.ts";
import { type Progress, ProgressMeter, type Work } from "../jobs/progress.ts";
import { categoryShares, isEncoded } from "../recommendation/categoryShares.ts";
import { PurchaseFeatures } from "../recommendation/purchaseFeatures.ts";
import { type PurchaseRows, purchaseRows } from "../recommendation/purchaseRows.ts";
import { findDerived } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { type Month, parseMonth } from "../time/month.ts";
import { keptResult } from "./keptResult.ts";
import { type Givable, type MappedInput, mapInputs, refuseGaps } from "./onnxMapping.ts";
import { readColumn, type Target, targetsOf } from "./onnxTargets.ts";
import type { Panels } from "./panels.ts";
import { recommendationInUse } from "./recommendationInUse.ts";

export interface OnnxRequest {
  /** The product that the model foretells; left out, the one that the file names, or a ranking when its classes are products. */
  product?: string | undefined;
  /** Whose untouched month and features; the champion's when left out, else the newest. */
  recommendation?: string | undefined;
  /** The model's output to read; the one called a probability when left out. */
  output?: string | undefined;
  /** Our features in the order of the model's columns; by name when left out or empty. */
  columns?: readonly string[] | undefined;
  /** Bootstrap replicates of the intervals. */
  replicates?: number | undefined;
  seed?: number | undefined;
}

/** Rows that are scored at one go: between two goes the process hears signals. */
const PART = 20_000;

/** The month that a recommendation had not seen, and what a model can be given of it. */
export interface TestMonth {
  id: string;
  panel: Panel;
  testedOn: string;
  /** Products that are bought only together, as the recommendation's own ranking keeps to them. */
  together: Recommendation["together"];
  givable: Givable;
}

/** What a file is asked to say of which customers. */
export interface Scoring {
  model: OnnxFile;
  /** Null for a model that ranks products. */
  product: string | null;
  targets: Target[];
  mapped: MappedInput[];
}

/** Scores of the customers of the untouched month, by product of the model. */
export interface MonthScores {
  rows: PurchaseRows;
  /** By target: the rows of customers without the product, in their order, and the score of each. */
  found: { target: Target; candidates: Uint32Array; scores: Float64Array }[];
}

/** The untouched month of the recommendation that a model is set beside. */
export function testMonthOf(file: WorkspaceFile, panels: Panels, asked?: string): TestMonth {
  const kept = findDerived(file, recommendationInUse(file, asked));
  const { testedOn, together } = keptResult(kept, recommendation);
  const panel = panels.at(kept.version);
  // columns have the same names in every month: the first one is enough to tell them
  const columns = new PurchaseFeatures(panel, readHistory(panel, panel.months[0])).columns(0, new Uint32Array(0));
  const givable = {
    features: Array.from(columns, ({ id }) => id),
    categories: categoryShares(panel).map(({ role }) => role),
    schema: panel.schema,
  };
  return { id: kept.id, panel, testedOn, together, givable };
}

/**
 * What a file can be asked: its targets and how its inputs are filled.
 *
 * @throws what reading the file throws, UnknownProductError, NoProductError
 */
export function scoringOf(bytes: Uint8Array, path: string, month: TestMonth, request: OnnxRequest): Scoring {
  const model = openOnnx(bytes, basename(path));
  const { products } = month.panel.schema;
  const { product, targets } = targetsOf(model, basename(path), products, request);
  if (targets.length === 0) throw new NoProductError(products.map(({ id }) => id));
  return { model, product, targets, mapped: mappingOf(model, targets, month.givable, request.columns) };
}

/** How the inputs that some targets need are filled. */
export function mappingOf(model: OnnxFile, targets: readonly Target[], givable: Givable, columns?: readonly string[]) {
  const inputs = model.inputs.filter(({ name }) => targets.some(({ output }) => output.reads.has(name)));
  const told = model.metadata.get("columns") ?? model.metadata.get("feature_names") ?? "";
  const named = told.split(",").map((name) => name.trim());
  return mapInputs(inputs, told === "" ? [] : named, givable, columns);
}

/**
 * Scores the customers of the untouched month with everything that was known the month before.
 *
 * @throws UnmappedInputsError, OutputShapeError, MissingScoresError, CancelledError
 */
export async function* scoreMonth(
  { panel, testedOn }: TestMonth,
  { model, product, targets, mapped }: Scoring,
  where: string,
  signal: AbortSignal | undefined,
): Work<MonthScores> {
  refuseGaps(mapped);
  const history = readHistory(panel, parseMonth(testedOn));
  // nobody is thinned out at a share of 1, whatever the seed
  const rows = purchaseRows(history, history.at(parseMonth(testedOn)), 1, 1);
  const isAsked = ({ product: place }: Target, row: number) => (rows.held[row] & (1 << place)) === 0;
  const all = Uint32Array.from(rows.held.keys());
  const asked = product === null ? all : all.filter((row) => isAsked(targets[0], row));
  const customers = asked.map((row) => rows.customers[row]);
  const meter = new ProgressMeter("customers", customers.length);
  const step = (done: number, message: string): Progress => {
    throwIfCancelled(signal);
    return meter.at(done, message);
  };
  const wanted = new Set(mapped.flatMap(({ slots }) => slots.map(({ feature }) => feature)));
  const columns = new Map<string, Float32Array>();
  for (const { id, values } of new PurchaseFeatures(panel, history).columns(rows.before, customers)) {
    if (wanted.has(id)) columns.set(id, values);
    yield step(0, "Looking up features");
  }
  const texts = labelsOf(panel, history.months[rows.before], customers, wanted);
  const outputs = [...new Set(targets.map(({ output }) => output.name))].map((name) => model.output(name));
  const scores = targets.map(() => new Float64Array(customers.length));
  for (let from = 0; from < customers.length; from += PART) {
    const to = Math.min(customers.length, from + PART);
    const given = new Map(
      mapped.map((input): [string, Tensor] => [input.input.name, tensorOf(input, columns, texts, from, to)]),
    );
    const made = new Map(outputs.map((output) => [output.name, output.score(given)]));
    for (const [t, target] of targets.entries())
      scores[t].set(readColumn(made.get(target.output.name) as Tensor, target, to - from, where), from);
    yield step(to, "Scoring customers");
  }
  refuseMissing(scores, mapped, columns, where);
  const found = targets.map((target, t) => {
    if (product !== null) return { target, candidates: asked, scores: scores[t] };
    const candidates = all.filter((row) => isAsked(target, row));
    return { target, candidates, scores: Float64Array.from(candidates, (row) => scores[t][row]) };
  });
  return { rows, found };
}

function tensorOf(
  { slots, input }: MappedInput,
  columns: ReadonlyMap<string, Float32Array>,
  texts: ReadonlyMap<string, readonly string[]>,
  from: number,
  to: number,
): Tensor {
  const dims = [to - from, slots.length];
  const ids = slots.map(({ feature }) => feature ?? "");
  if (input.isText) {
    const own = ids.map((id) => texts.get(id) ?? []);
    const data = Array.from(
      { length: (to - from) * ids.length },
      (_, i) => own[i % ids.length][from + Math.floor(i / ids.length)],
    );
    return { dims, data };
  }
  const made = floats(dims);
  for (const [c, id] of ids.entries()) {
    const values = columns.get(id) as Float32Array;
    for (let row = from; row < to; row++) made.data[(row - from) * ids.length + c] = values[row];
  }
  return made;
}

/** Labels of the wanted categories, by role; "" where it is missing. */
function labelsOf(panel: Panel, month: Month, customers: Uint32Array, wanted: ReadonlySet<string | null>) {
  const snapshot = panel.snapshot(month);
  const rowOf = new Int32Array(panel.customers.size);
  for (const [row, customer] of snapshot.customer.entries()) rowOf[customer] = row;
  return new Map(
    panel.schema.attributes.flatMap(({ id, role, kind }): [string, string[]][] => {
      if (kind !== "category" || !isEncoded(role) || !wanted.has(role)) return [];
      const { codes, labels } = snapshot.category(id);
      return [[role, Array.from(customers, (customer) => labels[codes[rowOf[customer]]])]];
    }),
  );
}

function refuseMissing(
  scores: readonly Float64Array[],
  mapped: readonly MappedInput[],
  columns: ReadonlyMap<string, Float32Array>,
  where: string,
): void {
  const customers = scores[0].length;
  let none = 0;
  for (let row = 0; row < customers; row++) if (scores.some((own) => Number.isNaN(own[row]))) none++;
  if (none === 0) return;
  const holed = mapped.flatMap(({ slots }) =>
    slots.flatMap(({ feature }) => (feature !== null && columns.get(feature)?.some(Number.isNaN) ? [feature] : [])),
  );
  throw new MissingScoresError(none, customers, [...new Set(holed)], where);
}

class NoProductError extends DomainError {
  constructor(known: readonly string[]) {
    super({
      code: "no-product",
      what: "The file does not say which product it foretells, nor are its classes our products",
      mend: `Name the product: one of ${known.join(", ")}.`,
      facts: { known },
    });
  }
}

class MissingScoresError extends DomainError {
  constructor(none: number, customers: number, holed: readonly string[], where: string) {
    super({
      code: "missing-scores",
      what: `The model gives no score for ${none} of ${customers} customers${holed.length > 0 ? `: ${holed.slice(0, 5).join(", ")} can be missing` : ""}`,
      where,
      mend: "Put a step before it that fills in missing values (SimpleImputer), or use a learner that takes them, and export it again.",
      facts: { none, customers, holed },
    });
  }
}
