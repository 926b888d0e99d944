import type { Random } from "../../random/random.ts";
import type { SimulatedPanel } from "../simulatedPanel.ts";

/**
 * The order of the panel rows in the files: grouped by month, customers in one random order, the same in all tables.
 *
 * A row's place in this order is its ordinal, 0..rows - 1.
 */
export interface RowOrder {
  readonly rows: number;
  /** Month (0..16) and row of that month, by ordinal. */
  readonly month: Uint8Array;
  readonly row: Uint32Array;
  /** First ordinal of each month, and the number of rows at the end. */
  readonly monthStart: readonly number[];
  /** Index column: whole numbers that rise with holes, as a row number of the bank's larger file would. */
  readonly index: Uint32Array;
}

/** Rows of the bank's larger file for each row of the extract: 13,647,309 / 5,962,924. */
const STRIDE = 13_647_309 / 5_962_924;

/** Draws the order month by month, pausing between them. */
export function* drawRowOrder(panel: SimulatedPanel, random: Random): Generator<void, RowOrder, void> {
  const { size } = panel.customers;
  const rows = panel.months.reduce((sum, month) => sum + month.rows, 0);
  const sequence = random.shuffle(Uint32Array.from({ length: size }, (_, i) => i));
  const month = new Uint8Array(rows);
  const row = new Uint32Array(rows);
  const index = new Uint32Array(rows);
  const monthStart: number[] = [];
  const rowOf = new Int32Array(size);
  let at = 0;
  for (const { index: number, customer } of panel.months) {
    monthStart.push(at);
    yield;
    rowOf.fill(-1);
    for (let i = 0; i < customer.length; i++) rowOf[customer[i]] = i;
    for (let i = 0; i < size; i++) {
      const own = rowOf[sequence[i]];
      if (own < 0) continue;
      month[at] = number;
      // half a stride of jitter at most, so that no two rows share a number
      index[at] = at === 0 ? 0 : Math.floor((at + 0.5 * random.float()) * STRIDE);
      row[at++] = own;
    }
  }
  monthStart.push(at);
  return { rows, month, row, monthStart, index };
}
