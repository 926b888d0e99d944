/** Shares of the customers that a capture curve is told at. */
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

/**
 * Capture curve (cumulative gains): the share of all positives among the first customers of an order.
 *
 * @param order  rows, likeliest first
 * @param target 0 or 1 by row
 * @returns nothing when there is no positive
 */
export function captureCurve(order: Uint32Array, target: Uint8Array): { customers: number; purchases: number }[] {
  const found = new Float64Array(order.length + 1);
  for (let i = 0; i < order.length; i++) found[i + 1] = found[i] + target[order[i]];
  const all = found[order.length];
  if (all === 0) return [];
  return SHARES.map((customers) => ({ customers, purchases: found[Math.round(customers * order.length)] / all }));
}
