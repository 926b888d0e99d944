import type { ProductEvaluation } from "../../contract/evaluation.ts";
import { binMatrix, type ValueColumn } from "../../learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../learning/gbdt/fitGbdt.ts";
import { predictMargins } from "../../learning/gbdt/tree.ts";
import { rocAuc } from "../../learning/metrics/ranking.ts";
import { figuresOf, partOf, type RankedRows } from "./rankedRows.ts";

/** Share of customers least like the month before. */
const UNLIKE = 0.1;
/** They tell any two months apart and say nothing of the customers. */
const CALENDAR = new Set(["season", "months-seen", "tenure"]);

/**
 * How much each row of a month looks like that month and not like the one before it: margins of a classifier of the two,
 * each half of the rows scored by a model of the other half.
 *
 * @param before, now the same columns of both months
 * @returns margins of the rows of `now`, and the area under the ROC curve of telling the months apart
 */
export function unlikeness(before: readonly ValueColumn[], now: readonly ValueColumn[], seed: string) {
  const earlier = new Map(before.map(({ id, values }) => [id, values]));
  const old = before[0].values.length;
  const rows = old + now[0].values.length;
  const columns = now
    .filter(({ id }) => !CALENDAR.has(id) && earlier.has(id))
    .map(({ id, values }) => {
      const both = new Float32Array(rows);
      both.set(earlier.get(id) as Float32Array);
      both.set(values, old);
      return { id, values: both };
    });
  const matrix = binMatrix(columns, { maxBins: 64 });
  const isNow = Uint8Array.from({ length: rows }, (_, row) => (row < old ? 0 : 1));
  const margins = new Float64Array(rows);
  for (const half of [0, 1]) {
    const learned = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => row % 2 === half);
    const options = { trees: 30, leaves: 8, rows: learned, minRows: 50, seed };
    const scored = predictMargins(fitGbdt(matrix, isNow, options).model, matrix);
    for (let row = 0; row < rows; row++) if (row % 2 !== half) margins[row] = scored[row];
  }
  return { margins: margins.slice(old), auc: rocAuc(margins, isNow) };
}

/** Metrics on the tenth of rows that are most unlike the month before, and on the rest. */
export function shiftOf(ranked: RankedRows, unlike: Float64Array): NonNullable<ProductEvaluation["shift"]> {
  // by place, not by value: two months that cannot be told apart tie most rows
  const leastAlike = [...ranked.order].sort((a, b) => unlike[b] - unlike[a] || a - b);
  const chosen = new Set(leastAlike.slice(0, Math.round(UNLIKE * leastAlike.length)));
  const worst = partOf(ranked, (row) => chosen.has(row));
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  const figures = figuresOf(worst, null);
  return {
    rows: worst.order.length,
    purchases: worst.order.reduce((sum, row) => sum + ranked.target[row], 0),
    auc: known(figures.auc),
    restAuc: known(
      figuresOf(
        partOf(ranked, (row) => !chosen.has(row)),
        null,
      ).auc,
    ),
    calibration: known(figures.calibration),
  };
}
