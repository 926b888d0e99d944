import type { TableClusters } from "../contract/tableClusters.ts";
import { DomainError } from "../errors/domainError.ts";
import { whyUseless } from "../experiments/tables/prepareTable.ts";
import type { FeatureTable } from "../features/featureTable.ts";
import { applyPipeline, type ColumnPlan, fitPipeline } from "../features/pipeline.ts";
import { applyRecipe, columnOf, recipeOf } from "../features/tableRecipe.ts";
import type { FlatTable } from "../ingestion/flat/flatTable.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { fitKMeans } from "../learning/kmeans/fitKMeans.ts";
import { takeRows } from "../learning/kmeans/matrix.ts";
import { createRandom } from "../random/random.ts";
import { elect, SAMPLE_ROWS, someRows, tryCounts } from "./chooseCount.ts";
import { describeClusters } from "./describeClusters.ts";
import { type GroupingModel, placeInCentres, reachOf } from "./placeRows.ts";

interface ClusterOptions {
  /** This many, whatever the vote says. */
  k?: number | undefined;
  counts?: readonly number[] | undefined;
  id?: string | undefined;
  exclude?: readonly string[] | undefined;
  seed: number;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
}

const COUNTS = [2, 3, 4, 5, 6, 7, 8];
const LEAST_ROWS = 50;
const MOST_GROUPS = 20;

class TooFewRowsError extends DomainError {
  constructor(path: string, rows: number) {
    super({
      code: "too-few-rows",
      what: `The table has ${rows} rows; groups need ${LEAST_ROWS}`,
      where: path,
      mend: "Bring a table with more rows.",
    });
  }
}

class CountError extends DomainError {
  constructor(k: number) {
    super({
      code: "group-count",
      what: `The number of groups must be a whole number from 2 to ${MOST_GROUPS}, not ${k}`,
      mend: "Choose one, or leave it out: a vote then finds it.",
      facts: { k },
    });
  }
}

class NoColumnError extends DomainError {
  constructor(path: string) {
    super({
      code: "no-feature",
      what: "No column is left to group by",
      where: path,
      mend: "Leave fewer columns out, or bring a table with numbers or categories.",
    });
  }
}

/**
 * Groups the rows of any table: numbers capped and standardised, categories one-hot, their number by the same vote as for
 * segments (chooseCount.ts), each group described by what sets it apart.
 *
 * @returns groups, largest first, the group of each row, and the model that places other rows in them
 * @throws TooFewRowsError, NoColumnError, MissingColumnError, CancelledError
 */
export async function* clusterTable(
  table: FlatTable,
  { k, counts = COUNTS, id, exclude = [], seed, threads, signal }: ClusterOptions,
): Work<{ result: TableClusters; labels: Uint8Array; model: GroupingModel }> {
  for (const name of [...exclude, ...(id === undefined ? [] : [id])]) columnOf(table, name);
  if (table.rows < LEAST_ROWS) throw new TooFewRowsError(table.path, table.rows);
  if (k !== undefined && !(Number.isInteger(k) && k >= 2 && k <= MOST_GROUPS)) throw new CountError(k);
  const aside: TableClusters["aside"] = [];
  const used = table.columns.filter((column) => {
    const { name } = column;
    const why = name === id ? "names the rows" : exclude.includes(name) ? "left out as asked" : whyUseless(column);
    if (why !== null) aside.push({ column: name, why });
    return why === null;
  });
  const recipe = recipeOf(used);
  const features = applyRecipe(recipe, table);
  if (features.columns.length === 0) throw new NoColumnError(table.path);
  const pipeline = fitPipeline(plansOf(features), features);
  const { values, rows, columns } = applyPipeline(pipeline, features);
  const matrix = { values, rows, width: columns.length };
  const sample = takeRows(matrix, someRows(rows, SAMPLE_ROWS, createRandom(seed).fork("sample")));
  const wanted = [...new Set([...counts, ...(k === undefined ? [] : [k])])].sort((a, b) => a - b);
  const candidates = yield* tryCounts(sample, wanted, seed, signal);
  const elected = elect(candidates);
  const chosen = candidates.find(({ count }) => count.k === k) ?? elected;
  yield new ProgressMeter("steps", 0).at(0, `Placing ${rows} rows in ${chosen.count.k} groups`);
  const fit = await fitKMeans(matrix, { k: chosen.count.k, seed, initial: chosen.centres, threads, signal });
  // by the rule that places other rows, so that these rows come back to where they are
  const nearest = placeInCentres(matrix, fit.centres);
  const sizes = new Uint32Array(fit.k);
  for (const label of nearest.labels) sizes[label]++;
  const order = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b);
  const place = new Uint8Array(order.length);
  for (const [at, cluster] of order.entries()) place[cluster] = at;
  const labels = nearest.labels.map((label) => place[label]);
  const reach = reachOf({ ...nearest, labels }, order.length);
  const facts = describeClusters(features, labels, order.length);
  const { points, stability, separability } = chosen.count;
  const { width } = matrix;
  return {
    labels,
    model: {
      format: 1,
      recipe,
      pipeline,
      groups: order.map((cluster, at) => ({
        id: `G${at + 1}`,
        share: sizes[cluster] / rows,
        centre: [...fit.centres.subarray(cluster * width, (cluster + 1) * width)],
        reach: reach[at],
      })),
    },
    result: {
      path: table.path,
      rows,
      k: chosen.count.k,
      chosenBy: k === undefined ? "vote" : "person",
      reason:
        k === undefined
          ? `${chosen.count.k} groups have the most points (${points.all.toFixed(2)}): refits agree at ${stability.median.toFixed(2)}, and three questions place ${(separability * 100).toFixed(0)}\u202f% of the rows.`
          : "chosen by a person",
      vote: candidates.map(({ count }) => ({
        k: count.k,
        points: count.points.all,
        stability: count.stability.median,
        silhouette: count.silhouette,
        smallestShare: count.smallestShare,
        separability: count.separability,
        ruledOut: [...count.fails],
      })),
      clusters: order.map((cluster, at) => ({
        id: `G${at + 1}`,
        rows: sizes[cluster],
        share: sizes[cluster] / rows,
        jaccard: chosen.jaccards[cluster],
        facts: facts[at],
      })),
      columns: features.columns.map(({ name }) => name),
      aside,
      seed,
    },
  };
}

function plansOf({ columns }: FeatureTable): ColumnPlan[] {
  return columns.map((column): ColumnPlan => {
    if (column.kind === "category") {
      const coding = { coding: "one-hot", minShare: 0.02, missing: "own" } as const;
      return { kind: "category", column: column.name, coding };
    }
    return {
      kind: "number",
      column: column.name,
      steps: [{ step: "impute", with: "median" }, { step: "cap", lower: 0.01, upper: 0.99 }, { step: "standardise" }],
    };
  });
}
