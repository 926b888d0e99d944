import { ACTIVE, type History, PRESENT } from "../features/history.ts";
import { tenureMonths } from "../features/tenure.ts";
import type { ValueColumn } from "../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { Panel, Snapshot } from "../store/panel.ts";
import { isEncoded, sharesOf } from "./categoryShares.ts";
import { ProductMoves } from "./productMoves.ts";

/** Calendar months that counts look back on. */
const WINDOW = 6;
/** Category values with a column of their own: the most frequent ones in the version's first month. */
const OWN_COLUMNS = 6;

/**
 * How far back features look: `recent` at the last months and at when each product was last got or held; `full` also at every lag
 * to six months and at a year, at the last two gains and losses and their number, and at what was never had.
 */
export type Depth = "recent" | "full";

const OF_FULL_DEPTH =
  /^(held[456]|gains|losses|last-gain|second-gain|last-loss|second-loss|year-ago):|^(active(4|5|6|12)|ever-held|since-active|since-any-gain|since-any-loss)$/;

/** Whether a column is there at either depth. */
export const isRecent = (id: string): boolean => !OF_FULL_DEPTH.test(id);

/** How far back features must look for these models. */
export function depthOf(models: readonly { model: Pick<GbdtModel, "columns"> | null }[]): Depth {
  return models.every(({ model }) => model === null || model.columns.every(({ id }) => isRecent(id)))
    ? "recent"
    : "full";
}

/**
 * What is known of customers by the end of a month, as columns for a model of the next month's purchases.
 *
 * Reads a history month by month and remembers when each product was last got and last held. Every lag is a calendar month; a
 * month in which the customer was absent is missing (NaN), not zero.
 */
export class PurchaseFeatures {
  readonly #panel: Panel;
  readonly #history: History;
  /** By product: 1 + place of the month in which it was last got or held; 0 = never seen. */
  readonly #gained: Uint16Array[];
  readonly #held: Uint16Array[];
  readonly #firstSeen: Uint16Array;
  readonly #rowOf: Int32Array;
  readonly #moves: ProductMoves | null;
  #place = -1;

  constructor(panel: Panel, history: History, depth: Depth = "full") {
    const { size } = panel.customers;
    this.#panel = panel;
    this.#history = history;
    this.#gained = panel.schema.products.map(() => new Uint16Array(size));
    this.#held = panel.schema.products.map(() => new Uint16Array(size));
    this.#firstSeen = new Uint16Array(size);
    this.#rowOf = new Int32Array(size);
    this.#moves = depth === "full" ? new ProductMoves(history, panel.schema.products.length, size) : null;
  }

  /**
   * Columns of customers who have a row in the month at `place`, as known by its end, for the target month after it. They come
   * one by one, so that nobody needs to hold all of them.
   *
   * @param place in the history; calls must not go back
   */
  *columns(place: number, customers: Uint32Array): Generator<ValueColumn> {
    while (this.#place < place) this.#advance();
    const snapshot = this.#panel.snapshot(this.#history.months[place]);
    for (let i = 0; i < snapshot.rows; i++) this.#rowOf[snapshot.customer[i]] = i;
    const rows = customers.map((customer) => this.#rowOf[customer]);
    yield* this.#ofProducts(place, customers);
    yield* this.#ofBehaviour(place, customers);
    yield* this.#ofPerson(snapshot, rows);
    if (this.#moves) yield* this.#ofPast(place, customers, this.#moves);
  }

  #advance(): void {
    this.#place++;
    this.#moves?.advance(this.#place);
    const { months, state, holdings } = this.#history;
    const now = this.#place;
    const before = now > 0 && months[now] - months[now - 1] === 1 ? now - 1 : -1;
    const held = holdings[now];
    for (let c = 0; c < held.length; c++) {
      if ((state[now][c] & PRESENT) === 0) continue;
      if (this.#firstSeen[c] === 0) this.#firstSeen[c] = now + 1;
      for (let mask = held[c]; mask !== 0; mask &= mask - 1) this.#held[31 - Math.clz32(mask & -mask)][c] = now + 1;
      // what was held when first seen was got at a time unknown
      if (before < 0 || (state[before][c] & PRESENT) === 0) continue;
      for (let mask = held[c] & ~holdings[before][c]; mask !== 0; mask &= mask - 1) {
        this.#gained[31 - Math.clz32(mask & -mask)][c] = now + 1;
      }
    }
  }

  *#ofProducts(place: number, customers: Uint32Array): Generator<ValueColumn> {
    const { months, holdings } = this.#history;
    const month = months[place];
    const column = (id: string, value: (customer: number) => number) => ({ id, values: valuesOf(customers, value) });
    const window = this.#window(place);
    for (const [p, { id }] of this.#panel.schema.products.entries()) {
      const bit = 1 << p;
      const heldAt = (lag: number) =>
        this.#lagged(place, lag, (there, c) => ((holdings[there][c] & bit) === 0 ? 0 : 1));
      yield column(`held1:${id}`, (c) => ((holdings[place][c] & bit) === 0 ? 0 : 1));
      yield column(`held2:${id}`, heldAt(2));
      yield column(`held3:${id}`, heldAt(3));
      yield column(`held12:${id}`, heldAt(12));
      yield column(`months:${id}`, (c) => {
        let n = 0;
        for (const each of window) if (holdings[each][c] & bit) n++;
        return n;
      });
      yield column(`since-gain:${id}`, (c) => {
        const gained = this.#gained[p][c];
        return gained > 0 && holdings[place][c] & bit ? month - months[gained - 1] : Number.NaN;
      });
      yield column(`since-loss:${id}`, (c) => {
        const held = this.#held[p][c];
        return held > 0 && (holdings[place][c] & bit) === 0 ? month - months[held - 1] : Number.NaN;
      });
    }
  }

  *#ofBehaviour(place: number, customers: Uint32Array): Generator<ValueColumn> {
    const { months, state, holdings } = this.#history;
    const month = months[place];
    const column = (id: string, value: (customer: number) => number) => ({ id, values: valuesOf(customers, value) });
    const window = this.#window(place);
    const count = (c: number) => bits(holdings[place][c]);
    yield column("products", count);
    for (const lag of [2, 4]) {
      const then = this.#lagged(place, lag, (there, c) => bits(holdings[there][c]));
      yield column(`products-change${lag - 1}`, (c) => count(c) - then(c));
    }
    const flows = (of: (now: number, then: number) => number) => (c: number) => {
      let n = 0;
      for (let i = 0; i + 1 < window.length; i++) {
        const [now, then] = [window[i], window[i + 1]];
        if (months[now] - months[then] !== 1 || (state[now][c] & state[then][c] & PRESENT) === 0) continue;
        n += bits(of(holdings[now][c], holdings[then][c]));
      }
      return n;
    };
    yield column(
      "gains",
      flows((now, then) => now & ~then),
    );
    yield column(
      "losses",
      flows((now, then) => then & ~now),
    );
    for (const lag of [1, 2, 3])
      yield column(
        `active${lag}`,
        this.#lagged(place, lag, (there, c) => (state[there][c] & ACTIVE ? 1 : 0)),
      );
    yield column("active-share", (c) => {
      let there = 0;
      let active = 0;
      for (const each of window) {
        if (state[each][c] & PRESENT) there++;
        if (state[each][c] & ACTIVE) active++;
      }
      return active / there;
    });
    yield column("months-seen", (c) => month - months[this.#firstSeen[c] - 1] + 1);
    yield column("season", () => ((month + 1) % 12) + 1);
  }

  *#ofPast(place: number, customers: Uint32Array, moves: ProductMoves): Generator<ValueColumn> {
    const { months, state, holdings } = this.#history;
    const month = months[place];
    const column = (id: string, value: (customer: number) => number) => ({ id, values: valuesOf(customers, value) });
    const since = (noted: Uint16Array) => (c: number) => (noted[c] > 0 ? month - months[noted[c] - 1] : Number.NaN);
    for (const [p, { id }] of this.#panel.schema.products.entries()) {
      const bit = 1 << p;
      for (const lag of [4, 5, 6]) {
        yield column(
          `held${lag}:${id}`,
          this.#lagged(place, lag, (there, c) => ((holdings[there][c] & bit) === 0 ? 0 : 1)),
        );
      }
      yield column(`gains:${id}`, (c) => moves.gains[p][c]);
      yield column(`losses:${id}`, (c) => moves.losses[p][c]);
      yield column(`last-gain:${id}`, since(moves.gained[p]));
      yield column(`second-gain:${id}`, since(moves.gainedBefore[p]));
      yield column(`last-loss:${id}`, since(moves.lost[p]));
      yield column(`second-loss:${id}`, since(moves.lostBefore[p]));
      yield column(`year-ago:${id}`, this.#gainedAYearAgo(place, bit));
    }
    for (const lag of [4, 5, 6, 12])
      yield column(
        `active${lag}`,
        this.#lagged(place, lag, (there, c) => (state[there][c] & ACTIVE ? 1 : 0)),
      );
    yield column("ever-held", (c) => bits(moves.everHeld[c]));
    yield column("since-active", since(moves.lastActive));
    yield column("since-any-gain", since(moves.lastGain));
    yield column("since-any-loss", since(moves.lastLoss));
  }

  /** Whether the product was got in the target's calendar month of the year before. */
  #gainedAYearAgo(place: number, bit: number): (customer: number) => number {
    const { months, state, holdings } = this.#history;
    const then = this.#history.at(months[place] - 11);
    const before = this.#history.at(months[place] - 12);
    if (then < 0 || before < 0) return () => Number.NaN;
    return (c) => {
      if ((state[then][c] & state[before][c] & PRESENT) === 0) return Number.NaN;
      return (holdings[then][c] & ~holdings[before][c] & bit) === 0 ? 0 : 1;
    };
  }

  *#ofPerson(snapshot: Snapshot, rows: Uint32Array): Generator<ValueColumn> {
    const column = (id: string, values: ArrayLike<number>) => ({ id, values: valuesOf(rows, (row) => values[row]) });
    yield column("tenure", tenureMonths(this.#panel, snapshot));
    for (const { id, role, kind } of this.#panel.schema.attributes) {
      if (kind === "number" && (role === "age" || role === "income")) yield column(role, snapshot.number(id));
      if (kind !== "category" || !isEncoded(role)) continue;
      const category = snapshot.category(id);
      const shares = sharesOf(this.#panel.snapshot(this.#history.months[0]).category(id));
      const shareAt = (row: number) => (category.codes[row] === 0 ? Number.NaN : shares[category.codes[row]]);
      yield { id: `${role}-frequency`, values: valuesOf(rows, shareAt) };
      if (role === "region") continue;
      for (const code of mostFrequent(shares)) {
        const { codes, labels } = category;
        yield { id: `${role}=${labels[code]}`, values: valuesOf(rows, (row) => (codes[row] === code ? 1 : 0)) };
      }
    }
  }

  /** Places of the calendar months of the window that the panel has, latest first. */
  #window(place: number): number[] {
    const { months } = this.#history;
    return Array.from({ length: WINDOW }, (_, lag) => this.#history.at(months[place] - lag)).filter(
      (each) => each >= 0,
    );
  }

  /** A value of the month `lag` months before the target; NaN where the panel lacks it or the customer was absent. */
  #lagged(
    place: number,
    lag: number,
    value: (place: number, customer: number) => number,
  ): (customer: number) => number {
    const { months, state } = this.#history;
    const there = this.#history.at(months[place] - lag + 1);
    if (there < 0) return () => Number.NaN;
    return (c) => ((state[there][c] & PRESENT) === 0 ? Number.NaN : value(there, c));
  }
}

/** A plain loop: Float32Array.from goes through an iterator and takes several times as long. */
function valuesOf(keys: Uint32Array, value: (key: number) => number): Float32Array {
  const values = new Float32Array(keys.length);
  for (let i = 0; i < keys.length; i++) values[i] = value(keys[i]);
  return values;
}

function bits(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
}

function mostFrequent(shares: Float64Array): number[] {
  const codes = [...shares.keys()].filter((code) => code > 0 && shares[code] > 0);
  return codes.sort((a, b) => shares[b] - shares[a] || a - b).slice(0, OWN_COLUMNS);
}
