import type { Formatter } from "../../../format/formatter.ts";

/** Months for narrow columns: the year stands apart, with the first month and each January. */
export function monthNames(months: readonly string[], format: Formatter): { name: string; year: string | null }[] {
  return months.map((month, place) => ({
    name: format.shortMonth(month).split(" ")[0],
    year: place === 0 || month.endsWith("-01") ? month.slice(0, 4) : null,
  }));
}
