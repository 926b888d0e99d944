import type { Panel, Snapshot } from "../../store/panel.ts";
import { formatMonth, type Month } from "../../time/month.ts";
import type { RowFilter } from "./rowFilter.ts";

/** A test of one row of a month. */
type RowTest = (row: number) => boolean;

/**
 * Conditions on a customer's way through the months, which no column holds:
 *
 * - `customer:came` in `new`, `returned`, `stayed`: against the calendar month before, as the figures count them
 * - `customer:leaves` in `0`, `1`: absent in the calendar month after
 * - `customer:firstSeen` in months, `YYYY-MM`
 * - `customer:gained` in product ids: held, and not when the customer was last there before (or new): what revenue counts
 * - `customer:products` from `min` to `max`: how many products are held
 *
 * Next to a gap in the months nothing is known of coming and leaving, and no row matches.
 *
 * @returns null when the filter is about something else
 */
export function customerTest(panel: Panel, snapshot: Snapshot, filter: RowFilter): RowTest | null {
  const [, about] = /^customer:(\w+)$/.exec(filter.column) ?? [];
  if (about === undefined || !Object.hasOwn(TESTS, about)) return null;
  return TESTS[about as keyof typeof TESTS](panel, snapshot, filter);
}

const TESTS = {
  came: (panel: Panel, { month, customer }: Snapshot, filter: RowFilter): RowTest => {
    const before = presence(panel, month - 1);
    if (!before) return () => false;
    const wanted = new Set(filter.in ?? ["new", "returned", "stayed"]);
    const first = firstSeen(panel);
    return (row) => {
      const who = customer[row];
      return wanted.has(before[who] === 1 ? "stayed" : first[who] === month ? "new" : "returned");
    };
  },
  leaves: (panel: Panel, { month, customer }: Snapshot, filter: RowFilter): RowTest => {
    const after = presence(panel, month + 1);
    if (!after) return () => false;
    const wanted = new Set(filter.in ?? ["0", "1"]);
    return (row) => wanted.has(after[customer[row]] === 1 ? "0" : "1");
  },
  firstSeen: (panel: Panel, { customer }: Snapshot, filter: RowFilter): RowTest => {
    const wanted = new Set(filter.in ?? panel.months.map(formatMonth));
    const months = new Set(panel.months.filter((month) => wanted.has(formatMonth(month))));
    const first = firstSeen(panel);
    return (row) => months.has(first[customer[row]]);
  },
  gained: (panel: Panel, snapshot: Snapshot, filter: RowFilter): RowTest => {
    if (!panel.months.includes(snapshot.month - 1)) return () => false;
    const held = lastHeld(panel, snapshot.month);
    const { products } = panel.schema;
    const wanted = products.reduce((mask, { id }, p) => (filter.in?.includes(id) ? mask | (1 << p) : mask), 0);
    return (row) => (snapshot.holdings[row] & ~held[snapshot.customer[row]] & wanted) !== 0;
  },
  products: (_: Panel, { holdings }: Snapshot, { min = 0, max = 32 }: RowFilter): RowTest => {
    return (row) => {
      let held = 0;
      for (let mask = holdings[row]; mask !== 0; mask &= mask - 1) held++;
      return held >= min && held <= max;
    };
  },
};

/** 1 for the customers of a month; null when the panel does not have it. */
function presence(panel: Panel, month: Month): Uint8Array | null {
  if (!panel.months.includes(month)) return null;
  const there = new Uint8Array(panel.customers.size);
  for (const who of panel.snapshot(month).customer) there[who] = 1;
  return there;
}

const firstMonths = new WeakMap<Panel, Int32Array>();

/** The first month of each customer, counted once for a panel. */
function firstSeen(panel: Panel): Int32Array {
  let first = firstMonths.get(panel);
  if (!first) {
    first = new Int32Array(panel.customers.size);
    for (const month of [...panel.months].reverse())
      for (const who of panel.snapshot(month).customer) first[who] = month;
    firstMonths.set(panel, first);
  }
  return first;
}

/** What each customer held when last there before a month; nothing for one who was not. */
function lastHeld(panel: Panel, month: Month): Uint32Array {
  const held = new Uint32Array(panel.customers.size);
  for (const earlier of panel.months) {
    if (earlier >= month) break;
    const { customer, holdings } = panel.snapshot(earlier);
    for (let row = 0; row < customer.length; row++) held[customer[row]] = holdings[row];
  }
  return held;
}
