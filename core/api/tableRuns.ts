import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { KeptTable } from "../contract/desk/tables.ts";
import { runQuery } from "../contract/experiments.ts";
import { tableSearchResult } from "../contract/tableModel.ts";
import { DomainError } from "../errors/domainError.ts";
import { findRuns } from "../experiments/runs/findRuns.ts";
import { readJsonArtefact } from "../experiments/runs/readArtefact.ts";
import { recordRun } from "../experiments/runs/recordRun.ts";
import type { SearchedTable } from "../experiments/tables/automl.ts";
import type { TableModel } from "../experiments/tables/tableModel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { scoreFile, type WrittenSearch } from "./tableFiles.ts";

class NotASearchError extends DomainError {
  constructor(run: number) {
    super({
      code: "not-a-search",
      what: `Run ${run} is no search on a table`,
      mend: "Give the number of one: easymoney runs list WORKSPACE --kind table names them.",
      facts: { run },
    });
  }
}

/** Searches and groupings that a workspace keeps, or those of them that were deleted; newest first. */
export function keptTables(file: WorkspaceFile, deleted: boolean): KeptTable[] {
  const runs = (["table", "grouping"] as const).flatMap(
    (kind) => findRuns(file, runQuery.parse({ kind, state: "done", parent: null, deleted, limit: MOST_LISTED })).runs,
  );
  return runs
    .sort((a, b) => b.id - a.id)
    .map(({ id, kind, name, started, metric, value, note }) => ({
      run: id,
      kind: kind === "grouping" ? "grouping" : "search",
      name,
      started,
      metric,
      value,
      note,
    }));
}

const MOST_LISTED = 1000;

/** A kept search. @throws NotASearchError */
export function showTableSearch(file: WorkspaceFile, run: number) {
  const kept = tableSearchResult.safeParse(readJsonArtefact(file, run, "result"));
  if (!kept.success) throw new NotASearchError(run);
  const folder = readJsonArtefact(file, run, "folder");
  return { run, folder: typeof folder === "string" && existsSync(folder) ? folder : null, result: kept.data };
}

/** Scores a table with the model of a kept search. @throws NotASearchError */
export function scoreWithSearch(
  file: WorkspaceFile,
  run: number,
  path: string,
  out: string,
  id?: string,
  control: Control = {},
) {
  const model = readJsonArtefact(file, run, "model") as TableModel | null;
  // a kept grouping has a model too, of another make
  if (!Array.isArray(model?.members)) throw new NotASearchError(run);
  return scoreFile(model, path, out, id, control);
}

/** The search as a run, and each ranked candidate as a run below it. */
export function recordSearch(
  file: WorkspaceFile,
  { result, model, former }: SearchedTable,
  started: string,
  written: WrittenSearch | null,
): number {
  const { options, leaderboard, metric, judged, table, budget } = result;
  const shared = { kind: "table" as const, data: table.sha256, seed: options.seed, started, peakBytes: null };
  return file.db
    .transaction(() => {
      const parent = recordRun(file, {
        ...shared,
        name: `${options.target} of ${basename(table.path)}`,
        config: { options, ...former },
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
