import { createRandom } from "../../core/random/random.ts";

interface Compared {
  one: number;
  other: number;
  /** Of each replicate: one less the other. */
  differences: Float64Array;
}

interface Product {
  held: Uint32Array;
  gained: Uint32Array;
  bit: number;
  /** Of the one and of the other. */
  scores: readonly ((row: number) => number)[];
}

/**
 * Two rankings of the same customers compared on bootstrap samples of the customers, the same sample for both.
 *
 * @param customers average precision of each customer's first seven recommendations, by the one and by the other
 */
export function pairedReplicates(
  customers: { rows: number; precisions: readonly Float64Array[] },
  products: readonly Product[],
  replicates: number,
): Record<"MAP@7" | "mean average precision of products", Compared> {
  const { rows, precisions } = customers;
  const ranked = products.map(({ held, gained, bit, scores }) => {
    const candidates = Uint32Array.from(held.keys()).filter((row) => (held[row] & bit) === 0);
    const orders = scores.map((score) => {
      const values = Float64Array.from({ length: rows }, (_, row) => score(row));
      return candidates.slice().sort((a, b) => values[b] - values[a] || a - b);
    });
    return { orders, isBought: Uint8Array.from(gained, (mask) => (mask & bit ? 1 : 0)) };
  });
  const figures = (times: Uint16Array) => {
    const map = precisions.map((own) => own.reduce((sum, value, row) => sum + times[row] * value, 0) / rows);
    const ap = [0, 1].map(
      (which) =>
        ranked.reduce((sum, { orders, isBought }) => sum + weightedPrecision(orders[which], isBought, times), 0) /
        ranked.length,
    );
    return { map, ap };
  };
  const all = figures(new Uint16Array(rows).fill(1));
  const byMap = new Float64Array(replicates);
  const byPrecision = new Float64Array(replicates);
  for (let r = 0; r < replicates; r++) {
    const random = createRandom("paired").fork(r);
    const times = new Uint16Array(rows);
    for (let i = 0; i < rows; i++) times[random.integer(rows)]++;
    const { map, ap } = figures(times);
    byMap[r] = map[0] - map[1];
    byPrecision[r] = ap[0] - ap[1];
  }
  return {
    "MAP@7": { one: all.map[0], other: all.map[1], differences: byMap },
    "mean average precision of products": { one: all.ap[0], other: all.ap[1], differences: byPrecision },
  };
}

/** The middle 95 % of replicates. */
export function interval(differences: Float64Array): [low: number, high: number] {
  const sorted = differences.slice().sort();
  return [sorted[Math.floor(0.025 * sorted.length)], sorted[Math.ceil(0.975 * sorted.length) - 1]];
}

/** Average precision of a ranking, each row so many times; 0 when the sample has no buyer. */
function weightedPrecision(order: Uint32Array, isBought: Uint8Array, times: Uint16Array): number {
  let seen = 0;
  let found = 0;
  let sum = 0;
  for (const row of order) {
    seen += times[row];
    if (isBought[row] === 0 || times[row] === 0) continue;
    found += times[row];
    sum += (times[row] * found) / seen;
  }
  return found === 0 ? 0 : sum / found;
}
