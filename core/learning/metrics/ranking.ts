/** Rows in the order of falling score; equal scores in row order. */
function byFallingScore(scores: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i);
  return order.sort((a, b) => scores[b] - scores[a] || a - b);
}

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. NaN with one class only.
 * Source: Hanley and McNeil (1982).
 */
export function rocAuc(scores: Float64Array, target: Uint8Array): number {
  const order = byFallingScore(scores);
  let positives = 0;
  let above = 0;
  let area = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    let tied = 0;
    for (; end < order.length && scores[order[end]] === scores[order[i]]; end++) tied += target[order[end]];
    const tiedNegatives = end - i - tied;
    area += tiedNegatives * (above + tied / 2);
    above += tied;
    positives += tied;
    i = end;
  }
  return area / (positives * (order.length - positives));
}

/** Average precision, tied scores taken together, as scikit-learn's. NaN without positives. */
export function averagePrecision(scores: Float64Array, target: Uint8Array): number {
  const order = byFallingScore(scores);
  let found = 0;
  let total = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    let tied = 0;
    for (; end < order.length && scores[order[end]] === scores[order[i]]; end++) tied += target[order[end]];
    found += tied;
    total += (tied * found) / end;
    i = end;
  }
  return total / found;
}

/** Share of positives among the `n` highest scores, over that among all. NaN without positives. */
export function liftAt(scores: Float64Array, target: Uint8Array, n: number): number {
  const order = byFallingScore(scores).subarray(0, n);
  let found = 0;
  for (const row of order) found += target[row];
  let positives = 0;
  for (let i = 0; i < target.length; i++) positives += target[i];
  return found / order.length / (positives / target.length);
}

/** Mean log loss of probabilities, natural log; probabilities are kept 1e-15 away from 0 and 1. */
export function logLoss(probabilities: Float64Array, target: Uint8Array): number {
  let loss = 0;
  for (let i = 0; i < target.length; i++) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[i]));
    loss -= target[i] === 1 ? Math.log(p) : Math.log1p(-p);
  }
  return loss / target.length;
}

/**
 * Average precision of one customer's first `k` recommendations: as in MAP@k of the Santander product recommendation.
 *
 * @param ranked   products, best first
 * @param accepted bit mask of those that the customer took
 * @returns 0 when nothing was taken
 */
export function averagePrecisionAt(ranked: ArrayLike<number>, accepted: number, k: number): number {
  let taken = 0;
  for (let mask = accepted; mask !== 0; mask &= mask - 1) taken++;
  if (taken === 0) return 0;
  let hits = 0;
  let sum = 0;
  for (let place = 0; place < Math.min(k, ranked.length); place++) {
    if ((accepted & (1 << ranked[place])) === 0) continue;
    hits++;
    sum += hits / (place + 1);
  }
  return sum / Math.min(taken, k);
}
