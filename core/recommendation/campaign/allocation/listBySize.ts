import { topRows } from "./nthLargest.ts";
import type { BestOptions } from "./prices.ts";
import { type AllocationProblem, totalValue } from "./problem.ts";
import { Room } from "./room.ts";

/** The best list if nothing but its size were limited, and whether it happens to keep the other limits. */
export function listBySize(problem: AllocationProblem, free: BestOptions) {
  const worth = free.worth.map((value) => (value > 0 ? value : Number.NEGATIVE_INFINITY));
  const rows = topRows(worth, problem.size);
  if (rows.length > problem.size) rows.sort((a, b) => worth[b] - worth[a] || a - b).length = problem.size;
  const room = new Room(problem);
  for (const row of rows) room.take(row, free.option[row]);
  const isWithin =
    room.budgetEur >= -1e-9 &&
    room.required === 0 &&
    [room.channel, room.most, room.segment].every((left) => left.every((n) => n >= 0));
  const isFull = rows.length >= problem.size;
  return {
    customers: rows.length,
    assignment: room.assignment,
    valueEur: totalValue(problem, room.assignment),
    isWithin,
    /** What the last customer is worth; 0 when there was room for more. */
    leastWorth: isFull ? rows.reduce((least, row) => Math.min(least, worth[row]), Number.POSITIVE_INFINITY) : 0,
  };
}
