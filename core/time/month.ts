/**
 * A calendar month as one integer, year * 12 + (month - 1), so that lags are subtractions: `month - 12` is the same
 * month last year.
 */
export type Month = number;

const PATTERN = /^(\d{4})-(\d{2})(?:-\d{2})?$/;

/** Reads `YYYY-MM` or `YYYY-MM-DD`; NaN when the text is neither or the month does not exist. */
export function parseMonth(text: string): Month {
  const match = PATTERN.exec(text);
  if (!match) return Number.NaN;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : Number.NaN;
}

/** Writes a month as `YYYY-MM`. */
export function formatMonth(month: Month): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, "0")}-${String(month - year * 12 + 1).padStart(2, "0")}`;
}
