import type { ProductResult } from "../contract/recommendation.ts";
import { type History, PRESENT } from "../features/history.ts";
import { newcomers } from "./purchaseRows.ts";
import { averagePrecisions } from "./rankProducts.ts";

/** What is known of a product's newcomers. */
export type NewcomerFigures = Required<
  Pick<ProductResult, "newcomers" | "newcomersWithIt" | "newcomersExpected" | "newcomersMap7">
>;

interface JudgedNewcomers {
  customers: number;
  /** Those who came with a product. */
  buyers: number;
  /** Average precision of the one list, summed over all of them. */
  precision: number;
  byProduct: NewcomerFigures[];
}

/**
 * The customers who came new in a month: nothing is known of them before, so all get one list, by what newcomers came with before.
 *
 * @param place   of the month in the history
 * @param earlier places of the months that the list is made from
 */
export function judgeNewcomers(
  history: History,
  place: number,
  earlier: readonly number[],
  products: number,
): JudgedNewcomers {
  const rates = ratesOf(history, earlier, products);
  const held = holdingsOf(history, place);
  const precisions = averagePrecisions((p) => rates[p], products, new Uint32Array(held.length), held);
  const byProduct = Array.from({ length: products }, (_, p): NewcomerFigures => {
    const own = precisions.filter((__, i) => ((held[i] >>> p) & 1) === 1);
    return {
      newcomers: held.length,
      newcomersWithIt: own.length,
      newcomersExpected: rates[p] * held.length,
      newcomersMap7: own.length > 0 ? total(own) / own.length : null,
    };
  });
  const buyers = held.reduce((sum, mask) => (mask === 0 ? sum : sum + 1), 0);
  return { customers: held.length, buyers, precision: total(precisions), byProduct };
}

/** Share of the newcomers of some months who came with each product. */
function ratesOf(history: History, places: readonly number[], products: number): Float64Array {
  const rates = new Float64Array(products);
  let all = 0;
  for (const place of places) {
    const { customers, holders } = newcomers(history, place);
    all += customers;
    for (let p = 0; p < products; p++) rates[p] += holders[p];
  }
  return rates.map((holders) => (all > 0 ? holders / all : 0));
}

function holdingsOf({ state, holdings }: History, place: number): Uint32Array {
  const rows = Uint32Array.from(state[place].keys()).filter(
    (c) => (state[place][c] & PRESENT) !== 0 && (state[place - 1][c] & PRESENT) === 0,
  );
  return rows.map((c) => holdings[place][c]);
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
