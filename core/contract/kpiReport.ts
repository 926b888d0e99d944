/**
 * The figures of a version; the `--json` of `easymoney kpi`. Arrays have one entry per month of `months` (`YYYY-MM`).
 *
 * Flows compare with the calendar month before; they are null in the first month and after a gap.
 */
export interface KpiReport {
  version: string;
  months: string[];
  /** Customers with a row in the month. */
  customers: number[];
  /** Never seen before; absent since the month before; seen before, but not in the month before. */
  new: (number | null)[];
  lost: (number | null)[];
  returned: (number | null)[];
  /** Customers whose active flag is 1. */
  active: number[];
  products: ProductKpi[];
  /** `productsPerCustomer[n][month]`: customers with exactly n products. */
  productsPerCustomer: number[][];
  /** Holders of both, in the last month; rows and columns in the order of `products`, holders on the diagonal. */
  coHolding: number[][];
  /** Margin by the version's margin per purchase, of all purchases, by product family, EUR. */
  revenueEur: { family: string; byMonth: (number | null)[] }[];
  /** Margin of the sales themselves, EUR; null without a sales table. */
  salesMarginEur: number[] | null;
  /** Customers by the month in which they were first seen, and how many of them are there in each month. */
  cohorts: { firstSeen: string; present: number[] }[];
  groups: DimensionKpi[];
}

export interface ProductKpi {
  id: string;
  label: string;
  family: string;
  marginEur: number;
  holders: number[];
  /** 0 to 1 of customers present in both months; holdings that new and returned customers bring with them. */
  purchases: (number | null)[];
  broughtByNew: (number | null)[];
  broughtByReturned: (number | null)[];
  /** 1 to 0 of customers present in both months. */
  cancellations: (number | null)[];
}

export interface DimensionKpi {
  dimension: "region" | "age" | "channel" | "segment";
  groups: {
    name: string;
    customers: number[];
    active: number[];
    /** By product, then month. `purchases` as in ProductKpi, of customers in the group in the later month. */
    holders: number[][];
    purchases: (number | null)[][];
  }[];
}
