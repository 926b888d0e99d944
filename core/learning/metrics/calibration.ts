export const probabilityOf = (margin: number) => 1 / (1 + Math.exp(-margin));

/** Mean log loss of margins (log odds), without overflow; `weights` are cases by row, 1 when null. */
export function lossOfMargins(margins: Float64Array, target: Uint8Array, weights: Float64Array | null): number {
  let loss = 0;
  let all = 0;
  for (let i = 0; i < margins.length; i++) {
    const signed = target[i] === 1 ? -margins[i] : margins[i];
    const weight = weights ? weights[i] : 1;
    all += weight;
    // ln(1 + e^x)
    loss += weight * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))));
  }
  return loss / all;
}

/**
 * What to add to every margin (log odds) so that the probabilities sum to `wanted`, by Newton steps within bisection.
 *
 * @param wanted more than 0, less than the number of margins
 */
export function shiftToTotal(margins: Float64Array, wanted: number): number {
  let low = -30;
  let high = 30;
  let shift = 0;
  for (let step = 0; step < 100; step++) {
    let total = 0;
    let slope = 0;
    for (let i = 0; i < margins.length; i++) {
      const p = probabilityOf(margins[i] + shift);
      total += p;
      slope += p * (1 - p);
    }
    const gap = total - wanted;
    if (Math.abs(gap) < 1e-9 * wanted) break;
    if (gap > 0) high = shift;
    else low = shift;
    const newton = shift - gap / slope;
    shift = newton > low && newton < high ? newton : (low + high) / 2;
  }
  return shift;
}

/** Predicted against observed in groups of about equal size, by rising probability. */
export interface ReliabilityBin {
  rows: number;
  predicted: number;
  observed: number;
}

export function reliability(probabilities: Float64Array, target: Uint8Array, bins = 10): ReliabilityBin[] {
  const order = Uint32Array.from({ length: target.length }, (_, i) => i);
  order.sort((a, b) => probabilities[a] - probabilities[b] || a - b);
  return Array.from({ length: Math.min(bins, order.length) }, (_, b) => {
    const part = order.subarray(Math.floor((order.length * b) / bins), Math.floor((order.length * (b + 1)) / bins));
    let predicted = 0;
    let observed = 0;
    for (const row of part) {
      predicted += probabilities[row];
      observed += target[row];
    }
    return { rows: part.length, predicted: predicted / part.length, observed: observed / part.length };
  });
}
