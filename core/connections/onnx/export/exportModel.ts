import type { Calibration } from "../../../learning/combine/calibrate.ts";
import type { LearnedModel } from "../../../learning/learners/learner.ts";
import { columnOf, ML_DOMAIN } from "../format/build.ts";
import { encode } from "../format/fields.ts";
import { MODEL, type OnnxModel } from "../format/model.ts";
import { calibrated } from "./calibrated.ts";
import { OPERATOR_SETS } from "./exportModels.ts";
import { type ColumnKinds, GraphBuilder } from "./graphBuilder.ts";
import { knownLabels, probability } from "./learnerGraph.ts";

/** A weighted mean of models, calibrated; the model of a search on a table is one. */
interface ExportedModel {
  /** Weights sum to 1; a member is the mean of its models. */
  members: readonly { weight: number; models: readonly LearnedModel[] }[];
  calibration: Calibration;
}

interface ModelExportOptions {
  /** Columns of the table that the models were fitted on; those that no model looks at are no inputs. */
  columns: readonly { name: string; kind: "number" | "date" | "category" }[];
  /** What the score is the probability of, for the documentation of the output. */
  meaning: string;
  codeVersion: string;
  /** Kept in the file: what the model came from. */
  metadata: Readonly<Record<string, string>>;
}

const PROBABILITY = "probability";

/**
 * A model of any learners as one ONNX file, preprocessing, weights and calibration included.
 *
 * Inputs are the table's columns by name, each a column of rows: numbers and dates as doubles, NaN = missing; categories as
 * text, "" = missing, and a label that was not there when the model was fitted counts as missing. The one output, a column of
 * floats, is called `probability`. Everything but trees is worked out in doubles; trees compare float32, as they did in training.
 *
 * @throws UnsupportedLearnerError for a learner that has no graph
 */
export function exportModel(model: ExportedModel, options: ModelExportOptions): Uint8Array {
  const kinds: ColumnKinds = new Map(
    options.columns.map(({ name, kind }) => [name, kind === "category" ? "category" : "number"]),
  );
  const members = model.members.filter(({ weight, models }) => weight > 0 && models.length > 0);
  const graph = new GraphBuilder(
    knownLabels(
      members.flatMap(({ models }) => models),
      kinds,
    ),
  );
  const terms = members.flatMap(({ weight, models }) =>
    models.map((each) => graph.add("Mul", [probability(graph, each, kinds), graph.doubles([weight / models.length])])),
  );
  // of constants alone there would be one number instead of a column: a column of nothing makes it one
  const whole = graph.sum([nothing(graph, options.columns[0]), ...terms]);
  const score = calibrated(graph, graph.add("Min", [whole, graph.doubles([1])]), model.calibration);
  const output = outputName(kinds);
  const named = graph.nodes.concat({
    name: `make ${output}`,
    operator: "Cast",
    inputs: [score],
    outputs: [output],
    attributes: [{ name: "to", i: 1, type: 2 }],
    domain: "",
  });
  const used = new Set(named.flatMap(({ inputs = [] }) => inputs));
  const file: OnnxModel = {
    irVersion: OPERATOR_SETS.ir,
    producer: "easyMoney",
    producerVersion: options.codeVersion,
    graph: {
      name: options.meaning,
      nodes: named,
      initializers: graph.constants,
      inputs: options.columns
        .filter(({ name }) => used.has(name))
        .map(({ name, kind }) =>
          kind === "category"
            ? columnOf(name, "string", `${name} as text; empty = missing`)
            : columnOf(name, "double", `${name}${kind === "date" ? ", days since 1970-01-01" : ""}; NaN = missing`),
        ),
      outputs: [columnOf(output, "float", options.meaning)],
    },
    operatorSets: [
      { domain: "", version: OPERATOR_SETS.onnx },
      { domain: ML_DOMAIN, version: OPERATOR_SETS.ml },
    ],
    metadata: Object.entries(options.metadata).map(([key, value]) => ({ key, value })),
  };
  return encode(MODEL, file);
}

/** A column of zeros as long as the rows. */
function nothing(graph: GraphBuilder, first: ModelExportOptions["columns"][number]): string {
  if (first.kind === "category") return graph.byLabel(first.name, () => [0], "double");
  const isMissing = graph.add("IsNaN", [first.name]);
  return graph.add("Mul", [graph.to("double", isMissing), graph.doubles([0])]);
}

function outputName(columns: ReadonlyMap<string, unknown>): string {
  let name = PROBABILITY;
  while (columns.has(name)) name += "_";
  return name;
}
