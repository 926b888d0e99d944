import type { Recommendation, SegmentFigures } from "../contract/recommendation.ts";
import { probabilityOf } from "../learning/metrics/calibration.ts";
import type { Panel, Product } from "../store/panel.ts";
import type { ProductScores } from "./baselines.ts";
import type { Judged } from "./judged.ts";
import type { PurchaseRows } from "./purchaseRows.ts";
import { type Offer, topFigures } from "./topOffers.ts";

/** What the figures of groups are made of; precisions are each customer's average precision of the first seven. */
export interface RankedMonth {
  products: readonly Product[];
  rows: PurchaseRows;
  ofModel: Float64Array;
  ofPopularity: Float64Array;
  /** Foretold, by product and row. */
  probability: ProductScores;
}

/** The bank's segments as known the month before; none where the extract has none. Who has no segment is left out. */
export function rankingBySegment(
  panel: Panel,
  { history, place, rows, margins }: Judged,
  ofModel: Float64Array,
  ofPopularity: Float64Array,
): Recommendation["ranking"]["bySegment"] {
  const attribute = panel.schema.attributes.find(({ role, kind }) => role === "segment" && kind === "category");
  if (!attribute) return [];
  const snapshot = panel.snapshot(history.months[place - 1]);
  const { codes, labels } = snapshot.category(attribute.id);
  const groupOf = new Int16Array(panel.customers.size).fill(-1);
  // code 0 is "no value"
  for (let i = 0; i < snapshot.rows; i++) groupOf[snapshot.customer[i]] = codes[i] - 1;
  const { products } = panel.schema;
  const probability: ProductScores = (p, row) => probabilityOf(margins[p][row]);
  return rankingByGroup({ products, rows, ofModel, ofPopularity, probability }, labels.slice(1), groupOf);
}

/**
 * How well purchases were ranked in each group of customers, and what the best offers to each came to.
 *
 * @param groupOf by dense customer: place in `groups`, -1 for none; groups without customers are left out
 */
export function rankingByGroup(month: RankedMonth, groups: readonly string[], groupOf: Int16Array): SegmentFigures[] {
  const { products, rows, ofModel, ofPopularity } = month;
  const own: Offer[][] = groups.map(() => []);
  for (const [row, customer] of rows.customers.entries()) own[groupOf[customer]]?.push(bestOffer(month, row));
  return groups.flatMap((segment, group) => {
    const offers = own[group];
    if (offers.length === 0) return [];
    const sum = (of: (row: number) => number) => offers.reduce((all, { row }) => all + of(row), 0);
    const buyers = sum((row) => (rows.gained[row] === 0 ? 0 : 1));
    const perBuyer = (precisions: Float64Array) => (buyers === 0 ? 0 : sum((row) => precisions[row]) / buyers);
    return [
      {
        segment,
        customers: offers.length,
        ceiling: buyers / offers.length,
        map7: sum((row) => ofModel[row]) / offers.length,
        shareOfCeiling: perBuyer(ofModel),
        popularityShareOfCeiling: perBuyer(ofPopularity),
        top: topFigures(
          offers,
          ({ product, probability }) => probability * products[product].marginEur,
          ({ row, product }) => ((rows.gained[row] >>> product) & 1) === 1,
          (p) => products[p].marginEur,
        ),
      },
    ];
  });
}

/** The product of a customer that is expected to earn most. */
function bestOffer({ products, rows, probability }: RankedMonth, row: number): Offer {
  const best: Offer = { row, product: 0, probability: 0 };
  let most = Number.NEGATIVE_INFINITY;
  for (const [p, { marginEur }] of products.entries()) {
    if ((rows.held[row] >>> p) & 1) continue;
    const chance = probability(p, row);
    if (chance * marginEur <= most) continue;
    most = chance * marginEur;
    best.product = p;
    best.probability = chance;
  }
  return best;
}
