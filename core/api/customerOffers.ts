import { customerHistory } from "../analysis/rows/customerHistory.ts";
import { rowReader } from "../analysis/rows/matchRows.ts";
import type { CustomerOffers } from "../contract/desk/offers.ts";
import { DomainError } from "../errors/domainError.ts";
import { readHistory } from "../features/history.ts";
import { complete } from "../jobs/progress.ts";
import { keepTogether } from "../recommendation/boughtTogether.ts";
import { explainOffers } from "../recommendation/campaign/explainOffers.ts";
import { formatMonth } from "../time/month.ts";
import type { OpenedRecommendation } from "./campaignPlanner.ts";

class UnknownCustomerError extends DomainError {
  constructor(customer: string, month: string) {
    super({
      code: "unknown-customer",
      what: `Customer ${customer} has no row in ${month}`,
      mend: "Check the number; only customers of the last month are scored.",
      facts: { customer },
    });
  }
}

/** Everything that would be said of one customer: who it is, what it held, what it is likely to buy and why. */
export function offersOfCustomer({ result, models, scored }: OpenedRecommendation, key: string): CustomerOffers {
  const { panel, customers, probability, eligibility, month, products } = scored;
  const known = month - 1;
  const customer = key.trim();
  const index = panel.customers.indexOf(customer);
  const row = index < 0 ? -1 : customers.indexOf(index);
  if (row < 0) throw new UnknownCustomerError(customer, formatMonth(known));
  const snapshot = panel.snapshot(known);
  const place = snapshot.customer.indexOf(index);
  const cells = rowReader(panel, known)(place);
  const held = snapshot.holdings[place];
  const every = Uint8Array.from(products.keys());
  const same = new Uint32Array(products.length).fill(index);
  const reasons = complete(explainOffers(panel, readHistory(panel, known), models, same, every));
  const whyBarred = (p: number) => {
    if (eligibility.deceased[index]) return "deceased";
    if ((held >>> p) & 1) return "holds it";
    if ((eligibility.allowed[index] >>> p) & 1) return null;
    // what is left: credit to a minor, or a product whose margin is of first holdings
    const everHeld = panel.months.some((each) => each <= known && heldIn(scored.panel, each, index, p));
    return everHeld && products[p].marginSource === "sales" ? "held it before: no new sale" : "credit is for adults";
  };
  const ownChances = (p: number) => probability[row * products.length + p];
  const rank = keepTogether(ownChances, result.together, products, Uint32Array.of(held));
  const ranks = new Map(products.map(({ id }, p) => [id, rank(p, 0)]));
  const rankOf = ({ product }: { product: string }) => ranks.get(product) ?? 0;
  return {
    customer,
    month: formatMonth(known),
    scoresFor: result.scoresFor,
    attributes: panel.schema.attributes.map(({ label }, a) => ({
      label,
      value: cells[a + 1] === null ? null : String(cells[a + 1]),
    })),
    history: customerHistory(panel, index),
    offers: products
      .map(({ id, label, marginEur }, p) => ({
        product: id,
        label,
        probability: probability[row * products.length + p],
        expectedRevenueEur: probability[row * products.length + p] * marginEur,
        held: ((held >>> p) & 1) === 1,
        barred: whyBarred(p),
        reason: reasons[p],
      }))
      .sort(
        (a, b) =>
          Number(a.barred !== null) - Number(b.barred !== null) ||
          rankOf(b) - rankOf(a) ||
          b.probability - a.probability,
      ),
  };
}

function heldIn(
  panel: OpenedRecommendation["scored"]["panel"],
  month: number,
  customer: number,
  product: number,
): boolean {
  const { customer: rows, holdings } = panel.snapshot(month);
  const place = rows.indexOf(customer);
  return place >= 0 && ((holdings[place] >>> product) & 1) === 1;
}
