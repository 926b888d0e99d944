import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { exportModel } from "../connections/onnx/export/exportModel.ts";
import { runQuery } from "../contract/experiments.ts";
import {
  type TableSearchBoard,
  type TableSearchOptions,
  type TableSearchResult,
  tableSearchOptions,
  tableSearchResult,
} from "../contract/tableModel.ts";
import { DomainError } from "../errors/domainError.ts";
import { cardHtml, cardMarkdown } from "../experiments/cards/renderCard.ts";
import { findRuns } from "../experiments/runs/findRuns.ts";
import { readJsonArtefact } from "../experiments/runs/readArtefact.ts";
import { recordRun } from "../experiments/runs/recordRun.ts";
import { automl, type SearchedTable } from "../experiments/tables/automl.ts";
import { idsOf, wholeColumns } from "../experiments/tables/prepareTable.ts";
import { tableCard } from "../experiments/tables/tableCard.ts";
import { scoreTable, type TableModel } from "../experiments/tables/tableModel.ts";
import { applyRecipe } from "../features/tableRecipe.ts";
import { readFlatTable } from "../ingestion/flat/flatTable.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import { CODE_VERSION } from "../store/codeVersion.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";

/** A search on the table of a file. */
export interface TableSearchRequest extends Partial<Omit<TableSearchOptions, "target">> {
  path: string;
  target: string;
  /** Folder that the results go to. */
  out?: string | undefined;
  /** Another file that is scored with the model. */
  score?: string | undefined;
  /** `run.json` of a former search, which is done again. */
  replay?: string | undefined;
  threads?: number | undefined;
}

export interface TableSearchControl {
  onBoard?: ((board: TableSearchBoard) => void) | undefined;
  /** Ends the search; the best so far is kept. */
  stop?: AbortSignal | undefined;
}

/** What `run.json` holds: enough to do a search again. */
interface KeptSearch {
  format: 1;
  options: TableSearchOptions;
  sha256: string;
  finished: string[];
}

/** Files of a search's folder. */
export interface WrittenSearch {
  folder: string;
  files: string[];
}

class OtherTableError extends DomainError {
  constructor(path: string) {
    super({
      code: "other-table",
      what: "The file is not the one that the former search learned from",
      where: path,
      mend: "Give the file of that search; its SHA-256 stands in run.json.",
    });
  }
}

class UnreadableSearchError extends DomainError {
  constructor(path: string, what: string) {
    super({ code: "unreadable-search", what, where: path, mend: "Give a file that easymoney table automl wrote." });
  }
}

/**
 * Finds a model for a table's target, writes the results into a folder when one is named, and records the search as a run when
 * a workspace is given.
 */
export async function searchTableFile(
  request: TableSearchRequest,
  control: TableSearchControl = {},
  file?: WorkspaceFile,
): Promise<{ result: TableSearchResult; written: WrittenSearch | null; run: number | null }> {
  const began = performance.now();
  const started = new Date().toISOString();
  const { path, out, score, replay, threads, ...asked } = request;
  const former = replay === undefined ? null : readSearch(replay);
  const options = former?.options ?? tableSearchOptions.parse(asked);
  const sha256 = await hashOf(path);
  if (former && former.sha256 !== sha256) throw new OtherTableError(path);
  const table = await readFlatTable(path, { whole: wholeColumns(options), signal: control.stop });
  const searched = await automl(table, sha256, options, { ...control, threads, began, finished: former?.finished });
  const written = out === undefined ? null : await writeSearch(out, searched, { own: path, other: score }, options.id);
  const run = file ? recordSearch(file, searched, started, written) : null;
  return { result: searched.result, written, run };
}

/** What a file's columns hold, and which of them can be a target. */
export async function sketchTable(path: string, signal?: AbortSignal) {
  const { rows, unread, columns } = await readFlatTable(path, { signal });
  return {
    path,
    name: basename(path),
    rows,
    unreadRows: unread.rows,
    columns: columns.map(({ name, kind, reason, missing, distinct, examples, labels }) => ({
      name,
      kind,
      reason,
      missing,
      distinct,
      examples,
      labels: distinct === 2 ? labels.slice(1) : null,
    })),
  };
}

/** Searches that a workspace keeps, newest first. */
export function tableSearches(file: WorkspaceFile) {
  const { runs } = findRuns(file, runQuery.parse({ kind: "table", limit: 1000 }));
  return runs.filter(({ parent }) => parent === null).map(({ id, name, started }) => ({ run: id, name, started }));
}

/** A kept search. @throws UnreadableSearchError when the run is none */
export function showTableSearch(file: WorkspaceFile, run: number) {
  const kept = tableSearchResult.safeParse(readJsonArtefact(file, run, "result"));
  if (!kept.success) throw new UnreadableSearchError(`run ${run}`, "This run is no search on a table");
  const folder = readJsonArtefact(file, run, "folder");
  return { run, folder: typeof folder === "string" && existsSync(folder) ? folder : null, result: kept.data };
}

/** Scores a table with the model of a kept search. */
export async function scoreWithSearch(file: WorkspaceFile, run: number, path: string, out: string, id?: string) {
  const model = readJsonArtefact(file, run, "model") as TableModel | null;
  if (model === null) throw new UnreadableSearchError(`run ${run}`, "This run is no search on a table");
  return writeScores(model, path, out, id);
}

/** Scores a table with a model that was written before. */
export async function scoreTableFile(modelPath: string, path: string, out: string, id?: string) {
  return writeScores(readModel(modelPath), path, out, id);
}

function readModel(path: string): TableModel {
  const model = readJson(path) as TableModel;
  if (model.format !== 1 || !Array.isArray(model.members))
    throw new UnreadableSearchError(path, "This is no model.json");
  return model;
}

function readSearch(path: string): KeptSearch {
  const kept = readJson(path) as KeptSearch;
  const options = tableSearchOptions.safeParse(kept.options);
  if (kept.format !== 1 || !options.success || !Array.isArray(kept.finished)) {
    throw new UnreadableSearchError(path, "This is no run.json");
  }
  return { ...kept, options: options.data };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UnreadableSearchError(path, error instanceof Error ? error.message : String(error));
  }
}

async function writeSearch(
  out: string,
  { result, model, finished, unseen }: SearchedTable,
  { own, other }: { own: string; other: string | undefined },
  id: string | undefined,
): Promise<WrittenSearch> {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
    return path;
  };
  const card = tableCard(result, CODE_VERSION);
  const kept: KeptSearch = { format: 1, options: result.options, sha256: result.table.sha256, finished };
  const board = join(folder, "leaderboard.csv");
  await finish(exportTable(boardTable(result), board));
  const scores = join(folder, "scores.csv");
  // what a model says of rows that it learned from flatters it
  await (other === undefined ? writeScores(model, own, scores, id, unseen) : writeScores(model, other, scores, id));
  return {
    folder,
    files: [
      scores,
      board,
      put("card.html", cardHtml(card)),
      put("card.md", cardMarkdown(card)),
      put("model.json", JSON.stringify(model)),
      put("model.onnx", onnxOf(model, result)),
      put("result.json", `${JSON.stringify(result, null, 2)}\n`),
      put("run.json", `${JSON.stringify(kept)}\n`),
    ],
  };
}

function onnxOf(model: TableModel, { options, table }: TableSearchResult): Uint8Array {
  return exportModel(model, {
    columns: model.recipe,
    meaning: `P(${model.target} is ${model.positive})`,
    codeVersion: CODE_VERSION,
    metadata: { target: model.target, positive: model.positive, table: table.sha256, seed: String(options.seed) },
  });
}

/**
 * One line a row of the table, in its order: name or number of the row, and probability.
 *
 * @param unseen scores by models that had not seen the row, which then stand in place of the whole model's; the column `unseen`
 *   says of which rows
 */
async function writeScores(
  model: TableModel,
  path: string,
  out: string,
  id: string | undefined,
  unseen?: SearchedTable["unseen"],
) {
  const labels = model.recipe.filter(({ kind }) => kind === "category").map(({ name }) => name);
  const table = await readFlatTable(path, { whole: [...labels, ...(id === undefined ? [] : [id])] });
  const scores = scoreTable(model, applyRecipe(model.recipe, table));
  const ids = idsOf(table, id);
  const isUnseen = new Uint8Array(table.rows);
  for (const [i, place] of (unseen?.places ?? []).entries()) {
    scores[place] = unseen?.scores[i] ?? Number.NaN;
    isUnseen[place] = 1;
  }
  return finish(
    exportTable(
      {
        name: "scores",
        columns: [
          { name: id ?? "row", kind: "text" },
          { name: "score", kind: "decimal" },
          ...(unseen ? [{ name: "unseen", kind: "integer" as const }] : []),
        ],
        rowCount: scores.length,
        rows: () => ids.map((own, row) => [own, scores[row], ...(unseen ? [isUnseen[row]] : [])]),
      },
      out,
    ),
  );
}

function boardTable({ leaderboard, metric }: TableSearchResult) {
  const columns = [
    { name: "place", kind: "integer" as const },
    { name: "id", kind: "text" as const },
    { name: "learner", kind: "text" as const },
    ...[
      metric,
      "low",
      "high",
      "worst_fold",
      "best_fold",
      "weight",
      "train_seconds",
      "score_seconds_per_1000",
      "brier",
    ].map((name) => ({ name, kind: "decimal" as const })),
    { name: "bytes", kind: "integer" as const },
    { name: "parameters", kind: "text" as const },
  ];
  return {
    name: "leaderboard",
    columns,
    rowCount: leaderboard.length,
    rows: () =>
      leaderboard.map((line) => [
        line.place,
        line.id,
        line.learner,
        line.metric.value,
        line.metric.low,
        line.metric.high,
        line.worstFold,
        line.bestFold,
        line.weight,
        line.trainSeconds,
        line.scoreSecondsPer1000,
        line.brier,
        line.bytes,
        JSON.stringify(line.parameters),
      ]),
  };
}

/** The search as a run, and each ranked candidate as a run below it. */
function recordSearch(
  file: WorkspaceFile,
  { result, model, finished }: SearchedTable,
  started: string,
  written: WrittenSearch | null,
): number {
  const { options, leaderboard, metric, judged, table, budget } = result;
  const shared = { kind: "table" as const, data: table.sha256, seed: options.seed, started, peakBytes: null };
  return file.db
    .transaction(() => {
      const parent = recordRun(file, {
        ...shared,
        name: `${options.target} of ${table.path.split(/[\\/]/).at(-1)}`,
        config: { options, finished },
        params: { target: options.target, metric, candidates: budget.tried, budget: options.budgetSeconds },
        metrics: [
          { name: metric, value: judged.metric.value ?? Number.NaN },
          { name: "AUC", value: judged.auc.value ?? Number.NaN },
          { name: "average precision", value: judged.averagePrecision.value ?? Number.NaN },
          { name: "Brier", value: judged.brier },
          ...budget.course.map(({ best }, step) => ({ name: "best so far", value: best, step })),
        ],
        metric,
        artefacts: {
          result: { json: result },
          model: { json: model },
          ...(written ? { folder: { json: written.folder } } : {}),
        },
        seconds: budget.usedSeconds,
      });
      for (const line of leaderboard) {
        recordRun(file, {
          ...shared,
          name: `${line.learner} ${line.id}`,
          parent,
          config: { learner: line.learner, parameters: line.parameters },
          params: {
            learner: line.learner,
            ...Object.fromEntries(
              Object.entries(line.parameters).map(([name, value]) => [
                name,
                typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value),
              ]),
            ),
          },
          metrics: [
            { name: metric, value: line.metric.value ?? Number.NaN },
            { name: "Brier", value: line.brier },
            { name: "weight in the ensemble", value: line.weight },
          ],
          metric,
          seconds: line.trainSeconds,
        });
      }
      return parent;
    })
    .immediate();
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes);
  } catch (error) {
    throw new DomainError({
      code: "no-file",
      what: "The file cannot be read",
      where: path,
      mend: `Check its path and rights (${error instanceof Error ? error.message : String(error)}).`,
    });
  }
  return hash.digest("hex");
}
