import type { TableSearchResult } from "../../contract/tableModel.ts";
import { takeRows } from "../../features/takeRows.ts";
import { permutationImportance } from "../../learning/explain/permutationImportance.ts";
import { predictWith } from "../../learning/learners/registry.ts";
import { logLoss } from "../../learning/metrics/ranking.ts";
import { createRandom } from "../../random/random.ts";
import type { PreparedTable } from "./prepareTable.ts";
import { secondsPer1000, type Trial } from "./trial.ts";

const ROWS = 200;
const COLUMNS = 60;
const REPEATS = 3;

/** Log likelihood a row that the best model loses when a column is shuffled, on rows of its first fold. */
export function whatMatters(
  { split, features, target }: PreparedTable,
  best: Trial,
  seed: number,
): TableSearchResult["importance"] {
  const answer = best.folds[0];
  if (!answer) return [];
  const rows = createRandom(seed).fork("importance").shuffle(split.folds[0].judge.slice()).subarray(0, ROWS);
  const some = takeRows(features, rows);
  const answers = Uint8Array.from(rows, (row) => target[row]);
  if (!answers.includes(0) || !answers.includes(1)) return [];
  const importance = permutationImportance(
    some,
    (table) => predictWith(answer.model, table),
    (scores) => -logLoss(scores, answers),
    { repeats: REPEATS, seed, only: new Set(some.columns.slice(0, COLUMNS).map(({ name }) => name)) },
  );
  return importance.sort((a, b) => b.drop - a.drop || (a.column < b.column ? -1 : 1));
}

/** Seconds that this will take, by what a thousand rows took. */
export function secondsOfMatters({ split, features }: PreparedTable, best: Trial): number {
  const shuffles = REPEATS * Math.min(COLUMNS, features.columns.length);
  return (shuffles * Math.min(ROWS, split.folds[0].judge.length) * secondsPer1000(best)) / 1000;
}
