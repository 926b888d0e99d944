import type { TableSearchResult } from "../../contract/tableModel.ts";
import { takeRows } from "../../features/takeRows.ts";
import { permutationImportance } from "../../learning/explain/permutationImportance.ts";
import { predictWith } from "../../learning/learners/registry.ts";
import { logLoss } from "../../learning/metrics/ranking.ts";
import { createRandom } from "../../random/random.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { secondsPer1000, type Trial } from "./trial.ts";

const COLUMNS = 60;
/** A search of less than a minute has less time for this. */
const effortOf = (budgetSeconds: number) =>
  budgetSeconds < 60 ? { rows: 100, repeats: 2 } : { rows: 200, repeats: 3 };
/** Rows that are scored together cost less than a thousand at a time. */
const TOGETHER = 0.7;

/** Log likelihood a row that the best model loses when a column is shuffled, on rows of its first fold. */
export function whatMatters(
  { split, features, target }: PreparedTable,
  best: Trial,
  { seed, budgetSeconds }: { seed: number; budgetSeconds: number },
): TableSearchResult["importance"] {
  const answer = best.folds[0];
  if (!answer) return [];
  const { rows: most, repeats } = effortOf(budgetSeconds);
  const rows = createRandom(seed).fork("importance").shuffle(split.folds[0].judge.slice()).subarray(0, most);
  const some = takeRows(features, rows);
  const answers = Uint8Array.from(rows, (row) => target[row]);
  if (!answers.includes(0) || !answers.includes(1)) return [];
  const importance = permutationImportance(
    some,
    (table) => predictWith(answer.model, table),
    (scores) => -logLoss(scores, answers),
    { repeats, seed, only: new Set(some.columns.slice(0, COLUMNS).map(({ name }) => name)) },
  );
  return importance.sort((a, b) => b.drop - a.drop || (a.column < b.column ? -1 : 1));
}

/** Seconds that this will take, by what a thousand rows took. */
export function secondsOfMatters({ split, features }: PreparedTable, best: Trial, budgetSeconds: number): number {
  const { rows, repeats } = effortOf(budgetSeconds);
  const scored = repeats * Math.min(COLUMNS, features.columns.length) * Math.min(rows, split.folds[0].judge.length);
  return (TOGETHER * scored * secondsPer1000(best)) / 1000;
}
