import type { KpiReport } from "../../../core/contract/kpiReport.ts";

type Series = readonly (number | null)[];

export interface Headline {
  value: number | null;
  /** Of the month before it in the data. */
  before: number | null;
  /** Up to the month, oldest first. */
  trend: Series;
}

/** One month of a series, with what stands beside it in a tile; nulls when the series lacks the month. */
export function atMonth(months: readonly string[], series: Series, month: string): Headline {
  const place = months.indexOf(month);
  if (place < 0) return { value: null, before: null, trend: [] };
  return {
    value: series[place] ?? null,
    before: series[place - 1] ?? null,
    trend: series.slice(0, place + 1),
  };
}

/** EUR by month: of the sales where there are some, else by margins; null when no product has a margin. */
export function revenueOf({ months, salesMarginEur, revenueEur }: KpiReport): Series | null {
  const byMonth =
    salesMarginEur ??
    sumByMonth(
      revenueEur.map((family) => family.byMonth),
      months.length,
    );
  return byMonth.some((value) => value !== null && value !== 0) ? byMonth : null;
}

/** Purchases of all products by month. */
export function purchasesOf({ months, products }: KpiReport): Series {
  return sumByMonth(
    products.map(({ purchases }) => purchases),
    months.length,
  );
}

/** A month is known when one of the series knows it. */
function sumByMonth(all: readonly Series[], months: number): (number | null)[] {
  return Array.from({ length: months }, (_, i) => {
    const known = all.flatMap((series) => series[i] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
}
