/** Customers who went from one place to another between two months. */
export interface Movement {
  /** Place in the segments; `segments.length` = joined. */
  from: number;
  /** Place in the segments; `segments.length` = left. */
  to: number;
  customers: number;
}

/** All movements of a table of from (row) to (column), largest first; those who stayed only with `withStayed`. */
export function movements(table: readonly (readonly number[])[], withStayed: boolean): Movement[] {
  const found: Movement[] = [];
  for (const [from, row] of table.entries()) {
    for (const [to, customers] of row.entries()) {
      if (customers > 0 && (withStayed || from !== to)) found.push({ from, to, customers });
    }
  }
  return found.sort((a, b) => b.customers - a.customers);
}

/** Of the customers there in both months: the share in the same segment, and how many moved to another one. */
export function stayed(table: readonly (readonly number[])[]): { share: number; moved: number; both: number } {
  // the last row joined and the last column left
  const inside = table.slice(0, -1).map((row) => row.slice(0, -1));
  const both = inside.flat().reduce((sum, n) => sum + n, 0);
  const same = inside.reduce((sum, row, place) => sum + row[place], 0);
  return { share: both === 0 ? Number.NaN : same / both, moved: both - same, both };
}
