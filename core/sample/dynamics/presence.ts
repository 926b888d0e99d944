import type { Random } from "../../random/random.ts";
import { CUSTOMERS, FIRST_SEEN, FULL_CUSTOMERS, MONTH_COUNT } from "../calibration/base.ts";
import { drawExactly } from "../exactDraw.ts";
import type { Population } from "../population.ts";
import { productBit } from "../products.ts";
import { scaleFlows } from "../scale.ts";

/** How many people come, go and come back in each month. */
export interface Flows {
  firstSeen: number[];
  left: number[];
  returned: number[];
}

/** Share of the absent who come back in an ordinary month. In July 2018 everyone ever seen is present (the totals say so). */
const RETURNING = 0.03;

/**
 * Flows at the size of `customers` that reproduce the published customers per month, scaled: people seen so far and people
 * absent are both rounded running totals, so every month's count is theirs within one.
 */
export function scaleCustomerFlows(customers: number): Flows {
  const scale = customers / FULL_CUSTOMERS;
  const firstSeen = scaleFlows(FIRST_SEEN, scale);
  const left = new Array<number>(MONTH_COUNT).fill(0);
  const returned = new Array<number>(MONTH_COUNT).fill(0);
  let seen = FIRST_SEEN[0];
  let absent = 0;
  for (let month = 1; month < MONTH_COUNT; month++) {
    seen += FIRST_SEEN[month];
    const target = Math.round((seen - CUSTOMERS[month]) * scale);
    returned[month] = target === 0 ? absent : Math.round(absent * RETURNING);
    left[month] = target - absent + returned[month];
    if (left[month] < 0) {
      returned[month] -= left[month];
      left[month] = 0;
    }
    absent = target;
  }
  return { firstSeen, left, returned };
}

/** Not in the panel yet, in it, or away. */
const UNSEEN = 0;
const PRESENT = 1;
const AWAY = 2;

/** Who is in the panel in the month just played; `advance` plays the next. */
export class Presence {
  readonly #population: Population;
  readonly #flows: Flows;
  readonly #random: Random;
  readonly #state: Uint8Array;
  readonly #weights: Float64Array;
  readonly #candidates: Uint32Array;
  #month = -1;

  constructor(population: Population, flows: Flows, random: Random) {
    this.#population = population;
    this.#flows = flows;
    this.#random = random;
    this.#state = new Uint8Array(population.size);
    this.#weights = new Float64Array(population.size);
    this.#candidates = new Uint32Array(population.size);
  }

  /** @returns the customers present in the next month, ascending */
  advance(holdings: Uint32Array, active: Uint8Array): Uint32Array {
    const month = ++this.#month;
    const { firstMonth } = this.#population;
    const state = this.#state;
    if (month > 0) {
      // drawn before anybody moves: nobody leaves and returns in one month
      const returning = this.#draw(AWAY, this.#flows.returned[month], () => 1);
      const leaving = this.#draw(PRESENT, this.#flows.left[month], (i) =>
        this.#leavingWeight(i, holdings[i], active[i]),
      );
      for (const i of returning) state[i] = PRESENT;
      for (const i of leaving) state[i] = AWAY;
    }
    let count = 0;
    for (let i = 0; i < state.length; i++) {
      if (state[i] === UNSEEN && firstMonth[i] === month) state[i] = PRESENT;
      if (state[i] === PRESENT) count++;
    }
    const present = new Uint32Array(count);
    let at = 0;
    for (let i = 0; i < state.length; i++) if (state[i] === PRESENT) present[at++] = i;
    return present;
  }

  /** A quarter of the leavers go right after their first month; the rest are inactive or hold little. */
  #leavingWeight(customer: number, held: number, active: number): number {
    if ((held & EM_ACCOUNT_P) !== 0) return 0;
    if ((held & ~EM_ACOUNT) !== 0) return 0.15;
    const { firstMonth } = this.#population;
    const base = active === 1 ? 0.35 : held === 0 ? 1.6 : 1;
    return firstMonth[customer] > 0 && firstMonth[customer] === this.#month - 1 ? base * 12 : base;
  }

  #draw(state: number, count: number, weight: (customer: number) => number): Uint32Array {
    if (count <= 0) return new Uint32Array(0);
    let n = 0;
    for (let i = 0; i < this.#state.length; i++) {
      if (this.#state[i] !== state) continue;
      this.#candidates[n] = i;
      this.#weights[n++] = weight(i);
    }
    return drawExactly(this.#weights, n, count, this.#random.float()).map((position) => this.#candidates[position]);
  }
}

const EM_ACOUNT = 1 << productBit("em_acount");
/** The two people with em_account_p hold it in every month. */
const EM_ACCOUNT_P = 1 << productBit("em_account_p");
