import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { type Derived, findDerived, listDerived, readArray, saveDerived } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { keptResult } from "./keptResult.ts";
import { type OnnxRequest, scoreModel, scoreOnnx } from "./onnxScores.ts";
import { Panels } from "./panels.ts";

const KIND = "imported-model";
const figure = z.number().nullable();

/** A model from elsewhere as it is kept: what it asks for, and how it did beside ours on the untouched month. */
export const importedModel = z.strictObject({
  name: z.string(),
  product: z.string(),
  producer: z.string(),
  output: z.string(),
  operators: z.array(z.string()),
  inputs: z.array(z.string()),
  /** Our features in the order of its one matrix, when it was imported with them. */
  columns: z.array(z.string()),
  testedOn: z.string(),
  rows: z.int(),
  purchases: z.int(),
  comparison: z.array(
    z.strictObject({
      metric: z.string(),
      /** Of the imported model, and of ours. */
      model: figure,
      ours: figure,
      difference: figure,
      low: figure,
      high: figure,
    }),
  ),
});

type ImportedModel = z.infer<typeof importedModel>;

/** Keeps an ONNX model of a product in the workspace, after scoring it beside ours: what cannot be scored is not kept. */
export function importOnnx(file: WorkspaceFile, panels: Panels, path: string, request: OnnxRequest) {
  const bytes = new Uint8Array(readFileSync(path));
  const of = findDerived(file, request.recommendation ?? "recommendation");
  const { product, output, columns = [], replicates = 200, seed = 1 } = request;
  const config = { name: basename(path), product, columns: [...columns], replicates, ...(output ? { output } : {}) };
  const result = tell(file, panels, bytes, of.id, config, seed);
  const parts = { kind: KIND, version: of.version, config, seed, parents: [of.id], result } as const;
  const kept = saveDerived(file, { ...parts, arrays: { onnx: bytes } });
  return { id: kept.id, recommendation: of.id, ...result };
}

/** Models that were imported, oldest first, as they did on the month they were imported for. */
export function listImportedModels(file: WorkspaceFile) {
  return listDerived(file, KIND).map(({ id, created, version, parents: [recommendation] }) => ({
    id,
    created,
    version,
    recommendation,
    ...keptResult(findDerived(file, id), importedModel),
  }));
}

/** Scores a model beside ours: a file, or an imported one by its id, whose output and columns are known. */
export function scoreImported(file: WorkspaceFile, panels: Panels, idOrPath: string, request: OnnxRequest) {
  if (!listDerived(file, KIND).some(({ id }) => id === idOrPath)) return scoreOnnx(file, panels, idOrPath, request);
  const kept = findDerived(file, idOrPath);
  const { columns, output } = configOf(kept);
  const bytes = readArray(file, kept.id, "onnx") as Uint8Array;
  const given = { ...request, output: request.output ?? output, columns: request.columns ?? columns };
  return scoreModel(file, panels, bytes, idOrPath, given);
}

/** Scores a kept model again. */
export async function remakeImported(file: WorkspaceFile, kept: Derived) {
  const onnx = readArray(file, kept.id, "onnx") as Uint8Array;
  const result = tell(file, new Panels(file), onnx, kept.parents[0], configOf(kept), kept.seed ?? 1);
  return { result, arrays: { onnx } };
}

interface Config {
  name: string;
  product: string;
  columns: string[];
  replicates: number;
  output?: string | undefined;
}

const configOf = (kept: Derived) => kept.config as Config;

function tell(
  file: WorkspaceFile,
  panels: Panels,
  bytes: Uint8Array,
  recommendation: string,
  { name, ...asked }: Config,
  seed: number,
): ImportedModel {
  const scored = scoreModel(file, panels, bytes, name, { ...asked, recommendation, seed });
  const { product, producer, output, operators, inputs, testedOn, rows, purchases, comparison } = scored;
  return {
    name,
    product,
    producer,
    output,
    operators,
    inputs,
    columns: asked.columns,
    testedOn,
    rows,
    purchases,
    comparison: comparison.map(({ metric, model, other, difference }) => ({
      metric,
      model,
      ours: other,
      difference: difference.value,
      low: difference.low,
      high: difference.high,
    })),
  };
}
