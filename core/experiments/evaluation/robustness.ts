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
  const clean = edges.map(({ id }) => {
    const values = own.get(id);
    return { id, values: Float32Array.from(rows, (row) => values?.[row] ?? Number.NaN) };
  });
  return NOISE.map((noise) => {
    const random = createRandom(seed).fork(`noise ${noise}`);
    const disturbed = clean.map((column, c) => disturb(column, edges[c].edges.length === 1, noise, random));
    const margins = predictMargins(model, applyBins(edges, disturbed));
    return { noise, auc: rocAuc(margins, wanted), averagePrecision: averagePrecision(margins, wanted) };
  });
}

function edgesOf({ columns }: GbdtModel) {
  return columns.map(({ id, edges }) => ({ id, edges: Float32Array.from(edges) }));
}

function disturb({ id, values }: ValueColumn, isFlag: boolean, noise: number, random: Random): ValueColumn {
  if (noise === 0) return { id, values };
  if (isFlag) {
    // of two values each becomes the other
    const ends = valuesOf(values);
    const turned = (value: number) => (value === ends.low ? ends.high : ends.low);
    return { id, values: values.map((v) => (!Number.isNaN(v) && random.chance(noise / 2) ? turned(v) : v)) };
  }
  const deviation = deviationOf(values);
  return { id, values: values.map((v) => v + noise * deviation * random.normal()) };
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
