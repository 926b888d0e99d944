import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { exportModel } from "../connections/onnx/export/exportModel.ts";
import { type TableSearchOptions, type TableSearchResult, tableSearchOptions } from "../contract/tableModel.ts";
import { cardHtml, cardMarkdown } from "../experiments/cards/renderCard.ts";
import type { SearchedTable } from "../experiments/tables/automl.ts";
import { pipelineScript } from "../experiments/tables/pipelineScript.ts";
import { idsOf } from "../experiments/tables/prepareTable.ts";
import { tableCard } from "../experiments/tables/tableCard.ts";
import { scoreTable, type TableModel } from "../experiments/tables/tableModel.ts";
import { applyRecipe } from "../features/tableRecipe.ts";
import { type FlatTable, readFlatTable } from "../ingestion/flat/flatTable.ts";
import { finish } from "../jobs/progress.ts";
import { exportTable } from "../reporting/tables/exportTable.ts";
import { CODE_VERSION } from "../store/codeVersion.ts";
import { writeWhole } from "../store/writeWhole.ts";
import type { Control } from "./control.ts";
import { OwnFileError, readOwnJson } from "./readOwnJson.ts";

/** What `run.json` holds: enough to do a search again. */
interface KeptSearch {
  format: 1;
  options: TableSearchOptions;
  sha256: string;
  finished: string[];
  /** Left out by older searches. */
  speeds?: Record<string, number>;
}

/** Files of a search's folder. */
export interface WrittenSearch {
  folder: string;
  files: string[];
}

const MEND = "Give a file that easymoney table automl wrote.";

/** Writes what a search found: scores of its own table, or of another file, leaderboard, card, model, and how to do it again. */
export async function writeSearch(
  out: string,
  { result, model, former, unseen }: SearchedTable,
  { own, other }: { own: FlatTable; other: string | undefined },
): Promise<WrittenSearch> {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeWhole(path, content);
    return path;
  };
  const card = tableCard(result, CODE_VERSION);
  const kept: KeptSearch = { format: 1, options: result.options, sha256: result.table.sha256, ...former };
  const { id } = result.options;
  const board = join(folder, "leaderboard.csv");
  await finish(exportTable(boardTable(result), board));
  const scores = join(folder, "scores.csv");
  // what a model says of rows that it learned from flatters it
  await (other === undefined ? writeScores(model, own, scores, { id, unseen }) : scoreFile(model, other, scores, id));
  return {
    folder,
    files: [
      scores,
      board,
      put("card.html", cardHtml(card)),
      put("card.md", cardMarkdown(card)),
      put("model.json", JSON.stringify(model)),
      put("model.onnx", onnxOf(model, result)),
      put("pipeline.py", pipelineScript(result, model, own)),
      put("result.json", `${JSON.stringify(result, null, 2)}\n`),
      put("run.json", `${JSON.stringify(kept)}\n`),
    ],
  };
}

/** Scores a table with a model that was written before. */
export function scoreTableFile(modelPath: string, path: string, out: string, id?: string, control: Control = {}) {
  return scoreFile(readModel(modelPath), path, out, id, control);
}

/** Scores the table of a file: one line a row, in its order. */
export async function scoreFile(model: TableModel, path: string, out: string, id?: string, control: Control = {}) {
  const labels = model.recipe.filter(({ kind }) => kind === "category").map(({ name }) => name);
  const whole = id === undefined ? labels : [...labels, id];
  const table = await readFlatTable(path, { whole, signal: control.signal });
  return writeScores(model, table, out, { id }, control);
}

/** How a former search is done again. @throws OwnFileError */
export function readSearch(path: string): KeptSearch {
  const kept = readOwnJson(path, MEND) as KeptSearch;
  const options = tableSearchOptions.safeParse(kept.options);
  if (kept.format !== 1 || !options.success || !Array.isArray(kept.finished)) {
    throw new OwnFileError(path, "This is no run.json", MEND);
  }
  return { ...kept, options: options.data };
}

function readModel(path: string): TableModel {
  const model = readOwnJson(path, MEND) as TableModel;
  if (model.format !== 1 || !Array.isArray(model.members)) throw new OwnFileError(path, "This is no model.json", MEND);
  return model;
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
 * Name or number of each row, and its probability.
 *
 * @param unseen scores by models that had not seen the row, which then stand in place of the whole model's; the column `unseen`
 *   says of which rows
 */
function writeScores(
  model: TableModel,
  table: FlatTable,
  out: string,
  { id, unseen }: { id: string | undefined; unseen?: SearchedTable["unseen"] },
  { signal, onProgress }: Control = {},
) {
  const scores = scoreTable(model, applyRecipe(model.recipe, table));
  const ids = idsOf(table, id);
  const isUnseen = new Uint8Array(table.rows);
  for (const [i, place] of (unseen?.places ?? []).entries()) {
    scores[place] = unseen?.scores[i] ?? Number.NaN;
    isUnseen[place] = 1;
  }
  const written = {
    name: "scores",
    columns: [
      { name: id ?? "row", kind: "text" as const },
      { name: "score", kind: "decimal" as const },
      ...(unseen ? [{ name: "unseen", kind: "integer" as const }] : []),
    ],
    rowCount: scores.length,
    rows: () => ids.map((own, row) => [own, scores[row], ...(unseen ? [isUnseen[row]] : [])]),
  };
  return finish(exportTable(written, out, { signal }), onProgress);
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
