import { FIRST_MONTH } from "../calibration/base.ts";
import type { SimulatedPanel } from "../simulatedPanel.ts";
import type { Edition } from "../writing/edition.ts";
import type { RowOrder } from "../writing/rowOrder.ts";
import { lacksAttributes, lacksPayroll } from "../writing/santanderTable.ts";

/** Oddities that the source has by itself, in clean extracts too: all are to be kept as they are. */
export interface Oddities {
  /** Rows whose entry date lies after the 28th that stands for their month. */
  entryAfterPartition: number;
  /** Customers whose deceased flag goes from S back to N. */
  deceasedReturns: number;
  /** Rows without a channel: joiners in their first month. */
  channelNulls: number;
  /** Joiners whose payroll pair is null in their first month (public schema only). */
  payrollPairNulls: number;
}

/** Counts them over a whole panel. */
export function countOddities(panel: SimulatedPanel, edition: Edition): Oddities {
  const oddities = { entryAfterPartition: 0, deceasedReturns: 0, channelNulls: 0, payrollPairNulls: 0 };
  const lastDeceased = new Uint8Array(panel.customers.size);
  const returned = new Uint8Array(panel.customers.size);
  for (const month of panel.months) {
    const partition = partitionDay(month.index);
    for (let row = 0; row < month.rows; row++) {
      const i = month.customer[row];
      if (panel.customers.entryDay[i] > partition) oddities.entryAfterPartition++;
      if (month.channel[row] === 0) oddities.channelNulls++;
      if (edition === "santander" && lacksPayroll(panel, month.index, i)) oddities.payrollPairNulls++;
      if (month.deceased[row] === 1) lastDeceased[i] = 1;
      else if (lastDeceased[i] === 1 && returned[i] === 0) {
        returned[i] = 1;
        oddities.deceasedReturns++;
      }
    }
  }
  return oddities;
}

/** Ordinals on which no defect may be planted: the source's own oddities sit there. */
export function spoiledOrdinals(
  panel: SimulatedPanel,
  order: RowOrder,
  edition: Edition,
): (ordinal: number) => boolean {
  const ever = new Uint8Array(panel.customers.size);
  for (const month of panel.months) {
    for (let row = 0; row < month.rows; row++) if (month.deceased[row] === 1) ever[month.customer[row]] = 1;
  }
  return (ordinal) => {
    const month = order.month[ordinal];
    const customer = panel.months[month].customer[order.row[ordinal]];
    if (edition === "santander" && (lacksAttributes(customer) || lacksPayroll(panel, month, customer))) return true;
    return ever[customer] === 1 || panel.customers.entryDay[customer] > partitionDay(month);
  };
}

/** The 28th of a month, in days since 1970-01-01. */
function partitionDay(index: number): number {
  const month = FIRST_MONTH + index;
  return Date.UTC(Math.floor(month / 12), month % 12, 28) / 86_400_000;
}
