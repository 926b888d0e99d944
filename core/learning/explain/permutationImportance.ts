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

/**
 * Permutation importance: what is lost when a column's values belong to other rows. Source: Breiman (2001).
 *
 * @param metric more for better, of predictions for the table
 * @returns in the order of the table's columns
 */
export function permutationImportance(
  table: FeatureTable,
  predict: (table: FeatureTable) => Float64Array,
  metric: (scores: Float64Array) => number,
  options: { repeats?: number; seed?: number | string; signal?: AbortSignal } = {},
): Importance[] {
  const { repeats = 5, seed = 1, signal } = options;
  const whole = metric(predict(table));
  return table.columns.map((column, c) => {
    const random = createRandom(seed).fork(column.name);
    const drops = Array.from({ length: repeats }, () => {
      throwIfCancelled(signal);
      const order = random.shuffle(Uint32Array.from({ length: table.rows }, (_, i) => i));
      const columns = table.columns.with(c, takeColumnRows(column, order));
      return whole - metric(predict({ rows: table.rows, columns }));
    });
    const drop = drops.reduce((sum, own) => sum + own, 0) / repeats;
    const square = drops.reduce((sum, own) => sum + (own - drop) ** 2, 0);
    return { column: column.name, drop, deviation: Math.sqrt(square / repeats) };
  });
}
