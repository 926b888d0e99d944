import { topRows } from "./nthLargest.ts";
import { type BestOptions, type Charges, segmentPlace } from "./prices.ts";
import { type AllocationProblem, NO_SEGMENT, NONE, offerValue } from "./problem.ts";
import type { Room } from "./room.ts";
import { RowHeap } from "./rowHeap.ts";

/**
 * Makes a list at the given charges. Customers who are worth most are listed, as many as there is room for; among them those
 * choose first who would lose most by their second choice, so that what runs out is missed by those who hardly mind.
 */
export function fillList(problem: AllocationProblem, charges: Charges, best: BestOptions, room: Room): void {
  const members = membersOf(problem, best, room);
  const regrets = members.map((row) => best.worth[row] - secondWorth(problem, charges, row, best.option[row]));
  const order = [...members.keys()].sort((a, b) => regrets[b] - regrets[a] || members[a] - members[b]);
  for (const i of order) {
    const row = members[i];
    if (!room.isSegmentOpen(row)) continue;
    const own = best.option[row];
    const option = room.isOpen(own) ? own : bestOpen(problem, charges, room, row).option;
    if (option !== NONE) room.take(row, option);
  }
  fillUp(problem, charges, best, room);
}

/** Customers of positive worth, best first, as many as size and segments have room for. */
function membersOf(problem: AllocationProblem, { worth, option }: BestOptions, room: Room): number[] {
  const own = worth.map((value, row) =>
    value > 0 && room.assignment[row] === NONE && offerValue(problem, row, option[row]) > 0
      ? value
      : Number.NEGATIVE_INFINITY,
  );
  const left = room.segment.slice();
  const rows = topRows(own, Math.max(1, room.size) + problem.rows * Number(left.length > 0));
  rows.sort((a, b) => own[b] - own[a] || a - b);
  const members: number[] = [];
  for (const row of rows) {
    if (members.length >= room.size) break;
    const place = problem.segment[row];
    if (place !== NO_SEGMENT && --left[place] < 0) continue;
    members.push(row);
  }
  return members;
}

/** What the next best option is worth at the charges; the very same offer apart. */
function secondWorth(problem: AllocationProblem, charges: Charges, row: number, best: number): number {
  const { allowed, channels, margins, probability } = problem;
  const width = channels.length;
  let second = Number.NEGATIVE_INFINITY;
  for (let mask = allowed[row]; mask !== 0; mask &= mask - 1) {
    const product = 31 - Math.clz32(mask & -mask);
    const chance = probability[row * margins.length + product];
    for (let c = 0; c < width; c++) {
      const option = product * width + c;
      if (option === best) continue;
      const worth = Math.min(1, chance * channels[c].multiplier) * margins[product] - charges.option[option];
      if (worth > second) second = worth;
    }
  }
  // without a second choice all is lost
  return Math.max(0, second - charges.segment[segmentPlace(problem, row)]);
}

/**
 * Takes customers in falling order of worth at the given charges, each with its best option that has room, as long as one adds
 * value. `best` gives the order to begin with.
 */
function fillUp(problem: AllocationProblem, charges: Charges, best: BestOptions, room: Room): void {
  const { allowed } = problem;
  const keys = best.worth.slice();
  const options = best.option.slice();
  const waiting: number[] = [];
  for (let row = 0; row < problem.rows; row++) {
    if (allowed[row] !== 0 && room.assignment[row] === NONE) waiting.push(row);
  }
  const heap = new RowHeap(Uint32Array.from(waiting), keys);
  let open = room.open;
  // when nothing has room any more, for want of budget say, those who still wait need not be asked
  while (!heap.isEmpty && room.size >= 1 && open.includes(1)) {
    const row = heap.top;
    if (!room.isSegmentOpen(row)) {
      heap.drop();
      continue;
    }
    const option = options[row];
    if (open[option] === 1 && offerValue(problem, row, option) > 0) {
      room.take(row, option);
      open = room.open;
      heap.drop();
      continue;
    }
    const next = bestOpen(problem, charges, room, row);
    if (next.option === NONE) heap.drop();
    else {
      options[row] = next.option;
      keys[row] = next.worth;
      heap.sink();
    }
  }
}

/** The option of a customer with room that is worth most at the charges, among those that add value. */
function bestOpen(problem: AllocationProblem, { option: charges, segment }: Charges, room: Room, row: number) {
  const width = problem.channels.length;
  const { open } = room;
  const found = { option: NONE, worth: Number.NEGATIVE_INFINITY };
  for (let mask = problem.allowed[row]; mask !== 0; mask &= mask - 1) {
    const product = 31 - Math.clz32(mask & -mask);
    for (let option = product * width; option < (product + 1) * width; option++) {
      if (open[option] === 0) continue;
      const value = offerValue(problem, row, option);
      if (value <= 0) continue;
      const worth = value + problem.channels[option % width].costEur - charges[option];
      if (worth <= found.worth) continue;
      found.option = option;
      found.worth = worth;
    }
  }
  found.worth -= segment[segmentPlace(problem, row)];
  return found;
}
