import { throwIfCancelled } from "../../errors/domainError.ts";
import { complete } from "../../jobs/progress.ts";
import { createRandom, type Random } from "../../random/random.ts";
import { lossOfMargins } from "../metrics/calibration.ts";
import { averagePrecision, rocAuc } from "../metrics/ranking.ts";
import type { BinnedMatrix } from "./binMatrix.ts";
import { chooseRows, type RowChoice } from "./chooseRows.ts";
import { compactTree } from "./compactTree.ts";
import { growTree, type Trainer, trainerOf } from "./growTree.ts";
import { addTrees, type GbdtModel } from "./tree.ts";

export interface GbdtOptions extends RowChoice {
  /** Most trees; fewer when validation says so. */
  trees?: number | undefined;
  leaves?: number | undefined;
  learningRate?: number | undefined;
  /** L2 penalty on leaf values, and least hessian of a leaf: without them rare targets lose AUC. */
  lambda?: number | undefined;
  minHessian?: number | undefined;
  minRows?: number | undefined;
  /** How many cases each row of the matrix stands for; 1 when left out. */
  weights?: Float32Array | undefined;
  /** Share of the rows, and of the columns, that each tree is grown on; 1 when left out. */
  rowShare?: number | undefined;
  columnShare?: number | undefined;
  /** By column id: 1 where the score may only rise with it, -1 where it may only fall. */
  monotone?: Readonly<Record<string, number>> | undefined;
  /** What the validation rows judge by: log loss when left out. */
  metric?: StopMetric | undefined;
  signal?: AbortSignal | undefined;
  /** Rows that say when to stop: after `patience` trees without a better metric there. */
  validation?:
    | {
        matrix: BinnedMatrix;
        target: Uint8Array;
        /** Those to judge on; all when left out. Weights are by rows judged. */
        rows?: Uint32Array | undefined;
        weights?: Float64Array | undefined;
        patience: number;
      }
    | undefined;
}

export interface GbdtFit {
  model: GbdtModel;
  rows: number;
  positives: number;
  /** The metric on the validation rows after each tree grown, less for better (ranking metrics are negated); empty without validation. */
  validationLoss: number[];
}

/**
 * Gradient boosting of a 0/1 target with log loss, on histograms, leaf by leaf (best gain first).
 *
 * Negatives that are left out are made up for by moving the base: odds are odds in the sample times its share of negatives
 * (King and Zeng 2001, prior correction). Source of the method: Friedman (2001), in the form of Ke et al. (2017, LightGBM).
 *
 * @param target 0 or 1 per row of the matrix
 * @throws OneClassError
 */
export function fitGbdt(
  matrix: BinnedMatrix,
  target: Uint8Array,
  options: GbdtOptions = {},
  trainer: Trainer = trainerOf(),
): GbdtFit {
  return complete(growGbdt(matrix, target, options, trainer));
}

/** As `fitGbdt`, handing back the number of trees after each, so that the caller can breathe. */
export function* growGbdt(
  matrix: BinnedMatrix,
  target: Uint8Array,
  options: GbdtOptions = {},
  trainer: Trainer = trainerOf(),
): Generator<number, GbdtFit, void> {
  const { trees = 100, leaves = 31, learningRate = 0.1, lambda = 1, minHessian = 1, minRows = 20 } = options;
  const { rows, rate, positives } = chooseRows(target, options);
  const weights = options.weights ? Float64Array.from(rows, (row) => options.weights?.[row] ?? 1) : null;
  const state = trainer.begin(matrix, rows, leaves, true);
  const wanted = Uint8Array.from(rows, (row) => target[row]);
  const start = logOdds(wanted, weights);
  const margins = new Float64Array(rows.length).fill(start);
  const { rowShare = 1, columnShare = 1, monotone } = options;
  const draw = createRandom(options.seed ?? 1).fork("shares");
  const every = Uint32Array.from(matrix.columns.keys());
  const directions = Int8Array.from(matrix.columns, ({ id }) => Math.sign(monotone?.[id] ?? 0));
  const rules = {
    leaves,
    learningRate,
    lambda,
    minHessian,
    minRows,
    isCategory: matrix.columns.map(({ labels }) => labels !== undefined),
    monotone: directions.some((direction) => direction !== 0) ? directions : null,
    random: null,
  };
  const correction = Math.log(rate);
  const model: GbdtModel = {
    columns: columnsOf(matrix),
    base: start + correction,
    trees: [],
  };
  const watch = options.validation ? watchMetric(options.validation, model.base, options.metric ?? "log-loss") : null;
  for (let t = 0; t < trees; t++) {
    const { pairs } = state;
    for (let i = 0; i < margins.length; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]));
      const weight = weights ? weights[i] : 1;
      pairs[2 * i] = weight * (p - wanted[i]);
      pairs[2 * i + 1] = weight * p * (1 - p);
    }
    throwIfCancelled(options.signal);
    const columns = columnShare < 1 ? drawn(matrix.columns.length, columnShare, draw) : every;
    const sample = rowShare < 1 ? Uint32Array.from(drawn(rows.length, rowShare, draw)) : null;
    const tree = growTree(state, { ...rules, columns: Uint16Array.from(columns), sample }, margins);
    if (tree.column.length === 1) break;
    model.trees.push(tree);
    if (watch?.after(model)) break;
    yield model.trees.length;
  }
  if (watch) model.trees.length = watch.bestTrees();
  return { model, rows: rows.length, positives, validationLoss: watch?.losses ?? [] };
}

/** A matrix's columns as a model keeps them. */
export function columnsOf(matrix: BinnedMatrix): GbdtModel["columns"] {
  return matrix.columns.map(({ id, edges, labels }) => ({
    id,
    edges: Array.from(edges),
    ...(labels ? { labels } : {}),
  }));
}

/** A share of the numbers 0 to n - 1, at least one, ascending. */
function drawn(n: number, share: number, random: Random): Uint32Array {
  const all = random.shuffle(Uint32Array.from({ length: n }, (_, i) => i));
  return all.subarray(0, Math.max(1, Math.round(share * n))).sort();
}

function logOdds(target: Uint8Array, weights: Float64Array | null): number {
  let positives = 0;
  let all = 0;
  for (let i = 0; i < target.length; i++) {
    const weight = weights ? weights[i] : 1;
    all += weight;
    if (target[i] === 1) positives += weight;
  }
  return Math.log(positives / (all - positives));
}

export type StopMetric = "log-loss" | "roc-auc" | "average-precision";

/** Metrics of margins, less for better. */
const METRICS: Record<StopMetric, (margins: Float64Array, target: Uint8Array, weights: Float64Array | null) => number> =
  {
    "log-loss": lossOfMargins,
    "roc-auc": (margins, target) => -rocAuc(margins, target),
    "average-precision": (margins, target) => -averagePrecision(margins, target),
  };

function watchMetric(
  { matrix, target, rows, weights, patience }: NonNullable<GbdtOptions["validation"]>,
  base: number,
  metric: StopMetric,
) {
  const margins = new Float64Array(matrix.rows).fill(base);
  const losses: number[] = [];
  const wanted = rows ? Uint8Array.from(rows, (row) => target[row]) : target;
  const lossNow = () =>
    METRICS[metric](rows ? Float64Array.from(rows, (row) => margins[row]) : margins, wanted, weights ?? null);
  // a ranking metric of equal margins is that of chance
  let best = lossNow();
  let bestTrees = 0;
  return {
    losses,
    bestTrees: () => bestTrees,
    /** Looks at the newest tree; true when it is time to stop. */
    after(model: GbdtModel): boolean {
      addTrees([compactTree(model.trees[model.trees.length - 1])], matrix, margins);
      const loss = lossNow();
      losses.push(loss);
      if (loss < best) {
        best = loss;
        bestTrees = losses.length;
      }
      return losses.length - bestTrees >= patience;
    },
  };
}
