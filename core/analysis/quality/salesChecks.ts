import type { Panel, SalesRows, Snapshot } from "../../store/panel.ts";
import type { Check } from "./check.ts";

/**
 * The rule between sales and holdings: a sale is the first month in which the customer holds the product, and each such
 * month after the panel's first has one sale. Products that are never sold on their own are left out of the second half.
 *
 * None without a sales table.
 */
export function salesChecks(panel: Panel): Check[] {
  const sales = panel.sales();
  if (!sales) return [];
  const ranges = rangesByMonth(sales);
  let soldMask = 0;
  for (let i = 0; i < sales.product.length; i++) soldMask |= 1 << sales.product[i];
  return [salesAreFirstHoldings(panel, sales, ranges), firstHoldingsAreSold(panel, sales, ranges, soldMask)];
}

type Ranges = ReadonlyMap<number, readonly [from: number, to: number]>;

/** Sales are sorted by month: where each month's begin and end. */
function rangesByMonth({ month }: SalesRows): Ranges {
  const ranges = new Map<number, readonly [number, number]>();
  for (let from = 0; from < month.length; ) {
    let to = from;
    while (to < month.length && month[to] === month[from]) to++;
    ranges.set(month[from], [from, to]);
    from = to;
  }
  return ranges;
}

/** By customer: what is sold in the month, as a mask. */
function soldIn(sales: SalesRows, [from, to]: readonly [number, number], sold: Uint32Array): void {
  for (let i = from; i < to; i++) sold[sales.customer[i]] |= 1 << sales.product[i];
}

const NONE = [0, 0] as const;

function salesAreFirstHoldings(panel: Panel, sales: SalesRows, ranges: Ranges): Check {
  const everHeld = new Uint32Array(panel.customers.size);
  return {
    id: "sale-is-first-holding",
    rule: "A sale is the first month in which the customer holds the product",
    columns: ["sales"],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const range = ranges.get(snapshot.month) ?? NONE;
      const rowOf = rowsByCustomer(snapshot, panel.customers.size);
      const soldNow = new Uint32Array(panel.customers.size);
      let broken = 0;
      for (let i = range[0]; i < range[1]; i++) {
        const customer = sales.customer[i];
        const bit = 1 << sales.product[i];
        const row = rowOf[customer];
        const isHeld = row >= 0 && (snapshot.holdings[row] & bit) !== 0;
        const isFirst = (everHeld[customer] & bit) === 0 && (soldNow[customer] & bit) === 0;
        soldNow[customer] |= bit;
        if (isHeld && isFirst) continue;
        broken++;
        if (row >= 0) marks[row] = 1;
      }
      remember(snapshot, everHeld);
      return broken;
    },
  };
}

function firstHoldingsAreSold(panel: Panel, sales: SalesRows, ranges: Ranges, soldMask: number): Check {
  const everHeld = new Uint32Array(panel.customers.size);
  return {
    id: "first-holding-is-sold",
    rule: "The first month of a holding has a sale",
    columns: ["sales"],
    fromFirstMonth: false,
    run(snapshot, marks) {
      const sold = new Uint32Array(panel.customers.size);
      soldIn(sales, ranges.get(snapshot.month) ?? NONE, sold);
      let broken = 0;
      for (let row = 0; row < snapshot.rows; row++) {
        const customer = snapshot.customer[row];
        let unsold = snapshot.holdings[row] & ~everHeld[customer] & ~sold[customer] & soldMask;
        if (unsold === 0) continue;
        marks[row] = 1;
        for (; unsold !== 0; unsold &= unsold - 1) broken++;
      }
      remember(snapshot, everHeld);
      return broken;
    },
  };
}

function rowsByCustomer({ rows, customer }: Snapshot, size: number): Int32Array {
  const rowOf = new Int32Array(size).fill(-1);
  for (let row = 0; row < rows; row++) rowOf[customer[row]] = row;
  return rowOf;
}

function remember({ rows, customer, holdings }: Snapshot, everHeld: Uint32Array): void {
  for (let row = 0; row < rows; row++) everHeld[customer[row]] |= holdings[row];
}
