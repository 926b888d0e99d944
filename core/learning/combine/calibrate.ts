import { createRandom } from "../../random/random.ts";
import { type Coefficients, newton } from "../learners/dense/newton.ts";
import { probabilityOf } from "../metrics/calibration.ts";
import { logLoss } from "../metrics/ranking.ts";

/** What turns a learner's probability into one that comes true as often as it says: plain JSON. */
export type Calibration =
  | { kind: "none" }
  /** Platt's: log odds times slope, plus intercept. */
  | { kind: "platt"; slope: number; intercept: number }
  /** A rising line through these points; flat beyond the ends. */
  | { kind: "isotonic"; scores: number[]; rates: number[] };

/**
 * The calibration with the least log loss on held-out halves, each taught by the other half; none when it is not beaten.
 *
 * @param scores of rows that the model has not learned from
 */
export function fitCalibration(scores: Float64Array, target: Uint8Array, seed: number | string = 1): Calibration {
  const order = createRandom(seed)
    .fork("calibration")
    .shuffle(Uint32Array.from({ length: scores.length }, (_, i) => i));
  const middle = scores.length >> 1;
  const halves = [order.subarray(0, middle), order.subarray(middle)].map((rows) => ({
    scores: Float64Array.from(rows, (row) => scores[row]),
    target: Uint8Array.from(rows, (row) => target[row]),
  }));
  const isTellable = halves.every(({ target }) => target.includes(0) && target.includes(1));
  if (!isTellable) return { kind: "none" };
  const lossOf = (learn: typeof fitPlatt | typeof fitIsotonic | null) =>
    [0, 1].reduce((sum, h) => {
      const calibration: Calibration = learn ? learn(halves[h].scores, halves[h].target) : { kind: "none" };
      const other = halves[1 - h];
      return sum + logLoss(applyCalibration(calibration, other.scores), other.target) * other.target.length;
    }, 0);
  const tried = [
    { learn: null, loss: lossOf(null) },
    { learn: fitPlatt, loss: lossOf(fitPlatt) },
    { learn: fitIsotonic, loss: lossOf(fitIsotonic) },
  ];
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
  return best.learn ? best.learn(scores, target) : { kind: "none" };
}

/**
 * Logistic regression of the answers on the log odds, towards Platt's softened targets. Source: Platt (1999); Lin, Lin and
 * Weng (2007).
 */
export function fitPlatt(scores: Float64Array, target: Uint8Array): Calibration {
  const positives = target.reduce((sum, value) => sum + value, 0);
  const negatives = target.length - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  // a soft target is both classes, each with its share as weight
  const n = scores.length;
  const values = new Float32Array(2 * n);
  const weights = new Float64Array(2 * n);
  const classes = new Uint8Array(2 * n);
  for (let i = 0; i < n; i++) {
    const soft = target[i] === 1 ? high : low;
    values[i] = values[n + i] = logOdds(scores[i]);
    classes[i] = 1;
    weights[i] = soft;
    weights[n + i] = 1 - soft;
  }
  const start: Coefficients = Float64Array.of(1, 0);
  const [slope, intercept] = newton({ values, rows: 2 * n, width: 1 }, { target: classes, weights }, 0, start);
  return { kind: "platt", slope, intercept };
}

/**
 * The rising steps of least squares, by pooling adjacent violators; equal scores are one. Source: Ayer et al. (1955),
 * Zadrozny and Elkan (2002). Each step is kept by its two ends; between steps the line is straight.
 */
export function fitIsotonic(scores: Float64Array, target: Uint8Array): Calibration {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => scores[a] - scores[b] || a - b);
  const pools: { first: number; last: number; sum: number; rows: number }[] = [];
  for (const row of order) {
    const score = scores[row];
    const top = pools.at(-1);
    if (top && top.first === score && top.last === score) {
      top.sum += target[row];
      top.rows++;
    } else pools.push({ first: score, last: score, sum: target[row], rows: 1 });
  }
  const steps: typeof pools = [];
  for (const pool of pools) {
    let own = pool;
    for (let below = steps.at(-1); below && below.sum * own.rows >= own.sum * below.rows; below = steps.at(-1)) {
      own = { first: below.first, last: own.last, sum: below.sum + own.sum, rows: below.rows + own.rows };
      steps.pop();
    }
    steps.push(own);
  }
  const calibration = { kind: "isotonic" as const, scores: [] as number[], rates: [] as number[] };
  for (const { first, last, sum, rows } of steps) {
    for (const score of first === last ? [first] : [first, last]) {
      calibration.scores.push(score);
      calibration.rates.push(sum / rows);
    }
  }
  return calibration;
}

/** Calibrated probabilities, in the order of the scores. */
export function applyCalibration(calibration: Calibration, scores: Float64Array): Float64Array {
  if (calibration.kind === "none") return scores;
  if (calibration.kind === "platt") {
    const { slope, intercept } = calibration;
    return scores.map((score) => probabilityOf(slope * logOdds(score) + intercept));
  }
  const { scores: points, rates } = calibration;
  return scores.map((score) => lineAt(points, rates, score));
}

function lineAt(points: readonly number[], rates: readonly number[], score: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle] < score) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return rates[0];
  if (low === points.length) return rates[low - 1];
  const share = (score - points[low - 1]) / (points[low] - points[low - 1]);
  return rates[low - 1] + share * (rates[low] - rates[low - 1]);
}

function logOdds(probability: number): number {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return Math.log(p / (1 - p));
}
