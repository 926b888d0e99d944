const KEPT = 12;

/** Steps and how the gradient changed by them, latest last. */
interface Pair {
  step: Float64Array;
  change: Float64Array;
  product: number;
}

/**
 * Descent directions from gradients alone: L-BFGS over a first guess of the inverse curvature. Source: Nocedal (1980).
 *
 * @param guess inverse curvature times a vector; scaled to the latest step
 */
export class QuasiNewton {
  readonly #pairs: Pair[] = [];
  readonly #guess: (vector: Float64Array) => Float64Array;

  constructor(guess: (vector: Float64Array) => Float64Array) {
    this.#guess = guess;
  }

  /** Learns from a step that was taken; one along which the gradient does not rise says nothing. */
  saw(step: Float64Array, change: Float64Array): void {
    const product = dot(step, change);
    if (product <= 1e-10 * Math.sqrt(dot(step, step) * dot(change, change))) return;
    this.#pairs.push({ step, change, product });
    if (this.#pairs.length > KEPT) this.#pairs.shift();
  }

  /** What to subtract from the coefficients. */
  direction(gradient: Float64Array): Float64Array {
    const rest = gradient.slice();
    const shares = new Float64Array(this.#pairs.length);
    for (let i = this.#pairs.length - 1; i >= 0; i--) {
      const { step, change, product } = this.#pairs[i];
      shares[i] = dot(step, rest) / product;
      addTo(rest, change, -shares[i]);
    }
    const latest = this.#pairs.at(-1);
    const scale = latest ? latest.product / dot(latest.change, this.#guess(latest.change)) : 1;
    const made = this.#guess(rest).map((value) => value * scale);
    for (const [i, { step, change, product }] of this.#pairs.entries())
      addTo(made, step, shares[i] - dot(change, made) / product);
    return made;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addTo(sum: Float64Array, vector: Float64Array, times: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += times * vector[i];
}
