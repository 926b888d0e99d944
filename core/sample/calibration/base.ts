import { parseMonth } from "../../time/month.ts";

/** First of the 17 months, 2018-01. */
export const FIRST_MONTH = parseMonth("2018-01");
/** 2018-01..2019-05. */
export const MONTH_COUNT = 17;
/** Customers of the full-size extract. */
export const FULL_CUSTOMERS = 456_373;

/** Customers present by month. Source: jascicz/easy_money_Project, actividad_comercial. */
export const CUSTOMERS = [
  239493, 242521, 245258, 247463, 249926, 252104, 339339, 352922, 375323, 402300, 416387, 422481, 426875, 431727,
  436183, 439627, 442995,
];

/** Customers never seen in an earlier month. Source: as above. They sum to FULL_CUSTOMERS. */
export const FIRST_SEEN = [
  239493, 3767, 3411, 2952, 3031, 2845, 83840, 14596, 23353, 28205, 15557, 7402, 6926, 6193, 5690, 4581, 4531,
];

/** Customers with the active flag. Source: as above. */
export const ACTIVE = [
  108211, 111085, 113806, 116318, 119066, 121560, 129287, 136350, 144787, 151962, 156321, 159235, 162545, 165067,
  168185, 169998, 171568,
];

/** Index of July 2018, when long-standing customers without products came into the extract all at once. */
export const COVERAGE_JUMP = 6;
/** Of those first seen in July 2018, the share that really joined in that month (16.8 k of 83,840, chart reading). */
export const REAL_JOINERS_IN_JUMP = 0.2004;

/**
 * Customers by month of entry, thousands, 2015-01..2018-01: weights of the stock that was there at the start.
 * Source: chart in jascicz/easy_money_Project for July-December, filled to the known total elsewhere.
 */
export const STOCK_ENTRY_MONTHS = [
  4, 3.2, 3.3, 2.8, 2.6, 2.9, 13.5, 13.8, 13.4, 19.4, 13.3, 5.3, 4.2, 3.2, 3.3, 2.8, 2.7, 3, 11.6, 15.7, 12.8, 24.3,
  12.5, 6.1, 4.4, 3.3, 3.4, 2.9, 2.8, 3, 16.5, 10.3, 18.4, 22.2, 14.8, 9, 4,
];
