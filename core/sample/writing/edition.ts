import { formatMonth } from "../../time/month.ts";
import { FIRST_MONTH, MONTH_COUNT } from "../calibration/base.ts";
import { type Tokens, tokensOf } from "./rowBuffer.ts";

/** The shapes in which the extract can be written. */
export const EDITIONS = ["v1", "v2", "santander"] as const;
export type Edition = (typeof EDITIONS)[number];

/** What differs between the editions besides the tables. */
export interface Dialect {
  /** Partition texts of the 17 months. */
  partitions: Tokens;
  /** Entry dates by days since FIRST_ENTRY_DAY. */
  entryDates: Tokens;
}

/** 2015-01-01, the first day of entry, in days since 1970-01-01. */
export const FIRST_ENTRY_DAY = Date.UTC(2015, 0, 1) / 86_400_000;
const ENTRY_DAYS = Date.UTC(2019, 5, 1) / 86_400_000 - FIRST_ENTRY_DAY;

/** LF; v2 has CRLF. */
export function lineEndOf(edition: Edition): string {
  return edition === "v2" ? "\r\n" : "\n";
}

/** `YYYY-MM-28` and whole dates; v2 has `YYYY-MM` throughout. */
export function dialectOf(edition: Edition): Dialect {
  const months = Array.from({ length: MONTH_COUNT }, (_, i) => formatMonth(FIRST_MONTH + i));
  const days = Array.from({ length: ENTRY_DAYS }, (_, i) =>
    new Date((FIRST_ENTRY_DAY + i) * 86_400_000).toISOString().slice(0, 10),
  );
  if (edition === "v2") {
    return { partitions: tokensOf(months), entryDates: tokensOf(days.map((day) => day.slice(0, 7))) };
  }
  return { partitions: tokensOf(months.map((month) => `${month}-28`)), entryDates: tokensOf(days) };
}
