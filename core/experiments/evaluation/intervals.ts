import type { Random } from "../../random/random.ts";

/** P(Poisson(1) <= k) for k = 0 to 7. */
const POISSON = [0.367879441, 0.735758882, 0.919698603, 0.981011843, 0.996340153, 0.999405815, 0.999916759, 0.99998975];

/**
 * How often each row counts in one bootstrap replicate: Poisson with mean 1, drawn row by row, which for many rows is the
 * multinomial of the plain bootstrap. Source: Chamandy, Muralidharan, Najmi and Naidu (2012), Estimating uncertainty for massive data streams.
 */
export function drawReplicate(random: Random, weights: Uint8Array): void {
  for (let i = 0; i < weights.length; i++) {
    const u = random.float();
    let k = 0;
    while (k < POISSON.length && u >= POISSON[k]) k++;
    weights[i] = k;
  }
}

/** Fewer replicates with a defined value than this share say nothing. */
const LEAST_DEFINED = 0.9;

/** A value with the middle 95 % of its replicates; null where it is not defined. */
export function figureOf(value: number, replicates: readonly number[]) {
  const defined = replicates.filter(Number.isFinite).sort((a, b) => a - b);
  const isKnown = Number.isFinite(value) && defined.length >= LEAST_DEFINED * replicates.length && defined.length > 1;
  return {
    value: Number.isFinite(value) ? value : null,
    low: isKnown ? quantile(defined, 0.025) : null,
    high: isKnown ? quantile(defined, 0.975) : null,
  };
}

/** Of ascending values, straight between neighbours (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
}

/**
 * P(|Z| >= |z|) of a standard normal Z; relative error below 1.2e-7. Source: Press et al. (1992), Numerical Recipes, erfcc.
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  let sum = 0;
  for (const c of ERFC) sum = c + t * sum;
  return t * Math.exp(-x * x + sum);
}

const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  -1.26551223,
];

/** P values adjusted so that those below q hold at most a share q of false finds. Source: Benjamini and Hochberg (1995). */
export function adjustForTests(p: readonly number[]): number[] {
  const order = [...p.keys()].sort((a, b) => p[b] - p[a]);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (const [i, test] of order.entries()) {
    least = Math.min(least, (p[test] * p.length) / (p.length - i));
    adjusted[test] = least;
  }
  return adjusted;
}
