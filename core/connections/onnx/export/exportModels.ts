import type { GbdtModel } from "../../../learning/gbdt/tree.ts";
import type { CategoryShares } from "../../../recommendation/categoryShares.ts";
import type { KeptModel } from "../../../recommendation/trainRecommender.ts";
import { columnOf, ML_DOMAIN, nodeOf } from "../format/build.ts";
import { encode } from "../format/fields.ts";
import { MODEL, type OnnxModel, type OnnxNode, type OnnxValue } from "../format/model.ts";
import { treeEnsemble } from "./treeEnsemble.ts";

/** The one operator set that is written: read by onnxruntime since 1.12 and by BigQuery ML. */
export const OPERATOR_SETS = { ir: 8, onnx: 17, ml: 3 } as const;

export interface ExportOptions {
  /** Categories that the graph encodes itself, so that it takes their labels. */
  categories: readonly CategoryShares[];
  /** What a column means, for the documentation of inputs. */
  meaningOf: (column: string) => string;
  codeVersion: string;
  /** Kept in the file: what the models came from. */
  metadata: Readonly<Record<string, string>>;
}

/**
 * Kept product models as one ONNX file: inputs by name, each a column of rows, one probability per product.
 *
 * Numbers are float32 with NaN for missing; categories are strings, "" for missing, and are encoded in the graph. Columns that
 * no tree looks at are no inputs. The output `probability:<product>` is that of buying it next month; it means something only
 * for customers who do not hold the product.
 */
export function exportModels(models: readonly KeptModel[], options: ExportOptions): Uint8Array {
  const columns = usedColumns(models);
  const { nodes, inputs, ready } = readyColumns(columns, options);
  nodes.push(nodeOf("Concat", ready, "features", { axis: { int: 1 } }));
  const outputs: OnnxValue[] = [];
  for (const kept of models) {
    const { product, model } = kept;
    const ensemble: Pick<GbdtModel, "columns" | "base" | "trees"> = model ?? { columns: [], base: 0, trees: [] };
    const places = ensemble.columns.map(({ id }) => columns.indexOf(id));
    const shift = model ? kept.shift : logOdds(kept.rate);
    nodes.push(treeEnsemble(ensemble, places, shift, "features", `margin:${product}`));
    nodes.push(nodeOf("Sigmoid", [`margin:${product}`], `probability:${product}`));
    outputs.push(columnOf(`probability:${product}`, "float", `P(buys ${product} next month, given not held)`));
  }
  const file: OnnxModel = {
    irVersion: OPERATOR_SETS.ir,
    producer: "easyMoney",
    producerVersion: options.codeVersion,
    graph: { name: "purchases of the next month", nodes, inputs, outputs },
    operatorSets: [
      { domain: "", version: OPERATOR_SETS.onnx },
      { domain: ML_DOMAIN, version: OPERATOR_SETS.ml },
    ],
    metadata: Object.entries(options.metadata).map(([key, value]) => ({ key, value })),
  };
  return encode(MODEL, file);
}

const logOdds = (rate: number) => Math.log(Math.max(rate, 1e-9) / (1 - Math.max(rate, 1e-9)));

/** Columns that some tree looks at, in the order of the models; one at least, for a graph needs an input. */
function usedColumns(models: readonly KeptModel[]): string[] {
  const used = new Set<string>();
  const all: string[] = [];
  for (const { model } of models) {
    if (!model) continue;
    for (const { id } of model.columns) if (!all.includes(id)) all.push(id);
    for (const { column } of model.trees) for (const c of column) if (c >= 0) used.add(model.columns[c].id);
  }
  const kept = all.filter((id) => used.has(id));
  return kept.length > 0 ? kept : ["tenure"];
}

/** Inputs of the graph, and the columns made of them. */
function readyColumns(columns: readonly string[], { categories, meaningOf }: ExportOptions) {
  const inputs = new Map<string, OnnxValue>();
  const nodes: OnnxNode[] = [];
  const ready = columns.map((column) => {
    const encoding = encodingOf(column, categories);
    if (!encoding) {
      inputs.set(column, columnOf(column, "float", `${meaningOf(column)}; NaN = missing`));
      return column;
    }
    const { role, labels, values, otherwise } = encoding;
    inputs.set(role, columnOf(role, "string", `${role} as the extract writes it; empty = missing`));
    const settings = {
      keys_strings: { strings: labels },
      values_floats: { floats: values },
      default_float: { float: otherwise },
    };
    nodes.push(nodeOf("LabelEncoder", [role], `encoded ${column}`, settings, ML_DOMAIN));
    return `encoded ${column}`;
  });
  return { nodes, inputs: [...inputs.values()], ready };
}

function encodingOf(column: string, categories: readonly CategoryShares[]) {
  for (const { role, shares } of categories) {
    if (column === `${role}-frequency`) {
      const labels = ["", ...shares.map(({ label }) => label)];
      return { role, labels, values: [Number.NaN, ...shares.map(({ share }) => share)], otherwise: 0 };
    }
    if (column.startsWith(`${role}=`))
      return { role, labels: [column.slice(role.length + 1)], values: [1], otherwise: 0 };
  }
  return null;
}
