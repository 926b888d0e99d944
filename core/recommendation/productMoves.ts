import { type History, PRESENT } from "../features/history.ts";

/**
 * When each product was got and given up, customer by customer, as far back as the history goes: what is remembered of a customer
 * beyond the lags. Followed month by month.
 *
 * A gap (a month that the panel lacks, or an absence) says nothing about moves: what changed over it counts neither way.
 */
export class ProductMoves {
  readonly #history: History;
  /** By product and customer: 1 + place of the last and the second-last month in which it was got, and was gone; 0 = never. */
  readonly gained: readonly Uint16Array[];
  readonly gainedBefore: readonly Uint16Array[];
  readonly lost: readonly Uint16Array[];
  readonly lostBefore: readonly Uint16Array[];
  /** By product and customer: how often, up to 255. */
  readonly gains: readonly Uint8Array[];
  readonly losses: readonly Uint8Array[];
  /** By customer: products held at any time, as a mask; 1 + place of the last month active, of any gain, and of any loss. */
  readonly everHeld: Uint32Array;
  readonly lastActive: Uint16Array;
  readonly lastGain: Uint16Array;
  readonly lastLoss: Uint16Array;

  constructor(history: History, products: number, customers: number) {
    this.#history = history;
    const places = () => Array.from({ length: products }, () => new Uint16Array(customers));
    const counts = () => Array.from({ length: products }, () => new Uint8Array(customers));
    this.gained = places();
    this.gainedBefore = places();
    this.lost = places();
    this.lostBefore = places();
    this.gains = counts();
    this.losses = counts();
    this.everHeld = new Uint32Array(customers);
    this.lastActive = new Uint16Array(customers);
    this.lastGain = new Uint16Array(customers);
    this.lastLoss = new Uint16Array(customers);
  }

  /** Takes in the month at `place`, the one after the month taken in last. */
  advance(place: number): void {
    const { months, state, holdings } = this.#history;
    const hasBefore = place > 0 && months[place] - months[place - 1] === 1;
    const held = holdings[place];
    for (let c = 0; c < held.length; c++) {
      if ((state[place][c] & PRESENT) === 0) continue;
      this.everHeld[c] |= held[c];
      if (state[place][c] & ~PRESENT) this.lastActive[c] = place + 1;
      if (!hasBefore || (state[place - 1][c] & PRESENT) === 0) continue;
      const before = holdings[place - 1][c];
      if (before === held[c]) continue;
      const got = held[c] & ~before;
      const gone = before & ~held[c];
      if (got !== 0) this.lastGain[c] = place + 1;
      if (gone !== 0) this.lastLoss[c] = place + 1;
      note(got, c, place, this.gained, this.gainedBefore, this.gains);
      note(gone, c, place, this.lost, this.lostBefore, this.losses);
    }
  }
}

function note(
  moved: number,
  customer: number,
  place: number,
  last: readonly Uint16Array[],
  before: readonly Uint16Array[],
  counts: readonly Uint8Array[],
): void {
  for (let mask = moved; mask !== 0; mask &= mask - 1) {
    const p = 31 - Math.clz32(mask & -mask);
    before[p][customer] = last[p][customer];
    last[p][customer] = place + 1;
    if (counts[p][customer] < 255) counts[p][customer]++;
  }
}
