import { type AllocationProblem, type Assignment, NO_SEGMENT, NONE } from "./problem.ts";

/** What the limits still leave room for while a list is made, and the minimums that are still to be met. */
export class Room {
  readonly #problem: AllocationProblem;
  readonly assignment: Assignment;
  size: number;
  budgetEur: number;
  readonly channel: Float64Array;
  readonly most: Float64Array;
  readonly segment: Float64Array;
  readonly #byCost: readonly number[];
  /** Budget is kept back for a full list by the cheapest channels: where its size is what limits it. */
  readonly #isFullList: boolean;
  /** Offers that each product still lacks, and all together. */
  readonly lacking: Float64Array;
  required: number;
  readonly #open: Uint8Array;
  #isOpenKnown = false;

  constructor(problem: AllocationProblem, isFullList = false) {
    this.#problem = problem;
    this.#isFullList = isFullList;
    const { channels } = problem;
    this.#byCost = [...channels.keys()].sort((a, b) => channels[a].costEur - channels[b].costEur);
    this.assignment = new Int16Array(problem.rows).fill(NONE);
    this.size = problem.size;
    this.budgetEur = problem.budgetEur;
    this.channel = Float64Array.from(problem.channels, ({ capacity }) => capacity);
    this.most = Float64Array.from(problem.most);
    this.segment = Float64Array.from(problem.segmentCaps);
    this.lacking = Float64Array.from(problem.least);
    this.required = problem.least.reduce((sum, n) => sum + n, 0);
    this.#open = new Uint8Array(problem.margins.length * channels.length);
  }

  isSegmentOpen(row: number): boolean {
    const place = this.#problem.segment[row];
    return place === NO_SEGMENT || this.segment[place] >= 1;
  }

  /** Whether one more offer of a product by a channel leaves room for the minimums. */
  isOpen(option: number): boolean {
    const { channels } = this.#problem;
    const [product, channel] = [Math.trunc(option / channels.length), option % channels.length];
    if (this.most[product] < 1 || this.channel[channel] < 1) return false;
    const required = this.required - (this.lacking[product] > 0 ? 1 : 0);
    if (this.size - 1 < required) return false;
    const left = this.budgetEur - channels[channel].costEur;
    if (left < -1e-9) return false;
    if (required > 0) {
      const rest = this.#cheapest(required, channel);
      if (!Number.isFinite(rest) || left < rest - 1e-9) return false;
    }
    if (!this.#isFullList || channel === this.#byCost[0]) return true;
    const rest = this.#cheapest(this.size - 1, channel);
    return !Number.isFinite(rest) || left >= rest - 1e-9;
  }

  /** By option: 1 where isOpen; it is the same for every row, and stays so until an offer is taken or released. */
  get open(): Uint8Array {
    if (!this.#isOpenKnown) {
      for (let option = 0; option < this.#open.length; option++) this.#open[option] = this.isOpen(option) ? 1 : 0;
      this.#isOpenKnown = true;
    }
    return this.#open;
  }

  take(row: number, option: number): void {
    this.#move(row, option, 1);
    this.assignment[row] = option;
  }

  release(row: number): void {
    this.#move(row, this.assignment[row], -1);
    this.assignment[row] = NONE;
  }

  /** Offers of a product beyond its minimum. */
  isSpare(option: number): boolean {
    return this.lacking[Math.trunc(option / this.#problem.channels.length)] < 0;
  }

  #move(row: number, option: number, by: number): void {
    this.#isOpenKnown = false;
    const { channels, segment } = this.#problem;
    const [product, channel] = [Math.trunc(option / channels.length), option % channels.length];
    const before = Math.max(0, this.lacking[product]);
    this.lacking[product] -= by;
    this.required += Math.max(0, this.lacking[product]) - before;
    this.size -= by;
    this.budgetEur -= by * channels[channel].costEur;
    this.channel[channel] -= by;
    this.most[product] -= by;
    if (segment[row] !== NO_SEGMENT) this.segment[segment[row]] -= by;
  }

  /** The least that so many contacts cost by what the channels have left, one contact by `used` taken. */
  #cheapest(contacts: number, used: number): number {
    const { channels } = this.#problem;
    let left = contacts;
    let cost = 0;
    for (const c of this.#byCost) {
      const n = Math.min(left, this.channel[c] - (c === used ? 1 : 0));
      cost += n * channels[c].costEur;
      left -= n;
      if (left === 0) break;
    }
    return left > 0 ? Number.POSITIVE_INFINITY : cost;
  }
}
