import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { addMonths } from "./months.ts";

type Values = (number | null)[];

export type MeasureId =
  | "customers"
  | "new"
  | "lost"
  | "returned"
  | "active"
  | "productsPerCustomer"
  | "purchases"
  | "revenue";

/** One figure of every month, and how it is written and read. */
export interface Measure {
  id: MeasureId;
  values: Values;
  kind: "count" | "share" | "ratio" | "eur";
  /** More of it is good, bad, or neither. */
  isGood: boolean | null;
}

/** The figures of the tiles: counts of the report, and shares and sums of them. */
export function measuresOf(kpis: KpiReport): Measure[] {
  const { customers, productsPerCustomer } = kpis;
  const holdings = customers.map((_, t) => productsPerCustomer.reduce((all, counts, n) => all + n * counts[t], 0));
  const measure = (id: MeasureId, kind: Measure["kind"], isGood: boolean | null, values: Values): Measure => ({
    id,
    kind,
    isGood,
    values,
  });
  return [
    measure("customers", "count", true, customers),
    measure("new", "count", true, kpis.new),
    measure("lost", "count", false, kpis.lost),
    measure("returned", "count", null, kpis.returned),
    measure("active", "share", true, shares(kpis.active, customers)),
    measure("productsPerCustomer", "ratio", true, shares(holdings, customers)),
    measure("purchases", "count", true, purchasesOf(kpis)),
    measure("revenue", "eur", true, revenueOf(kpis)),
  ];
}

/** Purchases of all products; null where there is no month before to compare with. */
export function purchasesOf({ products, months }: KpiReport): Values {
  return months.map((_, t) => sumOf(products.map(({ purchases }) => purchases[t])));
}

/** Margin of the sales where the version has them, else of all purchases at the margin of their product; EUR. */
export function revenueOf({ salesMarginEur, revenueEur, months }: KpiReport): Values {
  const byPurchases = months.map((_, t) => sumOf(revenueEur.map(({ byMonth }) => byMonth[t])));
  if (!salesMarginEur) return byPurchases;
  // sales are booked with the purchase: a month that shows no purchases shows no sales either
  return salesMarginEur.map((margin, t) => (margin === 0 && byPurchases[t] === null ? null : margin));
}

/** A sum, unknown as soon as a part is. */
export function sumOf(parts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

function shares(parts: readonly number[], wholes: readonly number[]): Values {
  return parts.map((part, t) => shareOf(part, wholes[t]));
}

/** Part of a whole; null of nothing. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** A value, and those of the calendar month before and of the same month a year ago, where they are known. */
export function around(months: readonly string[], values: Values, at: number) {
  const of = (distance: number) => {
    const place = months.indexOf(addMonths(months[at], distance));
    return place < 0 ? null : values[place];
  };
  return { now: values[at], before: of(-1), yearAgo: of(-12) };
}

/** What became of a value: its relative change, or for a share the difference. Null when either is unknown or it came from 0. */
export function changeOf(now: number | null, then: number | null, kind: Measure["kind"]): number | null {
  if (now === null || then === null) return null;
  if (kind === "share") return now - then;
  return then === 0 ? null : now / then - 1;
}
