import { formatMonth, type Month } from "../../time/month.ts";

/** A month whose last load comes more than this many days after its end is late. */
export const LATE_AFTER_DAYS = 31;
const WINDOW = 12;

/**
 * Which months are missing, when the others came, and a score from 0 to 100 per month: the share of the last twelve calendar
 * months (since the first) that are there, a late one counting half.
 *
 * @param arrivals days since 1970-01-01 on which the last load of a month came
 */
export function timelinessOf(
  months: readonly Month[],
  arrivals: ReadonlyMap<Month, number>,
): { missing: string[]; daysToArrival: (number | null)[]; scores: number[] } {
  const present = new Set(months);
  const first = months[0];
  const missing: string[] = [];
  for (let month = first; month < months[months.length - 1]; month++) {
    if (!present.has(month)) missing.push(formatMonth(month));
  }
  const daysToArrival = months.map((month) => {
    const day = arrivals.get(month);
    return day === undefined ? null : day - lastDayOf(month);
  });
  const days = new Map(months.map((month, t) => [month, daysToArrival[t]]));
  const worth = (month: Month) => (!present.has(month) ? 0 : (days.get(month) ?? 0) > LATE_AFTER_DAYS ? 50 : 100);
  const scores = months.map((month) => {
    const from = Math.max(first, month - WINDOW + 1);
    let total = 0;
    for (let each = from; each <= month; each++) total += worth(each);
    return total / (month - from + 1);
  });
  return { missing, daysToArrival, scores };
}

/** The month's last day, as days since 1970-01-01. */
export function lastDayOf(month: Month): number {
  return Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0) / 86_400_000;
}
