/** Metrics of one set of scored rows. NaN where a metric is not defined. */
export interface Figures {
  auc: number;
  averagePrecision: number;
  liftTopTenth: number;
  logLoss: number;
  calibration: number;
}

export const METRICS = ["auc", "averagePrecision", "liftTopTenth", "logLoss", "calibration"] as const;

/** Scored rows in the order of falling score, so that metrics under many weights need one sort. */
export interface RankedRows {
  scores: Float64Array;
  target: Uint8Array;
  /** Row numbers, best first. */
  order: Uint32Array;
  /** Log loss by row. */
  losses: Float64Array;
}

/** @param scores probabilities; any scores will do where only ranking counts (then leave log loss and calibration alone) */
export function rankRows(scores: Float64Array, target: Uint8Array): RankedRows {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => scores[b] - scores[a] || a - b);
  const losses = scores.map((score, i) => {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, score));
    return target[i] === 1 ? -Math.log(p) : -Math.log1p(-p);
  });
  return { scores, target, order, losses };
}

/** Those of the rows that a test lets through, still in order. */
export function partOf(rows: RankedRows, isIn: (row: number) => boolean): RankedRows {
  return { ...rows, order: rows.order.filter(isIn) };
}

const TOP = 0.1;

/** Metrics of rows that count `weights[row]` times each, once without weights. */
export function figuresOf(rows: RankedRows, weights: Uint8Array | null): Figures {
  const { liftTop, ...figures } = figuresWithTop(rows, weights, TOP);
  return { ...figures, liftTopTenth: liftTop };
}

/**
 * The same with the lift of a list: the share of buyers among the best `share` of the rows over that among all. Ties are taken
 * together: AUC by Hanley and McNeil (1982), average precision as scikit-learn's; a tie across the list's border counts by its
 * share.
 */
export function figuresWithTop(
  { scores, target, order, losses }: RankedRows,
  weights: Uint8Array | null,
  share: number,
): Omit<Figures, "liftTopTenth"> & { liftTop: number } {
  let total = 0;
  let bought = 0;
  let loss = 0;
  let expected = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    const weight = weights === null ? 1 : weights[row];
    total += weight;
    bought += weight * target[row];
    loss += weight * losses[row];
    expected += weight * scores[row];
  }
  const top = share * total;
  let seen = 0;
  let found = 0;
  let area = 0;
  let precision = 0;
  let inTop = 0;
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i]];
    let tied = 0;
    let tiedBought = 0;
    for (; i < order.length && scores[order[i]] === score; i++) {
      const row = order[i];
      const weight = weights === null ? 1 : weights[row];
      tied += weight;
      tiedBought += weight * target[row];
    }
    if (tied === 0) continue;
    area += (tied - tiedBought) * (found + tiedBought / 2);
    if (seen < top) inTop += tiedBought * Math.min(1, (top - seen) / tied);
    seen += tied;
    found += tiedBought;
    precision += tiedBought * (found / seen);
  }
  return {
    auc: area / (bought * (total - bought)),
    averagePrecision: precision / bought,
    liftTop: inTop / (share * bought),
    logLoss: loss / total,
    calibration: bought / expected,
  };
}
