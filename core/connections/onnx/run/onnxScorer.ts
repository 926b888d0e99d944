import { DomainError } from "../../../errors/domainError.ts";
import { decode } from "../format/fields.ts";
import { ELEMENT, MODEL, type OnnxModel, type OnnxNode } from "../format/model.ts";
import { ARITHMETIC } from "./operators/arithmetic.ts";
import { SHAPES } from "./operators/shapes.ts";
import { TABLE_OPERATORS } from "./operators/tables.ts";
import { TREE_OPERATORS } from "./operators/trees.ts";
import { Settings } from "./settings.ts";
import { readTensor, shapeOf, type Tensor } from "./tensor.ts";

const OPERATORS = { ...ARITHMETIC, ...SHAPES, ...TABLE_OPERATORS, ...TREE_OPERATORS };

/** What a model asks for: a name, and how many columns of numbers or texts. */
export interface OnnxInput {
  name: string;
  isText: boolean;
  /** Null when the file does not say. */
  width: number | null;
}

/** A model trained elsewhere, ready to score rows. */
export interface OnnxScorer {
  inputs: OnnxInput[];
  /** The output that is read as the score: the last column of it. */
  output: string;
  producer: string;
  operators: string[];
  /** Columns that the file says its one matrix has, if it says so (metadata `columns`, separated by commas). */
  columns: string[];
  /** @throws OnnxRunError when rows and model do not fit */
  score(inputs: ReadonlyMap<string, Tensor>): Float64Array;
}

/**
 * Reads an ONNX file and looks whether everything that its score needs is known here.
 *
 * @param wanted the output that is the score; the one called a probability, or else the last, when left out
 * @param product of several outputs `probability:<product>`, the one that is the score when no other is wanted
 * @throws NotOnnxError, UnknownOperatorError, UnknownOutputError
 */
export function readOnnx(bytes: Uint8Array, where: string, wanted?: string, product?: string): OnnxScorer {
  const model = parse(bytes, where);
  const graph = model.graph ?? {};
  const outputs = (graph.outputs ?? []).map(({ name = "" }) => name);
  const own = outputs.find((name) => name === `probability:${product}`);
  const output = wanted ?? own ?? outputs.find((name) => /prob/i.test(name)) ?? outputs.at(-1) ?? "";
  const needed = nodesFor(graph.nodes ?? [], output);
  if (needed.length === 0 || !outputs.includes(output)) throw new UnknownOutputError(output, outputs, where);
  const operators = [...new Set(needed.map(({ operator = "" }) => operator))].sort();
  const unknown = operators.filter((name) => !(name in OPERATORS));
  if (unknown.length > 0) throw new UnknownOperatorError(unknown, where);
  const kept = new Map((graph.initializers ?? []).map((each) => [each.name ?? "", readTensor(each)]));
  const inputs = (graph.inputs ?? [])
    .filter(({ name = "" }) => !kept.has(name))
    .map(({ name = "", type }) => ({
      name,
      isText: type?.tensor?.element === ELEMENT.string,
      width: type?.tensor?.shape?.dims?.[1]?.size ?? null,
    }));
  const columns = model.metadata?.find(({ key }) => key === "columns")?.value?.split(",") ?? [];
  return {
    inputs,
    output,
    producer: [model.producer, model.producerVersion].filter(Boolean).join(" ") || "not known",
    operators,
    columns,
    score: (given) => scoreOf(run(needed, new Map([...kept, ...given]), output, where)),
  };
}

function parse(bytes: Uint8Array, where: string): OnnxModel {
  try {
    const model = decode(MODEL, bytes);
    if (model.graph?.nodes && model.irVersion) return model;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new NotOnnxError(where);
}

/** The nodes that an output is made of, in the order of the file, which is one in which they can run. */
function nodesFor(nodes: readonly OnnxNode[], output: string): OnnxNode[] {
  const wanted = new Set([output]);
  return [...nodes]
    .reverse()
    .filter(({ inputs = [], outputs = [] }) => {
      if (!outputs.some((name) => wanted.has(name))) return false;
      for (const name of inputs) wanted.add(name);
      return true;
    })
    .reverse();
}

function run(nodes: readonly OnnxNode[], values: Map<string, Tensor>, output: string, where: string): Tensor {
  for (const node of nodes) {
    const { operator = "", inputs = [], outputs = [] } = node;
    const given = inputs.map((name) => values.get(name)).filter((each) => each !== undefined);
    try {
      const made = OPERATORS[operator](given, new Settings(node));
      for (const [i, each] of made.entries()) if (each) values.set(outputs[i], each);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new OnnxRunError(operator, error.message, where);
    }
  }
  const made = values.get(output);
  if (!made) throw new OnnxRunError(nodes.at(-1)?.operator ?? "", `nothing was made for ${output}`, where);
  return made;
}

function scoreOf(made: Tensor): Float64Array {
  const { width } = shapeOf(made);
  const rows = made.data.length / width;
  return Float64Array.from({ length: rows }, (_, row) => Number(made.data[row * width + width - 1]));
}

class NotOnnxError extends DomainError {
  constructor(where: string) {
    super({
      code: "not-onnx",
      what: "The file is not an ONNX model, or it is cut off",
      where,
      mend: "Export the model again, for example with skl2onnx or onnxmltools.",
    });
  }
}

class UnknownOperatorError extends DomainError {
  constructor(operators: readonly string[], where: string) {
    super({
      code: "unknown-operator",
      what: `The model needs operators that are not known here: ${operators.join(", ")}`,
      where,
      mend: "Export it without these steps, or do them before; models of scikit-learn, LightGBM and XGBoost for tables are read.",
      facts: { operators },
    });
  }
}

class UnknownOutputError extends DomainError {
  constructor(output: string, outputs: readonly string[], where: string) {
    super({
      code: "unknown-output",
      what: `The model has no output ${output}`,
      where,
      mend: `Choose one of ${outputs.join(", ")}.`,
      facts: { outputs },
    });
  }
}

class OnnxRunError extends DomainError {
  constructor(operator: string, what: string, where: string) {
    super({
      code: "onnx-run",
      what: `The operator ${operator} cannot work on ${what}`,
      where,
      mend: "Check the names and types of the model's inputs; or export it anew with plain float inputs.",
      facts: { operator },
    });
  }
}
