import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type OnnxInput, type OnnxScorer, readOnnx } from "../connections/onnx/run/onnxScorer.ts";
import { floats, type Tensor } from "../connections/onnx/run/tensor.ts";
import { recommendation } from "../contract/recommendation.ts";
import { DomainError } from "../errors/domainError.ts";
import { sliceFigures } from "../experiments/evaluation/sliceFigures.ts";
import { readHistory } from "../features/history.ts";
import { isEncoded } from "../recommendation/categoryShares.ts";
import { PurchaseFeatures } from "../recommendation/purchaseFeatures.ts";
import { purchaseRows } from "../recommendation/purchaseRows.ts";
import { unpackProbability } from "../recommendation/storedMargins.ts";
import { findDerived, readArray } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { type Month, parseMonth } from "../time/month.ts";
import { evaluationGroups } from "./evaluationGroups.ts";
import { keptResult } from "./keptResult.ts";
import type { Panels } from "./panels.ts";

export interface OnnxRequest {
  /** The product that the model foretells. */
  product: string;
  /** Whose untouched month and features; the newest when left out. */
  recommendation?: string | undefined;
  /** The model's output to read; the one called a probability when left out. */
  output?: string | undefined;
  /** Our columns of its one matrix, in its order; names in the file when left out. */
  columns?: readonly string[] | undefined;
  replicates?: number | undefined;
  seed?: number | undefined;
}

/** Scores a file's model, as `scoreModel` does. */
export function scoreOnnx(file: WorkspaceFile, panels: Panels, path: string, request: OnnxRequest) {
  return scoreModel(file, panels, readFileSync(path), path, request);
}

/**
 * Scores a model that was trained elsewhere on the untouched month of a recommendation, beside the recommendation's own.
 *
 * Its inputs are our feature columns by name, categories as text, or one matrix of named columns.
 */
export function scoreModel(file: WorkspaceFile, panels: Panels, bytes: Uint8Array, path: string, request: OnnxRequest) {
  const { replicates = 200, seed = 1 } = request;
  const kept = findDerived(file, request.recommendation ?? "recommendation");
  const { testedOn, products } = keptResult(kept, recommendation);
  const product = products.findIndex(({ id }) => id === request.product);
  if (product < 0) {
    const known = products.map(({ id }) => id);
    throw new NoSuchProductError(request.product, known);
  }
  const scorer = readOnnx(bytes, basename(path), request.output, request.product);
  const panel = panels.at(kept.version);
  const month = parseMonth(testedOn);
  const history = readHistory(panel, month);
  // nobody is thinned out at a share of 1, whatever the seed
  const rows = purchaseRows(history, history.at(month), 1, seed);
  const bit = 1 << product;
  const candidates = Uint32Array.from(rows.held.keys()).filter((row) => (rows.held[row] & bit) === 0);
  const customers = candidates.map((row) => rows.customers[row]);
  const columns = new Map<string, Float32Array>();
  for (const { id, values } of new PurchaseFeatures(panel, history).columns(rows.before, customers))
    columns.set(id, values);
  const texts = labelsOf(panel, history.months[rows.before], customers);
  const given = scorer.inputs.map((input): [string, Tensor] => [
    input.name,
    tensorOf(input, columns, texts, request.columns ?? scorer.columns, customers.length),
  ]);
  const own = readArray(file, kept.id, `test:${request.product}`);
  const scored = {
    scores: scorer.score(new Map(given)),
    other: Float64Array.from(candidates, (row) => unpackProbability(own[row])),
    target: Uint8Array.from(candidates, (row) => (rows.gained[row] & bit ? 1 : 0)),
    dimensions: evaluationGroups(panel, history, rows.before, customers),
  };
  return {
    file: path,
    ...factsOf(scorer),
    recommendation: kept.id,
    product: request.product,
    testedOn,
    rows: candidates.length,
    purchases: scored.target.reduce((sum, bought) => sum + bought, 0),
    ...sliceFigures(scored, { replicates, seed: `${seed}/${request.product}` }),
  };
}

const factsOf = ({ producer, output, operators, inputs }: OnnxScorer) => ({
  producer,
  output,
  operators,
  inputs: inputs.map(({ name }) => name),
});

function tensorOf(
  { name, isText, width }: OnnxInput,
  columns: ReadonlyMap<string, Float32Array>,
  texts: ReadonlyMap<string, readonly string[]>,
  matrix: readonly string[],
  rows: number,
): Tensor {
  if (isText) {
    const data = texts.get(name);
    if (data) return { dims: [rows, 1], data };
    throw new UnknownInputError(name, [...texts.keys()]);
  }
  const column = columns.get(name);
  if (column && (width === null || width === 1)) return floats([rows, 1], column);
  if (matrix.length === 0 || (width !== null && width !== matrix.length))
    throw new MatrixColumnsError(name, width, matrix.length);
  const made = floats([rows, matrix.length]);
  for (const [c, id] of matrix.entries()) {
    const values = columns.get(id);
    if (!values) throw new UnknownInputError(id, [...columns.keys()]);
    for (let row = 0; row < rows; row++) made.data[row * matrix.length + c] = values[row];
  }
  return made;
}

/** Labels of the categories that features are made from, by role. */
function labelsOf(panel: Panel, month: Month, customers: Uint32Array): Map<string, string[]> {
  const snapshot = panel.snapshot(month);
  const rowOf = new Int32Array(panel.customers.size);
  for (const [row, customer] of snapshot.customer.entries()) rowOf[customer] = row;
  return new Map(
    panel.schema.attributes.flatMap(({ id, role, kind }): [string, string[]][] => {
      if (kind !== "category" || !isEncoded(role)) return [];
      const { codes, labels } = snapshot.category(id);
      return [[role, Array.from(customers, (customer) => labels[codes[rowOf[customer]]])]];
    }),
  );
}

class NoSuchProductError extends DomainError {
  constructor(product: string, known: readonly string[]) {
    super({
      code: "unknown-product",
      what: `The recommendation has no product ${product}`,
      mend: `Choose one of ${known.join(", ")}.`,
      facts: { product, known },
    });
  }
}

class UnknownInputError extends DomainError {
  constructor(name: string, known: readonly string[]) {
    super({
      code: "unknown-input",
      what: `The model asks for ${name}, which is none of our features`,
      mend: `Name its inputs after our features: ${known.slice(0, 8).join(", ")}${known.length > 8 ? ", ..." : ""}.`,
      facts: { name, known },
    });
  }
}

class MatrixColumnsError extends DomainError {
  constructor(name: string, width: number | null, given: number) {
    super({
      code: "matrix-columns",
      what: `The model asks for ${width ?? "some"} columns in ${name}, and ${given} are named`,
      mend: "Name our features in its order with --columns, separated by commas.",
      facts: { name, width, given },
    });
  }
}
