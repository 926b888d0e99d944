import { topRows } from "./nthLargest.ts";
import { type Charges, segmentPlace } from "./prices.ts";
import { type AllocationProblem, NONE, offerValue } from "./problem.ts";
import type { Room } from "./room.ts";

const PASSES = 6;
/** Changes looked at in one pass. */
const CHANGES = 20_000;

/**
 * Uses up what room the limits leave: customers get an offer, a better one or a better channel while that gains. Those come
 * first who lose least of their worth at the prices of the limits: they are the right ones for the room.
 */
export function improveList(problem: AllocationProblem, charges: Charges, room: Room): void {
  for (let pass = 0; pass < PASSES; pass++) {
    const { option, worth } = bestChanges(problem, charges, room);
    const rows = topRows(worth, CHANGES).sort((a, b) => worth[b] - worth[a] || a - b);
    let gained = false;
    for (const row of rows) if (change(problem, room, row, option[row])) gained = true;
    if (!gained) return;
  }
}

/** By row: the change that seems to have room, adds value and loses least worth at the charges. */
function bestChanges(problem: AllocationProblem, charges: Charges, room: Room) {
  const { rows, allowed, channels } = problem;
  const width = channels.length;
  const option = new Int16Array(rows).fill(NONE);
  const worth = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const isFull = room.size < 1 || channels.every(({ costEur }) => costEur > room.budgetEur + 1e-9);
  for (let row = 0; row < rows; row++) {
    const own = room.assignment[row];
    if (own === NONE && (isFull || allowed[row] === 0 || !room.isSegmentOpen(row))) continue;
    const [ownProduct, ownChannel] = own === NONE ? [NONE, NONE] : [Math.trunc(own / width), own % width];
    const budget = room.budgetEur + 1e-9 + (own === NONE ? 0 : channels[ownChannel].costEur);
    const before = own === NONE ? 0 : offerValue(problem, row, own);
    const charge = charges.segment[segmentPlace(problem, row)];
    const worthBefore = own === NONE ? 0 : before + channels[ownChannel].costEur - charges.option[own] - charge;
    const mustStay = own !== NONE && !room.isSpare(own);
    for (let mask = allowed[row]; mask !== 0; mask &= mask - 1) {
      const product = 31 - Math.clz32(mask & -mask);
      // the last of a minimum may only change its channel
      if (product !== ownProduct && (mustStay || room.most[product] < 1)) continue;
      for (let c = 0; c < width; c++) {
        const o = product * width + c;
        if (o === own || channels[c].costEur > budget || (c !== ownChannel && room.channel[c] < 1)) continue;
        const value = offerValue(problem, row, o);
        if (value <= before + 1e-12) continue;
        const change = value + channels[c].costEur - charges.option[o] - charge - worthBefore;
        if (change > worth[row]) [option[row], worth[row]] = [o, change];
      }
    }
  }
  return { option, worth };
}

function change(problem: AllocationProblem, room: Room, row: number, option: number): boolean {
  const own = room.assignment[row];
  const width = problem.channels.length;
  if (own === NONE) {
    if (!room.isSegmentOpen(row) || room.size < 1 || !room.isOpen(option)) return false;
    room.take(row, option);
    return true;
  }
  if (!room.isSpare(own) && Math.trunc(option / width) !== Math.trunc(own / width)) return false;
  room.release(row);
  const isOpen = room.isOpen(option);
  room.take(row, isOpen ? option : own);
  return isOpen;
}
