import type { ProductEvaluation } from "../../contract/evaluation.ts";
import { applyBins, type ValueColumn } from "../../learning/gbdt/binMatrix.ts";
import { type GbdtModel, predictMargins } from "../../learning/gbdt/tree.ts";
import { averagePrecision, rocAuc } from "../../learning/metrics/ranking.ts";
import { createRandom, type Random } from "../../random/random.ts";

const NOISE = [0, 0.05, 0.1, 0.25, 0.5, 1];

/**
 * How ranking suffers when features are disturbed: numbers by normal noise of so many of their standard deviations, yes/no
 * columns by turning half that share of the rows round. Missing stays missing.
 */
export function robustnessOf(
  model: GbdtModel,
  columns: readonly ValueColumn[],
  rows: Uint32Array,
  target: Uint8Array,
  seed: string,
): NonNullable<ProductEvaluation["robustness"]> {
  const wanted = Uint8Array.from(rows, (row) => target[row]);
  const edges = edgesOf(model);
  const own = new Map(columns.map(({ id, values }) => [id, values]));
  const clean = edges.map(({ id, edges: { length } }) => cleanColumn(id, own.get(id), rows, length === 1));
  return NOISE.map((noise) => {
    const random = createRandom(seed).fork(`noise ${noise}`);
    const disturbed = clean.map((column) => disturb(column, noise, random));
    const margins = predictMargins(model, applyBins(edges, disturbed));
    return { noise, auc: rocAuc(margins, wanted), averagePrecision: averagePrecision(margins, wanted) };
  });
}

function edgesOf({ columns }: GbdtModel) {
  return columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) }));
}

/** A column of the rows asked for, with what its noise is measured by. */
interface CleanColumn extends ValueColumn {
  /** Of two values each becomes the other. */
  isFlag: boolean;
  low: number;
  high: number;
  deviation: number;
}

function cleanColumn(id: string, all: Float32Array | undefined, rows: Uint32Array, isFlag: boolean): CleanColumn {
  const values = new Float32Array(rows.length).fill(Number.NaN);
  for (let i = 0; all && i < rows.length; i++) values[i] = all[rows[i]];
  return { id, values, isFlag, ...valuesOf(values), deviation: deviationOf(values) };
}

function disturb(
  { id, values, isFlag, low, high, deviation }: CleanColumn,
  noise: number,
  random: Random,
): ValueColumn {
  if (noise === 0) return { id, values };
  const disturbed = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!isFlag) disturbed[i] = value + noise * deviation * random.normal();
    else if (Number.isNaN(value) || !random.chance(noise / 2)) disturbed[i] = value;
    else disturbed[i] = value === low ? high : low;
  }
  return { id, values: disturbed };
}

function valuesOf(values: Float32Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

function deviationOf(values: Float32Array): number {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    n++;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  return n > 0 ? Math.sqrt(squares / n) : 0;
}
