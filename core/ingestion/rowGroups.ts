import type { Month } from "../time/month.ts";

/** Some rows of a block: `rows`, ascending, or where that is null the `count` ones from `first` on. */
export interface RowGroup {
  first: number;
  count: number;
  rows: Uint32Array | null;
}

/**
 * Good rows of a block by month.
 *
 * @param rows rows of the block
 * @param monthOf month of each row; null for a table without months, whose rows are all of month null
 * @param bad has the rows to leave out; among them those without a month
 */
export function groupByMonth(
  rows: number,
  monthOf: Int32Array | null,
  bad: ReadonlyMap<number, unknown>,
): Map<Month | null, RowGroup> {
  if (rows === bad.size) return new Map();
  if (bad.size === 0 && (monthOf === null || isConstant(monthOf))) {
    return new Map([[monthOf === null ? null : monthOf[0], { first: 0, count: rows, rows: null }]]);
  }
  const isBad = new Uint8Array(rows);
  for (const row of bad.keys()) isBad[row] = 1;
  const months = monthOf ?? new Int32Array(rows);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    if (isBad[row] === 1) continue;
    if (months[row] < low) low = months[row];
    if (months[row] > high) high = months[row];
  }
  // a counting sort: months span a few years, and a shuffled block has all of them
  const countOf = new Uint32Array(high - low + 1);
  for (let row = 0; row < rows; row++) if (isBad[row] === 0) countOf[months[row] - low]++;
  const order = new Uint32Array(rows - bad.size);
  const placeOf = new Uint32Array(countOf.length);
  for (let i = 1; i < placeOf.length; i++) placeOf[i] = placeOf[i - 1] + countOf[i - 1];
  for (let row = 0; row < rows; row++) if (isBad[row] === 0) order[placeOf[months[row] - low]++] = row;
  const groups = new Map<Month | null, RowGroup>();
  for (let i = 0, from = 0; i < countOf.length; from += countOf[i++]) {
    if (countOf[i] > 0) groups.set(monthOf === null ? null : low + i, groupOf(order.subarray(from, from + countOf[i])));
  }
  return groups;
}

function groupOf(rows: Uint32Array): RowGroup {
  const first = rows[0];
  const isStretch = rows[rows.length - 1] - first === rows.length - 1;
  return { first, count: rows.length, rows: isStretch ? null : rows };
}

function isConstant(values: Int32Array): boolean {
  const first = values[0];
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false;
  return true;
}
