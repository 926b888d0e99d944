import type { Panel } from "../../store/panel.ts";
import type { Month } from "../../time/month.ts";

/** Who may be offered what, by what is known at the end of a month, whatever the limits of a campaign. */
export interface Eligibility {
  /** By dense customer: 1 = dead, in any month so far. */
  deceased: Uint8Array;
  /**
   * By dense customer: bit p = product p may be offered: not held, no credit to minors, and not held before where only a first
   * holding is a sale.
   */
  allowed: Uint32Array;
  /** Offers barred to customers of the month, by product: because it is held, or was, or because it is credit. */
  barred: { held: Float64Array; heldBefore: Float64Array; creditToMinors: Float64Array };
}

/** Credit is for adults; an unknown age is no proof of one. */
const ADULT = 18;

export function eligibility(panel: Panel, month: Month): Eligibility {
  const { schema, customers } = panel;
  const mask = (isIn: (p: number) => boolean) =>
    schema.products.reduce((bits, _, p) => (isIn(p) ? bits | (1 << p) : bits), 0) >>> 0;
  const credit = mask((p) => schema.products[p].credit);
  const all = mask(() => true);
  // realised margins are of first holdings: to open a product again is no sale and earns nothing
  const onceOnly = mask((p) => schema.products[p].marginSource === "sales");
  const deceased = new Uint8Array(customers.size);
  const everHeld = new Uint32Array(customers.size);
  const died = schema.attributes.find(({ role, kind }) => role === "deceased" && kind === "flag");
  for (const each of panel.months) {
    if (each > month) break;
    const snapshot = panel.snapshot(each);
    for (let i = 0; i < snapshot.rows; i++) everHeld[snapshot.customer[i]] |= snapshot.holdings[i];
    if (!died) continue;
    const flags = snapshot.flag(died.id);
    for (let i = 0; i < flags.length; i++) if (flags[i] === 1) deceased[snapshot.customer[i]] = 1;
  }
  const snapshot = panel.snapshot(month);
  const age = schema.attributes.find(({ role, kind }) => role === "age" && kind === "number");
  const ages = age ? snapshot.number(age.id) : null;
  const allowed = new Uint32Array(customers.size);
  const products = schema.products.length;
  const barred = {
    held: new Float64Array(products),
    heldBefore: new Float64Array(products),
    creditToMinors: new Float64Array(products),
  };
  for (let i = 0; i < snapshot.rows; i++) {
    const customer = snapshot.customer[i];
    const held = snapshot.holdings[i];
    const before = onceOnly & everHeld[customer] & ~held;
    const free = all & ~held & ~before;
    const isAdult = ages !== null && ages[i] >= ADULT;
    countBits(barred.held, held);
    countBits(barred.heldBefore, before);
    if (!isAdult) countBits(barred.creditToMinors, free & credit);
    allowed[customer] = isAdult ? free : free & ~credit;
  }
  return { deceased, allowed, barred };
}

function countBits(counts: Float64Array, mask: number): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]++;
}
