/**
 * Draws exactly `count` of n candidates, with odds proportional to their weights.
 *
 * Candidate i is drawn with probability p = k w / (1 + k w); the intercept k is solved (bracketed Newton on log k) so that the
 * probabilities sum to `count`, then systematic sampling takes exactly that many. So a hazard keeps its shape by customer
 * while the month's total is met to the unit. Source: Madow (1949), systematic sampling with unequal probabilities.
 *
 * @param weights relative odds, 0 or more; only the first n count
 * @param start   in (0, 1): the place of the first sampling point
 * @returns positions drawn, ascending; all candidates with weight when there are no more than `count`
 */
export function drawExactly(weights: Float64Array, n: number, count: number, start: number): Uint32Array {
  let positive = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (weights[i] > 0) {
      positive++;
      sum += weights[i];
    }
  }
  if (count <= 0 || positive === 0) return new Uint32Array(0);
  if (count >= positive) return everyPositive(weights, n, positive);
  const k = solveIntercept(weights, n, count, sum);
  const drawn = new Uint32Array(count);
  let taken = 0;
  let total = 0;
  let next = 0.05 + 0.9 * start;
  for (let i = 0; i < n && taken < count; i++) {
    const odds = k * weights[i];
    total += odds / (1 + odds);
    if (total >= next) {
      drawn[taken++] = i;
      next += 1;
    }
  }
  return taken === count ? drawn : drawn.slice(0, taken);
}

/** The probability with which `drawExactly` takes each of the first n candidates. */
export function drawChances(weights: Float64Array, n: number, count: number): Float64Array {
  let positive = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (weights[i] > 0) positive++;
    sum += weights[i];
  }
  const chances = new Float64Array(n);
  if (count <= 0 || positive === 0) return chances;
  if (count >= positive) return chances.map((_, i) => (weights[i] > 0 ? 1 : 0));
  const k = solveIntercept(weights, n, count, sum);
  return chances.map((_, i) => (k * weights[i]) / (1 + k * weights[i]));
}

function everyPositive(weights: Float64Array, n: number, positive: number): Uint32Array {
  const all = new Uint32Array(positive);
  let at = 0;
  for (let i = 0; i < n; i++) if (weights[i] > 0) all[at++] = i;
  return all;
}

function solveIntercept(weights: Float64Array, n: number, count: number, sum: number): number {
  let low = Math.log(count / sum);
  let high = Number.POSITIVE_INFINITY;
  let at = low;
  for (let step = 0; step < 100; step++) {
    const k = Math.exp(at);
    let f = 0;
    let slope = 0;
    for (let i = 0; i < n; i++) {
      const odds = k * weights[i];
      const p = odds / (1 + odds);
      f += p;
      slope += p * (1 - p);
    }
    const gap = f - count;
    // the sampling points keep 0.05 away from whole numbers, so a hundredth is close enough for an exact count
    if (Math.abs(gap) < 0.01) break;
    if (gap > 0) high = at;
    else low = at;
    let move = at - gap / Math.max(slope, 1e-12);
    if (!(move > low && move < Math.min(high, at + 4)))
      move = high === Number.POSITIVE_INFINITY ? at + 2 : (low + high) / 2;
    at = move;
  }
  return Math.exp(at);
}
