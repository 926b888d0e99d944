import type { CategoryColumn, Panel, Snapshot } from "../../store/panel.ts";
import { rowTest } from "./matchRows.ts";
import type { RowFilter } from "./rowFilter.ts";

/**
 * The customers who meet every condition in the last month in which they are there, as one flag per dense customer.
 *
 * A fixed set, so that new, lost and returned keep their meaning; a person who moved counts where they live now.
 *
 * @throws UnknownColumnError
 */
export function chooseCustomers(panel: Panel, filters: readonly RowFilter[]): Uint8Array {
  const chosen = new Uint8Array(panel.customers.size);
  const decided = new Uint8Array(panel.customers.size);
  let open = panel.customers.size;
  for (const month of [...panel.months].reverse()) {
    if (open === 0) break;
    const snapshot = panel.snapshot(month);
    const tests = filters.map((filter) => rowTest(panel, snapshot, filter));
    for (let row = 0; row < snapshot.rows; row++) {
      const customer = snapshot.customer[row];
      if (decided[customer]) continue;
      decided[customer] = 1;
      open--;
      if (tests.every((test) => test(row))) chosen[customer] = 1;
    }
  }
  return chosen;
}

/** A panel of some customers, those with a flag, through all months. */
export function panelOf(panel: Panel, chosen: Uint8Array): Panel {
  return {
    ...panel,
    snapshot: (month) => filterSnapshot(panel.snapshot(month), chosen),
    sales: () => chosenSales(panel, chosen),
  };
}

function filterSnapshot(snapshot: Snapshot, chosen: Uint8Array): Snapshot {
  const kept = new Uint32Array(snapshot.rows);
  let rows = 0;
  for (let row = 0; row < snapshot.rows; row++) if (chosen[snapshot.customer[row]]) kept[rows++] = row;
  const places = kept.subarray(0, rows);
  return {
    month: snapshot.month,
    rows,
    customer: pick(snapshot.customer, places),
    holdings: pick(snapshot.holdings, places),
    category: (column): CategoryColumn => {
      const { codes, labels } = snapshot.category(column);
      return { codes: pick(codes, places), labels };
    },
    number: (column) => pick(snapshot.number(column), places),
    date: (column) => pick(snapshot.date(column), places),
    flag: (column) => pick(snapshot.flag(column), places),
  };
}

function chosenSales(panel: Panel, chosen: Uint8Array): ReturnType<Panel["sales"]> {
  const all = panel.sales();
  if (!all) return null;
  const places = all.customer.map((_, i) => i).filter((i) => chosen[all.customer[i]] === 1);
  return {
    month: pick(all.month, places),
    customer: pick(all.customer, places),
    product: pick(all.product, places),
    marginEur: pick(all.marginEur, places),
  };
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The values at places, by a loop for each width: one loop for all of them would be ten times slower. */
function pick<T extends Numbers>(values: T, places: Uint32Array): T {
  const picked = new (values.constructor as new (n: number) => T)(places.length);
  if (picked instanceof Uint8Array) pickBytes(picked, values as Uint8Array, places);
  else if (picked instanceof Uint16Array) pickShorts(picked, values as Uint16Array, places);
  else if (picked instanceof Float64Array) pickDoubles(picked, values as Float64Array, places);
  else pickWords(new Uint32Array(picked.buffer), wordsOf(values as Uint32Array | Int32Array), places);
  return picked;
}

function wordsOf({ buffer, byteOffset, length }: Uint32Array | Int32Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length);
}

function pickBytes(to: Uint8Array, from: Uint8Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) to[i] = from[places[i]];
}

function pickShorts(to: Uint16Array, from: Uint16Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) to[i] = from[places[i]];
}

function pickWords(to: Uint32Array, from: Uint32Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) to[i] = from[places[i]];
}

function pickDoubles(to: Float64Array, from: Float64Array, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) to[i] = from[places[i]];
}
