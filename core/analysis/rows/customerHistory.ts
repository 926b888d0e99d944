import type { Panel } from "../../store/panel.ts";
import { formatMonth } from "../../time/month.ts";

/** What a customer held in one month of the panel; `present` is false where there is no row of it. */
export interface HistoryMonth {
  month: string;
  present: boolean;
  /** Ids. */
  products: string[];
}

/** The holdings of a customer, month by month. @param customer dense index */
export function customerHistory(panel: Panel, customer: number): HistoryMonth[] {
  return panel.months.map((month) => {
    const { customer: rows, holdings } = panel.snapshot(month);
    const place = searchSorted(rows, customer);
    const held = place < 0 ? 0 : holdings[place];
    return {
      month: formatMonth(month),
      present: place >= 0,
      products: panel.schema.products.flatMap(({ id }, p) => (((held >>> p) & 1) === 1 ? [id] : [])),
    };
  });
}

function searchSorted(values: Uint32Array, wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (values[middle] === wanted) return middle;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
