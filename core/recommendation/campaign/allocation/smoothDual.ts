import { chargesOf, type Limit, segmentPlace } from "./prices.ts";
import type { AllocationProblem } from "./problem.ts";
import type { RowSample } from "./sampleRows.ts";

/** The smoothed dual at some prices: its value, slope and curvature. */
export interface DualPoint {
  value: number;
  gradient: Float64Array;
  /** limits x limits */
  hessian: Float64Array;
}

/** Offers that are worth less than the best by so many temperatures have no share. */
const NEGLIGIBLE = 20;

/**
 * The Lagrangian dual with each customer's maximum softened: temperature x log(1 + sum of exp(worth / temperature)). It lies
 * above the dual, is convex and has a curvature, so that Newton's method finds its least point in few steps. Source: Nesterov
 * (2005), Smooth minimization of non-smooth functions.
 *
 * @param sample customers to look at, each standing for so many like it
 */
export function smoothDual(
  problem: AllocationProblem,
  limits: readonly Limit[],
  prices: Float64Array,
  { rows, weights }: RowSample,
  temperature: number,
): DualPoint {
  const { probability, allowed, margins, channels } = problem;
  const [products, width] = [margins.length, channels.length];
  const { option: charges, segment: segmentCharges } = chargesOf(problem, limits, prices);
  const sums = new DualSums(problem, limits);
  const multipliers = Float64Array.from(channels, ({ multiplier }) => multiplier);
  const worths = new Float64Array(products * width + 1);
  const options = new Int16Array(products * width + 1);
  const cutoff = NEGLIGIBLE * temperature;
  let value = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const place = segmentPlace(problem, row);
    const charge = segmentCharges[place];
    // no offer at all is an option, worth nothing
    let count = 0;
    let best = 0;
    for (let mask = allowed[row]; mask !== 0; mask &= mask - 1) {
      const p = 31 - Math.clz32(mask & -mask);
      const chance = probability[row * products + p];
      const margin = margins[p];
      for (let o = p * width, c = 0; c < width; c++, o++) {
        const q = chance * multipliers[c];
        const worth = Math.min(q, 1) * margin - charges[o] - charge;
        if (worth < best - cutoff) continue;
        if (worth > best) best = worth;
        worths[count] = worth;
        options[count++] = o;
      }
    }
    if (count === 0) continue;
    let sum = best < cutoff ? Math.exp(-best / temperature) : 0;
    let kept = 0;
    for (let k = 0; k < count; k++) {
      if (worths[k] < best - cutoff) continue;
      const share = Math.exp((worths[k] - best) / temperature);
      sum += share;
      worths[kept] = share;
      options[kept++] = options[k];
    }
    value += weights[i] * (best + temperature * Math.log(sum));
    sums.add(place, options, worths, kept, sum, weights[i]);
  }
  return sums.point(prices, value, temperature);
}

/** Shares of offers summed over customers, from which slope and curvature follow. */
class DualSums {
  readonly #limits: readonly Limit[];
  readonly #options: number;
  /** By segment and option: sum of shares, of all customers and of those who waver between options. */
  readonly #shares: Float64Array;
  readonly #wavering: Float64Array;
  /** Sum over the wavering of the products of what they take of two limits. */
  readonly #products: Float64Array;
  /** By segment and option: what one such offer takes of each limit, less than 0 where it helps a minimum. */
  readonly #takes: Float64Array[];
  readonly #touched: Int32Array[];
  readonly #mean: Float64Array;
  readonly #taken: Int32Array;

  constructor(problem: AllocationProblem, limits: readonly Limit[]) {
    const { channels, margins, segmentCaps } = problem;
    this.#limits = limits;
    this.#options = margins.length * channels.length;
    const places = (segmentCaps.length + 1) * this.#options;
    this.#shares = new Float64Array(places);
    this.#wavering = new Float64Array(places);
    this.#products = new Float64Array(limits.length ** 2);
    this.#mean = new Float64Array(limits.length);
    this.#taken = new Int32Array(2 * limits.length);
    this.#takes = Array.from({ length: places }, (_, i) =>
      takesOf(problem, limits, Math.trunc(i / this.#options), i % this.#options),
    );
    this.#touched = this.#takes.map((takes) => Int32Array.from([...takes.keys()].filter((l) => takes[l] !== 0)));
  }

  add(segment: number, options: Int16Array, shares: Float64Array, count: number, sum: number, weight: number): void {
    const from = segment * this.#options;
    const isSure = count === 1 && shares[0] > (1 - 1e-8) * sum;
    const all = this.#shares;
    if (isSure) {
      all[from + options[0]] += weight;
      return;
    }
    const [wavering, mean, taken] = [this.#wavering, this.#mean, this.#taken];
    let size = 0;
    for (let k = 0; k < count; k++) {
      const share = shares[k] / sum;
      const place = from + options[k];
      all[place] += weight * share;
      wavering[place] += weight * share;
      const takes = this.#takes[place];
      const touched = this.#touched[place];
      for (let j = 0; j < touched.length; j++) {
        const l = touched[j];
        if (mean[l] === 0) taken[size++] = l;
        mean[l] += share * takes[l];
      }
    }
    const [products, n] = [this.#products, mean.length];
    for (let a = 0; a < size; a++) {
      const own = weight * mean[taken[a]];
      const at = taken[a] * n;
      for (let b = 0; b < size; b++) products[at + taken[b]] += own * mean[taken[b]];
    }
    for (let a = 0; a < size; a++) mean[taken[a]] = 0;
  }

  point(prices: Float64Array, worth: number, temperature: number): DualPoint {
    const n = this.#limits.length;
    const gradient = new Float64Array(n);
    const hessian = this.#products.map((product) => -product);
    for (const [place, takes] of this.#takes.entries()) {
      const [share, wavering] = [this.#shares[place], this.#wavering[place]];
      if (share === 0) continue;
      for (let a = 0; a < n; a++) {
        if (takes[a] === 0) continue;
        gradient[a] -= share * takes[a];
        for (let b = 0; b <= a; b++) hessian[a * n + b] += wavering * takes[a] * takes[b];
      }
    }
    let value = worth;
    for (const [l, { kind, amount }] of this.#limits.entries()) {
      const signed = kind === "least" ? -amount : amount;
      gradient[l] += signed;
      value += signed * prices[l];
      for (let b = 0; b <= l; b++) {
        hessian[l * n + b] /= temperature;
        hessian[b * n + l] = hessian[l * n + b];
      }
    }
    return { value, gradient, hessian };
  }
}

function takesOf(
  { channels }: AllocationProblem,
  limits: readonly Limit[],
  segment: number,
  option: number,
): Float64Array {
  const [product, channel] = [Math.trunc(option / channels.length), option % channels.length];
  return Float64Array.from(limits, ({ kind, index }) => {
    switch (kind) {
      case "size":
        return 1;
      case "budget":
        return channels[channel].costEur;
      case "channel":
        return Number(index === channel);
      case "most":
        return Number(index === product);
      case "least":
        return -Number(index === product);
      case "segment":
        return Number(index === segment);
    }
  });
}
