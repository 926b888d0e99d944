import { DomainError } from "../../errors/domainError.ts";
import type { Panel } from "../../store/panel.ts";
import type { Month } from "../../time/month.ts";

/** Who may be offered what, by what is known at the end of a month. */
export interface Eligibility {
  /** By dense customer: 1 = never contacted because dead (in any month so far) or suppressed. */
  deceased: Uint8Array;
  suppressed: Uint8Array;
  /**
   * Bit p = product p may be offered, by dense customer: not held, no credit to minors, among the products of the campaign,
   * and not held before where only a first holding is a sale.
   */
  allowed: Uint32Array;
  /** Offers that were barred, for customers of the month: because the product is held or was, because it is credit. */
  barredOffers: { held: number; heldBefore: number; creditToMinors: number };
}

/** Credit is for adults; an unknown age is no proof of one. */
const ADULT = 18;

class UnknownProductError extends DomainError {
  constructor(id: string, known: readonly string[]) {
    super({
      code: "unknown-product",
      what: `There is no product ${id}`,
      mend: `Choose from ${known.join(", ")}.`,
      facts: { id, known },
    });
  }
}

/**
 * @param suppressed dense customers on the suppression list
 * @param offered ids of the products to offer; all when null
 * @throws UnknownProductError
 */
export function eligibility(
  panel: Panel,
  month: Month,
  suppressed: ArrayLike<number>,
  offered: readonly string[] | null,
): Eligibility {
  const { schema, customers } = panel;
  const ids = schema.products.map(({ id }) => id);
  const unknown = offered?.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UnknownProductError(unknown, ids);
  const mask = (isIn: (p: number) => boolean) =>
    ids.reduce((bits, _, p) => (isIn(p) ? bits | (1 << p) : bits), 0) >>> 0;
  const inCampaign = mask((p) => offered === null || offered.includes(ids[p]));
  const credit = mask((p) => schema.products[p].credit) & inCampaign;
  // realised margins are of first holdings: to open a product again is no sale and earns nothing
  const onceOnly = mask((p) => schema.products[p].marginSource === "sales") & inCampaign;
  const dead = new Uint8Array(customers.size);
  const everHeld = new Uint32Array(customers.size);
  const died = schema.attributes.find(({ role, kind }) => role === "deceased" && kind === "flag");
  for (const each of panel.months) {
    if (each > month) break;
    const snapshot = panel.snapshot(each);
    for (let i = 0; i < snapshot.rows; i++) everHeld[snapshot.customer[i]] |= snapshot.holdings[i];
    if (!died) continue;
    const flags = snapshot.flag(died.id);
    for (let i = 0; i < flags.length; i++) if (flags[i] === 1) dead[snapshot.customer[i]] = 1;
  }
  const unwanted = new Uint8Array(customers.size);
  for (let i = 0; i < suppressed.length; i++) unwanted[suppressed[i]] = 1;
  const snapshot = panel.snapshot(month);
  const age = schema.attributes.find(({ role, kind }) => role === "age" && kind === "number");
  const ages = age ? snapshot.number(age.id) : null;
  const allowed = new Uint32Array(customers.size);
  const barredOffers = { held: 0, heldBefore: 0, creditToMinors: 0 };
  for (let i = 0; i < snapshot.rows; i++) {
    const before = onceOnly & everHeld[snapshot.customer[i]] & ~snapshot.holdings[i];
    const free = inCampaign & ~snapshot.holdings[i] & ~before;
    barredOffers.heldBefore += bits(before);
    const isAdult = ages !== null && ages[i] >= ADULT;
    barredOffers.held += bits(inCampaign & snapshot.holdings[i]);
    if (!isAdult) barredOffers.creditToMinors += bits(free & credit);
    allowed[snapshot.customer[i]] = isAdult ? free : free & ~credit;
  }
  return { deceased: dead, suppressed: unwanted, allowed, barredOffers };
}

function bits(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
}
