import { type FeatureTable, labelsOf, numbersOf } from "../../features/featureTable.ts";
import { probabilityOf } from "../metrics/calibration.ts";
import { defineLearner, type FullLesson, weighed } from "./learner.ts";

interface Normal {
  kind: "normal";
  name: string;
  /** By class, 0 then 1. */
  mean: [number, number];
  variance: [number, number];
}

interface Labels {
  kind: "labels";
  name: string;
  /** Log odds that each label adds; a label that is not here adds nothing. */
  logOdds: Record<string, number>;
}

export interface NaiveBayesState {
  base: number;
  columns: (Normal | Labels)[];
}

interface NaiveBayesParameters {
  /** Share of the largest variance that is added to every variance, as scikit-learn's GaussianNB. */
  varianceSmoothing: number;
  /** Cases that every label is thought to have been seen in each class. */
  labelSmoothing: number;
}

/**
 * Naive Bayes: numbers are normal in each class, 0/1 facts and categories have rates in each class; missing values say nothing.
 * Source: Hand and Yu (2001), Idiot's Bayes.
 */
export const naiveBayes = defineLearner<NaiveBayesParameters, NaiveBayesState>({
  name: "naive-bayes",
  defaults: { varianceSmoothing: 1e-9, labelSmoothing: 1 },
  fit(lesson, { varianceSmoothing, labelSmoothing }) {
    const { positives, all } = weighed(lesson);
    const columns = lesson.table.columns.map((column) => {
      if (column.kind === "category")
        return rates(lesson, column.name, labelsOf(lesson.table, column.name), labelSmoothing);
      const { values, name } = column;
      if (isFlag(values)) {
        return rates(lesson, name, { codes: values, labels: ["0", "1"], isMissing: Number.isNaN }, labelSmoothing);
      }
      return normal(lesson, name, values);
    });
    const largest = columns.reduce(
      (most, column) => (column.kind === "normal" ? Math.max(most, column.spread) : most),
      0,
    );
    const state: NaiveBayesState = {
      base: Math.log(positives / (all - positives)),
      columns: columns.map((column) => {
        if (column.kind === "labels") return column;
        const { spread: _, ...kept } = column;
        const variance = kept.variance.map((v) => v + varianceSmoothing * largest || 1) as [number, number];
        return { ...kept, variance };
      }),
    };
    return { state, steps: 1 };
  },
  predict({ base, columns }, table) {
    const margins = new Float64Array(table.rows).fill(base);
    for (const column of columns) {
      if (column.kind === "normal") addNormal(margins, column, numbersOf(table, column.name));
      else addLabels(margins, column, table);
    }
    return margins.map(probabilityOf);
  },
});

function isFlag(values: Float64Array | Uint8Array): boolean {
  return values.every((value) => value === 0 || value === 1 || Number.isNaN(value));
}

function normal({ target, weights }: FullLesson, name: string, values: Float64Array | Uint8Array) {
  const count = [0, 0, 0];
  const mean = [0, 0, 0];
  const square = [0, 0, 0];
  // West's (1979) weighted update, of each class and of all
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value) || weights[i] === 0) continue;
    for (const k of [target[i], 2]) {
      count[k] += weights[i];
      const step = value - mean[k];
      mean[k] += (step * weights[i]) / count[k];
      square[k] += weights[i] * step * (value - mean[k]);
    }
  }
  // a class without values is like all others: its column says nothing
  const of = (k: number) => (count[k] > 0 && count[1 - k] > 0 ? k : 2);
  const variance = (k: number) => (count[k] > 0 ? square[k] / count[k] : 0);
  return {
    kind: "normal" as const,
    name,
    mean: [mean[of(0)], mean[of(1)]] as [number, number],
    variance: [variance(of(0)), variance(of(1))] as [number, number],
    spread: variance(2),
  };
}

interface Coded {
  codes: ArrayLike<number>;
  labels: readonly string[];
  isMissing?: (code: number) => boolean;
}

function rates(
  { target, weights }: FullLesson,
  name: string,
  { codes, labels, isMissing = (c) => c === 0 }: Coded,
  smoothing: number,
): Labels {
  const counts = [new Float64Array(labels.length), new Float64Array(labels.length)];
  const totals = [0, 0];
  for (let i = 0; i < target.length; i++) {
    if (isMissing(codes[i])) continue;
    counts[target[i]][codes[i]] += weights[i];
    totals[target[i]] += weights[i];
  }
  const seen = [...labels.keys()].filter((code) => counts[0][code] + counts[1][code] > 0);
  const share = (k: number, code: number) => (counts[k][code] + smoothing) / (totals[k] + smoothing * seen.length);
  const logOdds = Object.fromEntries(seen.map((code) => [labels[code], Math.log(share(1, code) / share(0, code))]));
  return { kind: "labels", name, logOdds };
}

function addNormal(margins: Float64Array, { mean, variance }: Normal, values: Float64Array | Uint8Array) {
  const shift = 0.5 * Math.log(variance[0] / variance[1]);
  for (let i = 0; i < margins.length; i++) {
    if (Number.isNaN(values[i])) continue;
    margins[i] +=
      shift + (values[i] - mean[0]) ** 2 / (2 * variance[0]) - (values[i] - mean[1]) ** 2 / (2 * variance[1]);
  }
}

function addLabels(margins: Float64Array, { name, logOdds }: Labels, table: FeatureTable) {
  const column = table.columns.find((each) => each.name === name);
  if (column?.kind === "number") {
    const { values } = column;
    for (let i = 0; i < margins.length; i++) margins[i] += logOdds[String(values[i])] ?? 0;
    return;
  }
  const { codes, labels } = labelsOf(table, name);
  const byCode = labels.map((label, code) => (code === 0 ? 0 : (logOdds[label] ?? 0)));
  for (let i = 0; i < margins.length; i++) margins[i] += byCode[codes[i]];
}
