import { z } from "zod";

const counts = z.array(z.int());
/** Null in the first month and after a gap: nothing to compare with. */
const flows = z.array(z.int().nullable());

const productKpi = z.strictObject({
  id: z.string(),
  label: z.string(),
  family: z.string(),
  marginEur: z.number(),
  holders: counts,
  /** 0 to 1 of customers present in both months; holdings that new and returned customers bring with them. */
  purchases: flows,
  broughtByNew: flows,
  broughtByReturned: flows,
  /** 1 to 0 of customers present in both months. */
  cancellations: flows,
});

/** Age bands, years: from `from` to below `below`. */
export const AGE_BANDS: readonly { name: string; from?: number; below?: number }[] = [
  { name: "under 18", below: 18 },
  { name: "18-24", from: 18, below: 25 },
  { name: "25-39", from: 25, below: 40 },
  { name: "40-54", from: 40, below: 55 },
  { name: "55-64", from: 55, below: 65 },
  { name: "65-74", from: 65, below: 75 },
  { name: "75 and over", from: 75 },
];

const dimensionKpi = z.strictObject({
  dimension: z.enum(["region", "age", "channel", "segment"]),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      customers: counts,
      active: counts,
      /** By product, then month. `purchases` as above, of customers in the group in the later month. */
      holders: z.array(counts),
      purchases: z.array(flows),
    }),
  ),
});

/**
 * The figures of a version; the `--json` of `easymoney kpi`. Arrays have one entry per month of `months` (`YYYY-MM`).
 *
 * Flows compare with the calendar month before.
 */
export const kpiReport = z.strictObject({
  version: z.string(),
  months: z.array(z.string()),
  /** Customers with a row in the month. */
  customers: counts,
  /** Never seen before; absent since the month before; seen before, but not in the month before. */
  new: flows,
  lost: flows,
  returned: flows,
  /** Customers whose active flag is 1. */
  active: counts,
  products: z.array(productKpi),
  /** `productsPerCustomer[n][month]`: customers with exactly n products. */
  productsPerCustomer: z.array(counts),
  /** Holders of both, in the last month; rows and columns in the order of `products`, holders on the diagonal. */
  coHolding: z.array(counts),
  /** Margin by the version's margin per purchase, of all purchases, by product family, EUR. */
  revenueEur: z.array(z.strictObject({ family: z.string(), byMonth: z.array(z.number().nullable()) })),
  /** Margin of the sales themselves, EUR; null without a sales table. */
  salesMarginEur: z.array(z.number()).nullable(),
  /** Customers by the month in which they were first seen, and how many of them are there in each month. */
  cohorts: z.array(z.strictObject({ firstSeen: z.string(), present: counts })),
  groups: z.array(dimensionKpi),
});

export type KpiReport = z.infer<typeof kpiReport>;
export type ProductKpi = z.infer<typeof productKpi>;
export type DimensionKpi = z.infer<typeof dimensionKpi>;
