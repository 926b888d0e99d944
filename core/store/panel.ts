import type { Month } from "../time/month.ts";

/**
 * The customer-months of one dataset version, ready for analysis: what every area after ingestion reads.
 *
 * Immutable. Only complete months (every required panel table has a load) are in `months`. Redacted people are left out.
 */
export interface Panel {
  /** Dataset version, `v3`. */
  readonly version: string;
  /** Complete months, ascending, not necessarily without gaps. */
  readonly months: readonly Month[];
  readonly schema: PanelSchema;
  /** Customers seen in any of the months; dense indices run from 0 to customers.size - 1 in ascending key order. */
  readonly customers: CustomerIndex;
  /** All customers of one month. Throws UnknownMonthError when the month is not in `months`. */
  snapshot(month: Month): Snapshot;
  /** Realised sales, if the version has any: one row each, sorted by month, customer, product. */
  sales(): SalesRows | null;
}

interface CustomerIndex {
  readonly size: number;
  /** The customer's key as the source writes it. */
  key(index: number): string;
  /** Dense index of a key, -1 when unknown. */
  indexOf(key: string): number;
}

/** One month of the panel: all arrays have `rows` entries in ascending order of `customer`. */
export interface Snapshot {
  readonly month: Month;
  readonly rows: number;
  /** Dense customer index. */
  readonly customer: Uint32Array;
  /** Bit p = holds product p of schema.products. */
  readonly holdings: Uint32Array;
  /** Codes into labels; 0 = null (labels[0] is ""). Label order is the same in every month of the panel. */
  category(column: string): CategoryColumn;
  /** A numeric or integer column; NaN = null. */
  number(column: string): Float64Array;
  /** A date column as days since 1970-01-01; INT32 minimum = null. */
  date(column: string): Int32Array;
  /** 0, 1, or 255 = null. */
  flag(column: string): Uint8Array;
}

export interface CategoryColumn {
  codes: Uint16Array;
  labels: readonly string[];
}

export interface SalesRows {
  month: Int32Array;
  customer: Uint32Array;
  /** Product index of schema.products. */
  product: Uint8Array;
  /** Realised net margin, EUR. */
  marginEur: Float64Array;
}

export interface PanelSchema {
  /** Contract id, `easymoney` or `santander`. */
  readonly contract: string;
  readonly products: readonly Product[];
  readonly attributes: readonly Attribute[];
}

/** One holding column. At most 32 in a contract. */
export interface Product {
  /** The column's id in the contract, `debit_card`. */
  readonly id: string;
  readonly label: string;
  /** `account`, `investment`, `financing`, ... */
  readonly family: string;
  /** EUR earned by one purchase: mean of realised sales where the version has them, else the contract's rule. */
  readonly marginEur: number;
  readonly marginSource: "sales" | "rule";
  /** A credit product: never offered to minors. */
  readonly credit: boolean;
}

/** One attribute column of a customer-month. */
export interface Attribute {
  readonly id: string;
  readonly label: string;
  readonly kind: "category" | "number" | "date" | "flag";
  /** What the column means to the product; null for a plain attribute. */
  readonly role: AttributeRole | null;
}

type AttributeRole =
  | "joined"
  | "channel"
  | "active"
  | "segment"
  | "country"
  | "region"
  | "gender"
  | "age"
  | "deceased"
  | "income";
