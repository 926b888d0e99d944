import type { OnnxModelKind } from "../../../contract/importedModel.ts";
import { decode } from "../format/fields.ts";
import { ELEMENT, MODEL, type OnnxModel, type OnnxNode } from "../format/model.ts";
import { kindOfModel } from "./kindOfModel.ts";
import { NotOnnxError, OnnxRunError, UnknownOperatorError, UnknownOutputError } from "./onnxFaults.ts";
import { OPERATORS } from "./operators/operators.ts";
import { Settings } from "./settings.ts";
import { readTensor, type Tensor } from "./tensor.ts";

/** What a model asks for: a name, and how many columns of numbers or texts. */
export interface OnnxInput {
  name: string;
  isText: boolean;
  /** Null when the file does not say. */
  width: number | null;
}

/** A model trained elsewhere: what its file says of it, and how it scores. */
export interface OnnxFile {
  inputs: readonly OnnxInput[];
  outputs: readonly string[];
  producer: string;
  kind: OnnxModelKind;
  operatorSets: readonly { domain: string; version: number }[];
  metadata: ReadonlyMap<string, string>;
  /** @throws UnknownOutputError, UnknownOperatorError when something that it needs is not known here */
  output(name: string): OnnxOutput;
}

export interface OnnxOutput {
  name: string;
  operators: readonly string[];
  /** Names of the inputs that it is made of. */
  reads: ReadonlySet<string>;
  /** What its columns stand for; empty when the file does not say. */
  classes: readonly string[];
  /** @throws OnnxRunError when rows and model do not fit */
  score(inputs: ReadonlyMap<string, Tensor>): Tensor;
}

/** Reads an ONNX file. @throws NotOnnxError */
export function openOnnx(bytes: Uint8Array, where: string): OnnxFile {
  const model = parse(bytes, where);
  const { nodes = [], initializers = [], inputs = [], outputs: ends = [] } = model.graph ?? {};
  const kept = new Map(initializers.map((each) => [each.name ?? "", readTensor(each)]));
  const outputs = ends.map(({ name = "" }) => name);
  return {
    inputs: inputs
      .filter(({ name = "" }) => !kept.has(name))
      .map(({ name = "", type }) => ({
        name,
        isText: type?.tensor?.element === ELEMENT.string,
        width: type?.tensor?.shape?.dims?.[1]?.size || null,
      })),
    outputs,
    producer: [model.producer, model.producerVersion].filter(Boolean).join(" ") || "not known",
    kind: kindOfModel(nodes.map(({ operator = "" }) => operator)),
    operatorSets: operatorSetsOf(model),
    metadata: new Map((model.metadata ?? []).map(({ key = "", value = "" }) => [key, value])),
    output(name) {
      const needed = nodesFor(nodes, name);
      if (needed.length === 0 || !outputs.includes(name)) throw new UnknownOutputError(name, outputs, where);
      const operators = [...new Set(needed.map(({ operator = "" }) => operator))].sort();
      const unknown = operators.filter((each) => !(each in OPERATORS));
      if (unknown.length > 0) throw new UnknownOperatorError(unknown, where);
      return {
        name,
        operators,
        reads: new Set(needed.flatMap(({ inputs: read = [] }) => read)),
        classes: classesOf(needed, kept),
        score: (given) => run(needed, new Map([...kept, ...given]), name, where),
      };
    },
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

/** Each domain once: some converters name one twice. */
function operatorSetsOf({ operatorSets = [] }: OnnxModel): { domain: string; version: number }[] {
  const versions = new Map<string, number>();
  for (const { domain = "", version = 1 } of operatorSets)
    versions.set(domain, Math.max(version, versions.get(domain) ?? 0));
  return [...versions].map(([domain, version]) => ({ domain: domain === "" ? "ai.onnx" : domain, version }));
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

/** Labels of classes, as the last step that knows them says. */
function classesOf(nodes: readonly OnnxNode[], kept: ReadonlyMap<string, Tensor>): string[] {
  for (const node of nodes.toReversed()) {
    const settings = new Settings(node);
    const texts = settings.texts("classlabels_strings");
    if (texts.length > 0) return [...texts];
    const numbers = settings.ints("classlabels_int64s");
    if (numbers.length > 0) return numbers.map(String);
  }
  return Array.from((kept.get("classes")?.data ?? []) as ArrayLike<string | number>, String);
}

function run(nodes: readonly OnnxNode[], values: Map<string, Tensor>, output: string, where: string): Tensor {
  for (const node of nodes) {
    const { operator = "", inputs = [], outputs = [] } = node;
    const given = inputs.map((name) => values.get(name)).filter((each) => each !== undefined);
    try {
      // what is left out before others would let them be taken for it
      if (inputs.indexOf("") >= 0 && inputs.findLastIndex((name) => name !== "") > inputs.indexOf(""))
        throw new TypeError("inputs of which an earlier one is left out");
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
