/** A customer and the product that it would be offered. */
export interface Offer {
  row: number;
  product: number;
  probability: number;
}

/** Customers that a campaign writes to. */
export const CAMPAIGN_SIZE = 10_000;

/** What the likeliest offers come to. */
export interface TopFigures {
  /** CAMPAIGN_SIZE, or all when there are fewer. */
  customers: number;
  purchases: number;
  /** Purchases per offer over those among all offers; null without any. */
  lift: number | null;
  /** Margin of the purchases. */
  revenueEur: number;
}

/**
 * The figures of the first `CAMPAIGN_SIZE` offers by `worth`.
 *
 * @param offers one per customer
 * @param bought whether the customer bought the product offered
 */
export function topFigures(
  offers: readonly Offer[],
  worth: (offer: Offer) => number,
  bought: (offer: Offer) => boolean,
  marginOf: (product: number) => number,
): TopFigures {
  const values = Float64Array.from(offers, worth);
  const customers = Math.min(CAMPAIGN_SIZE, offers.length);
  const order = Uint32Array.from(offers.keys());
  // the order of those who all come in does not matter
  if (customers < offers.length) order.sort((a, b) => values[b] - values[a] || a - b);
  let purchases = 0;
  let revenueEur = 0;
  let all = 0;
  for (const [place, i] of order.entries()) {
    if (!bought(offers[i])) continue;
    all++;
    if (place >= customers) continue;
    purchases++;
    revenueEur += marginOf(offers[i].product);
  }
  const lift = all === 0 ? null : purchases / customers / (all / offers.length);
  return { customers, purchases, lift, revenueEur };
}
