import { z } from "zod";
import { kpiReport } from "../kpiReport.ts";
import { PAGE, table } from "./data.ts";
import { procedure } from "./fault.ts";

/**
 * A condition on customers: one of `in` (labels; `0`/`1` for flags and products; `""` for missing), or a range of a number or
 * date (days since 1970).
 *
 * `bought:<product>` and `lost:<product>` ask for a purchase or cancellation in the month. `customer:came` (`new`, `returned`,
 * `stayed`), `customer:leaves` (`0`, `1`), `customer:firstSeen` (months), `customer:gained` (products held and not held before)
 * and `customer:products` (a range) ask for a customer's way through the months.
 */
export const filter = z.strictObject({
  column: z.string(),
  in: z.array(z.string()).max(500).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** As `max`, itself left out. */
  below: z.number().optional(),
});

/** What a customer held, month by month of the version; `present` is false where there is no row. */
const history = z.array(z.strictObject({ month: z.string(), present: z.boolean(), products: z.array(z.string()) }));

export const rowsRequest = z.strictObject({
  version: z.string(),
  month: z.string(),
  filters: z.array(filter).max(20).default([]),
  /** Customers whose key begins with it. */
  search: z.string().default(""),
  sort: z.strictObject({ column: z.string(), descending: z.boolean() }).optional(),
});

/** Figures and the rows behind them. */
export const figures = {
  /** Null while they were not counted. With filters: customers who match in the last month in which they are there. */
  kpi: procedure
    .input(z.strictObject({ version: z.string(), filters: z.array(filter).max(20).default([]) }))
    .output(z.strictObject({ id: z.string().nullable(), kpis: kpiReport }).nullable()),
  rows: procedure
    .input(rowsRequest.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(PAGE).default(100) }))
    .output(table.extend({ labels: z.array(z.string()), total: z.int() })),
  history: procedure
    .input(z.strictObject({ version: z.string(), customer: z.string().min(1).max(200) }))
    .output(history),
};

export type Filter = z.infer<typeof filter>;
