import type { FeatureTable } from "../../features/featureTable.ts";
import { takeRows } from "../../features/takeRows.ts";
import { finish } from "../../jobs/progress.ts";
import { permutationImportance } from "../../learning/explain/permutationImportance.ts";
import type { GbdtModel } from "../../learning/gbdt/tree.ts";
import type { Lesson } from "../../learning/learners/learner.ts";
import { gbdt } from "../../learning/learners/trees/gbdt.ts";
import { logLoss } from "../../learning/metrics/ranking.ts";
import { createRandom } from "../../random/random.ts";

const LEARN = 4000;
const JUDGE = 1000;
const SMALL = { trees: 40, leaves: 8, learningRate: 0.15, minRows: 5, minHessian: 0.1 };

/**
 * The share of the columns that tell most, by a small boosted model of some of the rows and what shuffling a column costs on
 * others. Only rows to learn from are looked at: a fold that chose its columns on the rows it is judged on would flatter itself.
 */
export async function columnsThatTell(lesson: Lesson, share: number, seed: string): Promise<FeatureTable["columns"]> {
  const { table, target } = lesson;
  const wanted = Math.max(2, Math.round(share * table.columns.length));
  if (wanted >= table.columns.length) return table.columns;
  const rows = createRandom(seed)
    .fork("columns")
    .shuffle(Uint32Array.from({ length: table.rows }, (_, row) => row));
  const learned = Math.min(LEARN, Math.ceil(table.rows / 2));
  const partOf = (own: Uint32Array) => ({
    table: takeRows(table, own),
    target: Uint8Array.from(own, (row) => target[row]),
  });
  const learn = partOf(rows.subarray(0, learned));
  const judge = partOf(rows.subarray(learned, learned + JUDGE));
  const model = await finish(gbdt.fit(learn, { parameters: SMALL, seed }));
  const used = usedBy(model.state as GbdtModel | null);
  const importance = permutationImportance(
    judge.table,
    (own) => gbdt.predict(model, own),
    (scores) => -logLoss(scores, judge.target),
    { repeats: 1, only: used },
  );
  const drop = new Map(importance.map(({ column, drop: own }) => [column, own]));
  const worth = table.columns.map(({ name }) => drop.get(name) ?? 0);
  const best = [...worth.keys()].sort((a, b) => worth[b] - worth[a] || a - b).slice(0, wanted);
  return best.sort((a, b) => a - b).map((column) => table.columns[column]);
}

/** Names of the columns that a tree looks at. */
function usedBy(model: GbdtModel | null): ReadonlySet<string> {
  if (model === null) return new Set();
  const places = new Set(model.trees.flatMap(({ column }) => column).filter((column) => column >= 0));
  return new Set([...places].map((place) => model.columns[place].id));
}
