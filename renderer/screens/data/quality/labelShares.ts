import type { Labels } from "./DistributionChart.tsx";

/** More than these cannot be told apart in a chart; the last stands for the rest. */
const MOST = 7;

export interface LabelShare {
  label: string;
  /** Of the known values of each month, 0 to 1; null in a month without any. */
  shares: (number | null)[];
}

/** The most frequent labels with their shares by month, largest first; the others together as one. */
export function labelShares({ labels, counts }: Labels, restName: (labels: number) => string): LabelShare[] {
  const months = counts[0]?.length ?? 0;
  const known = Array.from({ length: months }, (_, t) => counts.reduce((sum, byMonth) => sum + byMonth[t], 0));
  const shares = (byMonth: readonly number[]) => byMonth.map((n, t) => (known[t] > 0 ? n / known[t] : null));
  const order = labels
    .map((label, place) => ({ label, byMonth: counts[place], all: counts[place].reduce((sum, n) => sum + n, 0) }))
    .filter(({ all }) => all > 0)
    .sort((a, b) => b.all - a.all);
  if (order.length <= MOST) return order.map(({ label, byMonth }) => ({ label, shares: shares(byMonth) }));
  const [top, rest] = [order.slice(0, MOST - 1), order.slice(MOST - 1)];
  const others = known.map((_, t) => rest.reduce((sum, { byMonth }) => sum + byMonth[t], 0));
  return [
    ...top.map(({ label, byMonth }) => ({ label, shares: shares(byMonth) })),
    { label: restName(rest.length), shares: shares(others) },
  ];
}
