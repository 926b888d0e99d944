import type { Recommendation } from "../contract/recommendation.ts";
import { probabilityOf } from "../learning/metrics/calibration.ts";
import type { Panel } from "../store/panel.ts";
import type { Judged } from "./judged.ts";
import { type Offer, topFigures } from "./topOffers.ts";

/** The bank's segments as known the month before; none where the extract has none. Who has no segment is left out. */
export function rankingBySegment(
  panel: Panel,
  judged: Judged,
  ofModel: Float64Array,
  ofPopularity: Float64Array,
): Recommendation["ranking"]["bySegment"] {
  const { history, place, rows } = judged;
  const attribute = panel.schema.attributes.find(({ role, kind }) => role === "segment" && kind === "category");
  if (!attribute) return [];
  const snapshot = panel.snapshot(history.months[place - 1]);
  const { codes, labels } = snapshot.category(attribute.id);
  const codeOf = new Uint16Array(panel.customers.size);
  for (let i = 0; i < snapshot.rows; i++) codeOf[snapshot.customer[i]] = codes[i];
  const offers = bestOffers(panel, judged);
  const { products } = panel.schema;
  return labels.flatMap((segment, code) => {
    const own = offers.filter(({ row }) => codeOf[rows.customers[row]] === code);
    if (code === 0 || own.length === 0) return [];
    const sum = (of: (row: number) => number) => own.reduce((all, { row }) => all + of(row), 0);
    const buyers = sum((row) => (rows.gained[row] === 0 ? 0 : 1));
    const perBuyer = (precisions: Float64Array) => (buyers === 0 ? 0 : sum((row) => precisions[row]) / buyers);
    return [
      {
        segment,
        customers: own.length,
        ceiling: buyers / own.length,
        map7: sum((row) => ofModel[row]) / own.length,
        shareOfCeiling: perBuyer(ofModel),
        popularityShareOfCeiling: perBuyer(ofPopularity),
        top: topFigures(
          own,
          ({ product, probability }) => probability * products[product].marginEur,
          ({ row, product }) => ((rows.gained[row] >>> product) & 1) === 1,
          (p) => products[p].marginEur,
        ),
      },
    ];
  });
}

/** The product of each customer that is expected to earn most. */
function bestOffers({ schema: { products } }: Panel, { rows, margins }: Judged): Offer[] {
  return Array.from(rows.held, (held, row) => {
    const best: Offer = { row, product: 0, probability: 0 };
    let most = Number.NEGATIVE_INFINITY;
    for (const [p, { marginEur }] of products.entries()) {
      if ((held >>> p) & 1) continue;
      const probability = probabilityOf(margins[p][row]);
      if (probability * marginEur <= most) continue;
      most = probability * marginEur;
      best.product = p;
      best.probability = probability;
    }
    return best;
  });
}
