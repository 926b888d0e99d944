import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { openOnnx } from "../connections/onnx/run/onnxFile.ts";
import { type ImportedSummary, importedModel, type KeptImport, type OnnxLook } from "../contract/importedModel.ts";
import { DomainError } from "../errors/domainError.ts";
import { finish } from "../jobs/progress.ts";
import { meaningOf } from "../recommendation/reasons.ts";
import { type Derived, findDerived, forgetDerived, listDerived, readArray, saveDerived } from "../store/derived.ts";
import { recordEdit } from "../store/edits.ts";
import { isLongRemoved, markRemoved } from "../store/removedResults.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { type OnnxTask, scoreBeside } from "./onnxComparison.ts";
import { mappingOf, type OnnxRequest, testMonthOf } from "./onnxScores.ts";
import { targetOf, targetsOf } from "./onnxTargets.ts";
import type { Panels } from "./panels.ts";
import { onReadingThread } from "./readingThread.ts";

const KIND = "imported-model";

/** What a file is, which product it foretells, and which of our features its inputs would be given, before it is imported. */
export function lookAtOnnx(file: WorkspaceFile, panels: Panels, path: string, request: OnnxRequest = {}): OnnxLook {
  const bytes = readModel(path);
  const name = basename(path);
  const model = openOnnx(bytes, name);
  const { id, testedOn, givable } = testMonthOf(file, panels, request.recommendation);
  const { schema, features, categories } = givable;
  const { products } = schema;
  const { product, ranks, targets: found } = targetsOf(model, name, products, request);
  // whichever product it will be said to foretell, its inputs are the same
  const targets = found.length > 0 ? found : [targetOf(model, products, 0, request.output)];
  const slots = mappingOf(model, targets, givable, request.columns).flatMap((each) => each.slots);
  const { producer, kind, operatorSets, outputs } = model;
  return {
    path,
    name,
    bytes: bytes.length,
    producer,
    kind,
    operatorSets: [...operatorSets],
    outputs: [...outputs],
    output: targets[0].output.name,
    slots,
    missing: slots.filter(({ feature }) => feature === null).length,
    features: features.map((feature) => ({ id: feature, meaning: meaningOf(feature, schema) })),
    categories: categories.map((role) => ({ id: role, meaning: labelOf(role, schema.attributes) })),
    products: products.map(({ id: of, label }) => ({ id: of, label })),
    product,
    ranks: ranks.map((target) => products[target.product].id),
    recommendation: id,
    testedOn,
  };
}

const labelOf = (role: string, attributes: readonly { role?: string | null; label: string }[]) =>
  attributes.find((each) => each.role === role)?.label ?? role;

/**
 * Keeps an ONNX model in the workspace, after it was scored beside ours: what cannot be scored is not kept. Can be undone.
 *
 * @throws what reading, mapping and scoring throw; CancelledError
 */
export async function importOnnx(file: WorkspaceFile, path: string, request: OnnxRequest, control: Control) {
  const bytes = readModel(path);
  const { seed = 1 } = request;
  const result = await compare(file, { bytes, path, request }, control);
  const config: Config = {
    name: result.name,
    product: result.product,
    columns: [...(request.columns ?? [])],
    replicates: result.replicates,
    ...(request.output ? { output: request.output } : {}),
  };
  return file.db
    .transaction((): KeptImport => {
      const before = new Set(standing(file).map(({ id }) => id));
      const parents = [result.recommendation];
      const kept = saveDerived(file, {
        kind: KIND,
        version: result.version,
        config,
        seed,
        parents,
        result,
        arrays: { onnx: bytes },
      });
      if (!before.has(kept.id)) {
        markRemoved(file, kept.id, false);
        recordEdit(file, { kind: "keep-result", label: `Import ${result.name}`, detail: { id: kept.id } });
      }
      return { id: kept.id, created: kept.created, ...result };
    })
    .immediate();
}

/** Imported models, newest first; one that an older program kept in another shape is left out. */
export function listImports(file: WorkspaceFile): ImportedSummary[] {
  return standing(file)
    .reverse()
    .flatMap(({ id, created }) => {
      const result = importedModel.safeParse(findDerived(file, id).result).data;
      if (!result) return [];
      const { name, kind, producer, operatorSets, slots, product, recommendation, testedOn, ranking, products } =
        result;
      const [comparison] = (ranking ?? products[0]).comparison;
      const inputs = slots.length;
      const label = product === null ? null : products[0].label;
      const facts = { id, created, name, kind, producer, operatorSets };
      return [{ ...facts, inputs, product, label, recommendation, testedOn, comparison }];
    });
}

/** One imported model beside ours. @throws UnknownImportError, OutdatedResultError */
export function showImport(file: WorkspaceFile, id: string): KeptImport {
  const kept = findImport(file, id);
  return { id: kept.id, created: kept.created, ...keptResult(kept, importedModel) };
}

/** Removes an imported model; can be undone, for 30 days. @throws UnknownImportError */
export function removeImport(file: WorkspaceFile, id: string): { removed: string } {
  return file.db
    .transaction(() => {
      const kept = findImport(file, id);
      markRemoved(file, id, true);
      const { name } = configOf(kept);
      recordEdit(file, { kind: "remove-result", label: `Remove ${name}`, detail: { id } });
      return { removed: id };
    })
    .immediate();
}

/** Scores a model beside ours without keeping it: a file, or an imported one by its id, whose product and columns are known. */
export async function scoreOnnx(file: WorkspaceFile, idOrPath: string, request: OnnxRequest, control: Control) {
  const isKept = standing(file).some(({ id }) => id === idOrPath);
  const task = isKept
    ? taskOf(file, findImport(file, idOrPath))
    : { bytes: readModel(idOrPath), path: idOrPath, request: {} };
  return compare(file, { ...task, request: { ...task.request, ...defined(request) } }, control);
}

/** An imported model's scores and ours of every customer. @throws UnknownImportError */
export function scoreImport(file: WorkspaceFile, panels: Panels, id: string, signal: AbortSignal | undefined) {
  return scoreBeside(file, panels, taskOf(file, findImport(file, id)), signal);
}

/** Makes the comparison of a kept model again. */
export async function remakeImport(file: WorkspaceFile, kept: Derived, control: Control) {
  const task = taskOf(file, kept);
  return { result: await compare(file, task, control), arrays: { onnx: task.bytes } };
}

/** Takes away for good what was removed more than 30 days ago. */
export function purgeImports(file: WorkspaceFile): void {
  const due = listDerived(file, KIND, { all: true }).filter(({ id }) => isLongRemoved(file, id));
  if (due.length === 0) return;
  file.db
    .transaction(() => {
      for (const { id } of due) {
        forgetDerived(file, id);
        markRemoved(file, id, false);
      }
    })
    .immediate();
}

const compare = (file: WorkspaceFile, task: OnnxTask, { signal, onProgress }: Control) =>
  finish(onReadingThread(file, "compareOnnx", task, signal), onProgress);

interface Config {
  name: string;
  product: string | null;
  columns: string[];
  replicates: number;
  output?: string | undefined;
}

const configOf = (kept: Derived) => kept.config as Config;

/** An imported model, and what it was asked. */
function taskOf(file: WorkspaceFile, kept: Derived): OnnxTask {
  const { name, product, columns, output, replicates } = configOf(kept);
  const request: OnnxRequest = {
    ...(product === null ? {} : { product }),
    recommendation: kept.parents[0],
    output,
    columns,
    replicates,
    seed: kept.seed ?? 1,
  };
  return { bytes: readArray(file, kept.id, "onnx") as Uint8Array, path: name, request };
}

const defined = (request: OnnxRequest): OnnxRequest =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));

const standing = (file: WorkspaceFile) => listDerived(file, KIND);

function findImport(file: WorkspaceFile, id: string): Derived {
  const known = standing(file).map((each) => each.id);
  if (!known.includes(id)) throw new UnknownImportError(id, known);
  return findDerived(file, id);
}

function readModel(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UnreadableModelError(path, (error as NodeJS.ErrnoException).code ?? "not readable");
  }
}

class UnreadableModelError extends DomainError {
  constructor(path: string, reason: string) {
    super({
      code: "unreadable-model",
      what: reason === "ENOENT" ? `There is no file ${path}` : `The file ${path} cannot be read (${reason})`,
      mend: "Name an ONNX file, or the id of an imported model.",
      facts: { path, reason },
    });
  }
}

class UnknownImportError extends DomainError {
  constructor(id: string, known: readonly string[]) {
    super({
      code: "unknown-import",
      what: `There is no imported model ${id}`,
      mend:
        known.length > 0
          ? `Choose one of ${known.join(", ")}.`
          : "Import one first: easymoney models import WORKSPACE FILE.",
      facts: { id, known },
    });
  }
}
