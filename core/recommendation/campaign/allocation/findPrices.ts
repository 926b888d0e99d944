import type { Limit } from "./prices.ts";
import type { AllocationProblem } from "./problem.ts";
import type { RowSample } from "./sampleRows.ts";
import { smoothDual } from "./smoothDual.ts";

const STEPS = 25;

/**
 * Prices of the limits at which customers, each choosing for itself, nearly keep them: the least point of the smoothed dual,
 * by Newton's method with damping, prices held at 0 or more.
 *
 * @param start prices to begin with
 * @param temperature EUR
 * @param tolerance part of a limit by which it may be missed
 */
export function findPrices(
  problem: AllocationProblem,
  limits: readonly Limit[],
  sample: RowSample,
  start: Float64Array,
  temperature: number,
  tolerance: number,
): Float64Array {
  const units = limits.map(({ kind }) => (kind === "budget" ? meanCost(problem) : 1));
  let prices = start;
  let point = smoothDual(problem, limits, prices, sample, temperature);
  let damping = 1e-6;
  for (let step = 0; step < STEPS; step++) {
    const isFree = limits.map((_, l) => prices[l] > 0 || point.gradient[l] < 0);
    if (slack(limits, prices, point.gradient, isFree) < tolerance) break;
    const move = newtonStep(point.hessian, point.gradient, isFree, damping, units, 100 * temperature);
    const next = prices.map((price, l) => Math.max(0, price + move[l]));
    const there = smoothDual(problem, limits, next, sample, temperature);
    const gain = point.value - there.value;
    if (gain < 0 || Number.isNaN(gain)) {
      damping = Math.max(damping, 1e-4) * 16;
      if (damping > 1e12) break;
      continue;
    }
    [prices, point] = [next, there];
    damping /= 8;
    if (gain <= 1e-7 * Math.abs(point.value)) break;
  }
  return prices;
}

function meanCost({ channels }: AllocationProblem): number {
  const costs = channels.map(({ costEur }) => costEur).filter((cost) => cost > 0);
  return costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length) || 1;
}

/** How far the worst limit is from being kept just so, as a part of its amount. */
function slack(
  limits: readonly Limit[],
  prices: Float64Array,
  gradient: Float64Array,
  isFree: readonly boolean[],
): number {
  let worst = 0;
  for (const [l, { amount }] of limits.entries()) {
    if (!isFree[l] || (prices[l] === 0 && gradient[l] >= 0)) continue;
    worst = Math.max(worst, Math.abs(gradient[l]) / Math.max(1, amount));
  }
  return worst;
}

/** Solves (H + damping) move = -gradient over the free prices, by Cholesky. A step is cut when a contact would cost `farthest` EUR more or less. */
function newtonStep(
  hessian: Float64Array,
  gradient: Float64Array,
  isFree: readonly boolean[],
  damping: number,
  units: readonly number[],
  farthest: number,
): Float64Array {
  const n = gradient.length;
  const free = [...isFree.keys()].filter((l) => isFree[l]);
  const size = free.length;
  const mean = free.reduce((sum, l) => sum + hessian[l * n + l], 0) / Math.max(1, size);
  const factor = new Float64Array(size * size);
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = hessian[free[i] * n + free[j]];
      if (i === j) sum += damping * (sum + mean) + 1e-9 * mean + 1e-12;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k] * factor[j * size + k];
      factor[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12 * (mean + 1))) : sum / factor[j * size + j];
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = -gradient[free[i]];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * solution[k];
    solution[i] = sum / factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i];
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i] * solution[k];
    solution[i] = sum / factor[i * size + i];
  }
  const longest = solution.reduce((most, move, i) => Math.max(most, Math.abs(move) * units[free[i]]), 0);
  const shorten = longest > farthest ? farthest / longest : 1;
  const move = new Float64Array(n);
  for (let i = 0; i < size; i++) move[free[i]] = solution[i] * shorten;
  return move;
}
