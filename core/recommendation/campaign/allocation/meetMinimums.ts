import { placeMinimums, typesOf } from "./clashes.ts";
import { topRows } from "./nthLargest.ts";
import { type BestOptions, type Charges, segmentPlace } from "./prices.ts";
import { type AllocationProblem, NONE } from "./problem.ts";
import type { Room } from "./room.ts";

/**
 * Lists as many customers of each product as its minimum asks for: those who lose least by it, compared with the best that
 * could be done with them otherwise. Where that runs into a limit, the places are shared out by a flow, which always fits.
 *
 * @param regrets of the products with a minimum
 * @param makeRoom an empty list
 */
export function meetMinimums(
  problem: AllocationProblem,
  charges: Charges,
  regrets: ReadonlyMap<number, Regrets>,
  makeRoom: () => Room,
): Room {
  const room = makeRoom();
  if (room.required === 0) return room;
  const entries = [...regrets].flatMap(([p, { worth, regret, candidates }]) =>
    candidates.map((row) => ({ p, row, regret: regret[row], worth: worth[row] })),
  );
  entries.sort((a, b) => b.regret - a.regret || b.worth - a.worth || a.row - b.row || a.p - b.p);
  for (const { p, row } of entries) offer(problem, charges, room, row, p);
  if (room.required === 0) return room;
  return byFlow(problem, charges, makeRoom(), regrets);
}

function byFlow(problem: AllocationProblem, charges: Charges, room: Room, regrets: ReadonlyMap<number, Regrets>): Room {
  const types = typesOf(problem);
  for (const { product, type, customers } of placeMinimums(problem, types)) {
    const { regret } = regrets.get(product) as Regrets;
    const rows = types.rowsOf(type).filter((row) => room.assignment[row] === NONE);
    rows.sort((a, b) => regret[b] - regret[a] || a - b);
    for (const row of rows.slice(0, customers)) offer(problem, charges, room, row, product);
  }
  return room;
}

/** Puts a customer down for a product, by the channel with room that is worth most. */
function offer(problem: AllocationProblem, charges: Charges, room: Room, row: number, product: number): void {
  if (room.lacking[product] <= 0 || room.assignment[row] !== NONE || !room.isSegmentOpen(row)) return;
  const { channels, margins, probability } = problem;
  let best = NONE;
  let worth = Number.NEGATIVE_INFINITY;
  for (const [c, { multiplier }] of channels.entries()) {
    const option = product * channels.length + c;
    if (!room.isOpen(option)) continue;
    const chance = Math.min(1, probability[row * margins.length + product] * multiplier);
    const own = chance * margins[product] - charges.option[option];
    if (own > worth) [best, worth] = [option, own];
  }
  if (best !== NONE) room.take(row, best);
}

/** By product with a minimum: what it would lose to offer it to each customer, at the charges. */
export function regretsOf(
  problem: AllocationProblem,
  charges: Charges,
  best: BestOptions,
): ReadonlyMap<number, Regrets> {
  const products = [...problem.least.keys()].filter((p) => problem.least[p] > 0);
  return new Map(products.map((p) => [p, regretsOfOne(problem, charges, best, p)]));
}

/** By row: worth of the product, and that less the worth of the best thing to do; -Infinity where it may not be offered. */
function regretsOfOne(problem: AllocationProblem, charges: Charges, best: BestOptions, product: number): Regrets {
  const { rows, allowed, margins, channels, probability } = problem;
  const from = product * channels.length;
  const worth = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const regret = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    if (((allowed[row] >>> product) & 1) === 0) continue;
    const chance = probability[row * margins.length + product];
    let own = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < channels.length; c++) {
      const each = Math.min(1, chance * channels[c].multiplier) * margins[product] - charges.option[from + c];
      if (each > own) own = each;
    }
    worth[row] = own - charges.segment[segmentPlace(problem, row)];
    regret[row] = worth[row] - Math.max(0, best.worth[row]);
  }
  return { worth, regret, candidates: topRows(regret, 4 * problem.least[product] + 1000) };
}

interface Regrets {
  worth: Float64Array;
  regret: Float64Array;
  /** Rows that lose least. */
  candidates: number[];
}
