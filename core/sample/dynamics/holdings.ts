import { createRandom, type Random } from "../../random/random.ts";
import { FIRST_PURCHASES, HOLDERS, JOINERS_WITH_EM_ACOUNT } from "../calibration/holdings.ts";
import { drawChances, drawExactly } from "../exactDraw.ts";
import type { Population } from "../population.ts";
import { scaleFlows, scaleLevels } from "../scale.ts";
import { type RiskTables, riskTables } from "./riskTables.ts";

/** A first purchase; the realised margin comes later. */
export type OnSale = (customer: number, bit: number) => void;

/** What the hazards of a month look at besides the holdings: the state at the end of the month before. */
export interface Circumstances {
  /** 0..16. */
  month: number;
  /** Customers in the panel this month, ascending. */
  present: Uint32Array;
  /** By customer: age now, segment code, active in the month before. */
  age: Uint8Array;
  segment: Uint8Array;
  active: Uint8Array;
}

/** The least share of holders that cancels in a month, by product, so that recoveries do not stop all cancelling. */
const LEAST_CANCELLING: Readonly<Record<string, number>> = {
  payroll: 0.03,
  pension_plan: 0.03,
  debit_card: 0.012,
  credit_card: 0.012,
  payroll_account: 0.003,
  emc_account: 0.002,
  em_acount: 0.001,
};

/** Holdings of all customers, played month by month to the published holders and first purchases. */
export class Holdings {
  /** By customer: bit p = holds product p. Keeps its value while a customer is away. */
  readonly held: Uint32Array;
  readonly #ever: Uint32Array;
  /** Months in the present state by product and customer, since the last purchase or loss. */
  readonly #since: Map<number, Uint8Array>;
  readonly #population: Population;
  #random: Random;
  #watch: ((bit: number, pool: Pool, count: number) => void) | null = null;
  readonly #tables = riskTables();
  readonly #targets: Map<string, { holders: number[]; first: number[] }>;
  readonly #joiners: number[];
  readonly #drive = new Map<number, Float32Array>();
  readonly #pools: { holders: Pool; lapsed: Pool; fresh: Pool };

  constructor(population: Population, scale: number, random: Random) {
    const { size } = population;
    this.#population = population;
    this.#random = random;
    this.held = new Uint32Array(size);
    this.#ever = new Uint32Array(size);
    this.#since = new Map(this.#tables.map(({ bit }) => [bit, new Uint8Array(size)]));
    this.#targets = new Map(
      this.#tables.map(({ product }) => [
        product,
        {
          holders: scaleLevels(HOLDERS[product], scale),
          first: [0, ...scaleFlows(FIRST_PURCHASES[product] ?? new Array(16).fill(0), scale)],
        },
      ]),
    );
    this.#joiners = [0, ...scaleFlows(JOINERS_WITH_EM_ACOUNT, scale)];
    this.#pools = { holders: new Pool(size), lapsed: new Pool(size), fresh: new Pool(size) };
  }

  /** Plays one month; a step per product, so that a caller can pause between them. */
  *play(now: Circumstances, onSale: OnSale): Generator<void> {
    for (const tables of this.#tables) {
      if (now.month === 0) this.#start(tables, now);
      else this.#move(tables, now, onSale);
      yield;
    }
  }

  /**
   * The chance that each customer gets each product in the month to come, given all that the simulation knows by the end of the
   * month before, the hidden drive too: what the best forecaster could know. The month is played so many times, for what
   * is bought earlier in a month moves the chances of what is played later; nothing is changed by it.
   *
   * @returns by bit of a product: one chance per customer
   */
  chances(now: Circumstances, replays: number): Map<number, Float64Array> {
    const random = this.#random;
    const state = [this.held, this.#ever, ...this.#since.values()];
    const before = state.map((values) => values.slice());
    const chances = new Map(this.#tables.map(({ bit }) => [bit, new Float64Array(this.held.length)]));
    this.#watch = (bit, pool, count) => pool.addChances(count, 1 / replays, chances.get(bit) as Float64Array);
    for (let replay = 0; replay < replays; replay++) {
      this.#random = createRandom(`replay ${replay}`);
      for (const _ of this.play(now, () => {}));
      for (const [i, values] of state.entries()) values.set(before[i]);
    }
    this.#watch = null;
    this.#random = random;
    return chances;
  }

  #start(tables: RiskTables, now: Circumstances): void {
    const { fresh } = this.#pools;
    fresh.clear();
    for (const i of now.present) fresh.add(i, this.#startWeight(tables, now, i));
    const target = this.#target(tables.product).holders[0];
    const since = this.#sinceOf(tables.bit);
    for (const i of fresh.draw(target, this.#random)) {
      this.held[i] |= 1 << tables.bit;
      this.#ever[i] |= 1 << tables.bit;
      since[i] = Math.min(255, 1 + this.#random.integer(Math.max(1, Math.min(48, 1 - this.#population.entryMonth[i]))));
    }
  }

  /** The basic account is what nearly everyone of the stock has who has no other account. */
  #startWeight(tables: RiskTables, now: Circumstances, i: number): number {
    if (tables.product !== "em_acount") return this.#buyWeight(tables, now, i, START_TENURE);
    const held = this.held[i];
    if (held === 0) return 120 * (this.#population.drive[i] + 0.3);
    return tables.buyHolding[held] * 7;
  }

  #move(tables: RiskTables, now: Circumstances, onSale: OnSale): void {
    const { bit, product } = tables;
    const { holders, lapsed, fresh } = this.#pools;
    const { firstMonth, entryMonth } = this.#population;
    const since = this.#sinceOf(bit);
    const targets = this.#target(product);
    holders.clear();
    lapsed.clear();
    fresh.clear();
    let joinersHolding = 0;
    if (product === "em_acount") joinersHolding = this.#openForJoiners(tables, now, onSale);
    for (const i of now.present) {
      if (since[i] < 255) since[i]++;
      // who opened the basic account just now cannot give it up at once: a sale is a month with the flag
      if ((this.held[i] >> bit) & 1) {
        holders.add(i, firstMonth[i] === now.month ? 0 : this.#cancelWeight(tables, now, i, since[i]));
      } else if ((this.#ever[i] >> bit) & 1) lapsed.add(i, this.#returnWeight(tables, now, i, since[i]));
      else if (product === "em_acount" && firstMonth[i] === now.month) continue;
      else fresh.add(i, this.#buyWeight(tables, now, i, now.month - entryMonth[i]));
    }
    const flows = balance({
      holders: holders.size,
      target: targets.holders[now.month],
      first: Math.min(fresh.size, targets.first[now.month] - joinersHolding),
      returning: Math.round(lapsed.sum),
      lapsed: lapsed.size,
      leastCancelling: LEAST_CANCELLING[product] ?? 0,
    });
    for (const i of holders.draw(flows.cancelling, this.#random)) {
      this.held[i] &= ~(1 << bit);
      since[i] = 0;
    }
    this.#watch?.(bit, lapsed, flows.returning);
    this.#watch?.(bit, fresh, flows.first);
    for (const i of lapsed.draw(flows.returning, this.#random)) {
      this.held[i] |= 1 << bit;
      since[i] = 0;
    }
    for (const i of fresh.draw(flows.first, this.#random)) this.#buyFirst(i, bit, onSale);
  }

  /** Most people who open the basic account do so in their first month. */
  #openForJoiners(tables: RiskTables, now: Circumstances, onSale: OnSale): number {
    const { fresh } = this.#pools;
    const { firstMonth, dormant } = this.#population;
    for (const i of now.present) {
      if (firstMonth[i] !== now.month || dormant[i] === 1) continue;
      fresh.add(i, this.#buyWeight(tables, now, i, 0) / tables.buyHolding[0]);
    }
    const drawn = fresh.draw(this.#joiners[now.month], this.#random);
    for (const i of drawn) this.#buyFirst(i, tables.bit, onSale);
    fresh.clear();
    return drawn.length;
  }

  #buyFirst(customer: number, bit: number, onSale: OnSale): void {
    this.held[customer] |= 1 << bit;
    this.#ever[customer] |= 1 << bit;
    this.#sinceOf(bit)[customer] = 0;
    onSale(customer, bit);
  }

  #buyWeight(tables: RiskTables, now: Circumstances, i: number, tenure: number): number {
    const { channel, gender, dormant } = this.#population;
    const weight =
      tables.buyAge[now.age[i]] *
      tables.buySegment[now.segment[i] * 2 + now.active[i]] *
      tables.buyChannel[channel[i]] *
      tables.buyTenure[Math.max(0, Math.min(60, tenure))] *
      tables.buyHolding[this.held[i]] *
      tables.buyGender[gender[i]] *
      this.#driveOf(tables.buyDrive)[i];
    return (dormant[i] === 1 ? weight * 0.05 : weight) * this.#together(tables, i, now.month);
  }

  #returnWeight(tables: RiskTables, now: Circumstances, i: number, away: number): number {
    const together = this.#together(tables, i, now.month);
    const share = tables.returning[away] * tables.returnHolding[this.held[i]] * together;
    return Math.min(0.9, share * (now.active[i] === 1 ? 1.2 : 0.5));
  }

  #cancelWeight(tables: RiskTables, now: Circumstances, i: number, months: number): number {
    return (
      tables.cancelAge[now.age[i]] *
      tables.cancelActive[now.active[i]] *
      tables.cancelHeld[months] *
      tables.cancelHolding[this.held[i]] *
      this.#driveOf(tables.cancelDrive)[i]
    );
  }

  /** The factor for a customer who took the companion product in this month; companions are played first. */
  #together({ togetherBit, togetherFactor }: RiskTables, i: number, month: number): number {
    if (togetherBit < 0 || month === 0 || ((this.held[i] >> togetherBit) & 1) === 0) return 1;
    return this.#sinceOf(togetherBit)[i] === 0 ? togetherFactor : 1;
  }

  #driveOf(power: number): Float32Array {
    let factors = this.#drive.get(power);
    if (!factors) {
      factors = this.#population.drive.map((drive) => drive ** power);
      this.#drive.set(power, factors);
    }
    return factors;
  }

  #sinceOf(bit: number): Uint8Array {
    return this.#since.get(bit) as Uint8Array;
  }

  #target(product: string): { holders: number[]; first: number[] } {
    return this.#targets.get(product) as { holders: number[]; first: number[] };
  }
}

/** Everybody of the stock counts as long settled when the first month is set up. */
const START_TENURE = 18;

/**
 * Cancellations that take the holders from where they are to the target, given purchases; where the target rises
 * faster than purchases allow, more of the lapsed return, and only then are there more first purchases.
 */
function balance(of: {
  holders: number;
  target: number;
  first: number;
  returning: number;
  lapsed: number;
  leastCancelling: number;
}): { first: number; returning: number; cancelling: number } {
  const least = Math.round(of.holders * of.leastCancelling);
  let first = Math.max(0, of.first);
  let returning = Math.min(of.returning, of.lapsed);
  let cancelling = of.holders + first + returning - of.target;
  if (cancelling < least) {
    const more = Math.min(of.lapsed - returning, least - cancelling);
    returning += more;
    cancelling += more;
  }
  if (cancelling < 0) {
    first -= cancelling;
    cancelling = 0;
  }
  if (cancelling > of.holders) {
    const less = Math.min(returning, cancelling - of.holders);
    returning -= less;
    cancelling -= less;
    first -= cancelling - Math.min(cancelling, of.holders);
    cancelling = Math.min(cancelling, of.holders);
  }
  return { first: Math.max(0, first), returning, cancelling };
}

/** Customers with weights, refilled again and again without new memory. */
class Pool {
  size = 0;
  sum = 0;
  readonly #customers: Uint32Array;
  readonly #weights: Float64Array;

  constructor(capacity: number) {
    this.#customers = new Uint32Array(capacity);
    this.#weights = new Float64Array(capacity);
  }

  clear(): void {
    this.size = 0;
    this.sum = 0;
  }

  add(customer: number, weight: number): void {
    this.#customers[this.size] = customer;
    this.#weights[this.size++] = weight;
    this.sum += weight;
  }

  addChances(count: number, share: number, chances: Float64Array): void {
    const own = drawChances(this.#weights, this.size, count);
    for (let i = 0; i < own.length; i++) chances[this.#customers[i]] += share * own[i];
  }

  draw(count: number, random: Random): Uint32Array {
    return drawExactly(this.#weights, this.size, count, random.float()).map((position) => this.#customers[position]);
  }
}
