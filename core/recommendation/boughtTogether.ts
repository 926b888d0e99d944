import type { Product } from "../store/panel.ts";
import type { ProductScores } from "./baselines.ts";
import type { PurchaseRows } from "./purchaseRows.ts";

/** Fewer purchases than this make no rule. */
const LEAST_PURCHASES = 50;
/** Share of a product's purchases that go with the other one for it to be a rule. */
const ALWAYS = 0.98;

/** A product that is bought only by who has another one, or buys both in one month. */
export interface Together {
  product: string;
  needs: string;
  purchases: number;
  /** Share of the purchases for which it holds. */
  share: number;
}

/** Rules of that kind that the months learned from show. A product that nearly everybody holds is no condition. */
export function boughtTogether(months: readonly PurchaseRows[], products: readonly Product[]): Together[] {
  const purchases = new Float64Array(products.length);
  const holders = new Float64Array(products.length);
  const both = new Float64Array(products.length ** 2);
  let rows = 0;
  for (const { held, gained, weight } of months) {
    for (let row = 0; row < held.length; row++) {
      rows += weight[row];
      for (let mask = held[row]; mask !== 0; mask &= mask - 1) holders[lowest(mask)] += weight[row];
      for (let bought = gained[row]; bought !== 0; bought &= bought - 1) {
        const p = lowest(bought);
        purchases[p]++;
        for (let mask = held[row] | gained[row]; mask !== 0; mask &= mask - 1)
          both[p * products.length + lowest(mask)]++;
      }
    }
  }
  return products.flatMap(({ id }, p) =>
    products.flatMap((other, q) => {
      const share = both[p * products.length + q] / purchases[p];
      const isRule = p !== q && purchases[p] >= LEAST_PURCHASES && share >= ALWAYS && holders[q] < rows / 2;
      return isRule ? [{ product: id, needs: other.id, purchases: purchases[p], share }] : [];
    }),
  );
}

/**
 * Scores for a ranking that keeps to the rules: a product counts as no less likely than those that are bought only with it, unless
 * it is held already. The probabilities themselves stay as the models gave them.
 *
 * @param together rules as `boughtTogether` found them in the months learned from
 * @param held     by row, as a mask
 */
export function keepTogether(
  scores: ProductScores,
  together: readonly Pick<Together, "product" | "needs">[],
  products: readonly { id: string }[],
  held: Uint32Array,
): ProductScores {
  if (together.length === 0) return scores;
  const placeOf = new Map(products.map(({ id }, p) => [id, p]));
  // a rule about a product that these months do not have says nothing here
  const rules = together.flatMap((rule) => {
    const [product, needs] = [placeOf.get(rule.product), placeOf.get(rule.needs)];
    return product === undefined || needs === undefined ? [] : [{ product, needs }];
  });
  const dependants = products.map((_, p) => dependantsOf(p, rules));
  return (product, row) => {
    let score = scores(product, row);
    for (const p of dependants[product]) if (((held[row] >>> p) & 1) === 0) score = Math.max(score, scores(p, row));
    return score;
  };
}

/** Products that need this one, or need one that does. */
function dependantsOf(product: number, rules: readonly { product: number; needs: number }[]): number[] {
  const found = new Set([product]);
  for (const needed of found) for (const rule of rules) if (rule.needs === needed) found.add(rule.product);
  found.delete(product);
  return [...found];
}

const lowest = (mask: number) => 31 - Math.clz32(mask & -mask);
