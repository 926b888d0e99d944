import { throwIfCancelled } from "../../errors/domainError.ts";
import type { FeatureTable } from "../../features/featureTable.ts";
import { takeColumnRows } from "../../features/takeRows.ts";
import { createRandom } from "../../random/random.ts";

/** How much a metric worsens when a column is shuffled. */
export interface Importance {
  column: string;
  /** Mean and standard deviation over the shuffles. */
  drop: number;
  deviation: number;
}

/** Rows that are predicted at a time: for few rows getting ready costs more than predicting. */
const ROWS_AT_A_TIME = 50_000;

/**
 * Permutation importance: what is lost when a column's values belong to other rows. Source: Breiman (2001).
 *
 * @param predict row by row: what it says of a row must not hang on the others
 * @param metric more for better, of predictions for the table
 * @returns in the order of the table's columns
 */
export function permutationImportance(
  table: FeatureTable,
  predict: (table: FeatureTable) => Float64Array,
  metric: (scores: Float64Array) => number,
  options: {
    repeats?: number;
    seed?: number | string;
    signal?: AbortSignal;
    /** Columns to look at; all when left out. */
    only?: ReadonlySet<string>;
  } = {},
): Importance[] {
  const { repeats = 5, seed = 1, signal, only } = options;
  const whole = metric(predict(table));
  const looked = [...table.columns.entries()].filter(([, { name }]) => only?.has(name) ?? true);
  const shuffles = looked.flatMap(([c, { name }]) => {
    const random = createRandom(seed).fork(name);
    return Array.from({ length: repeats }, () => ({
      c,
      order: random.shuffle(Uint32Array.from({ length: table.rows }, (_, i) => i)),
    }));
  });
  const together = Math.max(1, Math.floor(ROWS_AT_A_TIME / table.rows));
  const drops = table.columns.map((): number[] => []);
  for (let from = 0; from < shuffles.length; from += together) {
    throwIfCancelled(signal);
    const some = shuffles.slice(from, from + together);
    const scores = predict(stacked(table, some));
    for (const [i, { c }] of some.entries()) {
      drops[c].push(whole - metric(scores.slice(i * table.rows, (i + 1) * table.rows)));
    }
  }
  return looked.map(([c, { name }]) => {
    const drop = drops[c].reduce((sum, own) => sum + own, 0) / repeats;
    const square = drops[c].reduce((sum, own) => sum + (own - drop) ** 2, 0);
    return { column: name, drop, deviation: Math.sqrt(square / repeats) };
  });
}

/** The table once for every shuffle, one below the other, each with one column in another order. */
function stacked(table: FeatureTable, shuffles: readonly { c: number; order: Uint32Array }[]): FeatureTable {
  const { rows } = table;
  const columns = table.columns.map((column, c) => {
    const order = new Uint32Array(shuffles.length * rows);
    for (const [i, own] of shuffles.entries()) {
      for (let row = 0; row < rows; row++) order[i * rows + row] = own.c === c ? own.order[row] : row;
    }
    return takeColumnRows(column, order);
  });
  return { rows: shuffles.length * rows, columns };
}
