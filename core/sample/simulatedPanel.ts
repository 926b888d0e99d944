import type { Population } from "./population.ts";

/** The truth behind an extract: every table of every edition is written from it. */
export interface SimulatedPanel {
  readonly customers: Population;
  /** 17 months, 2018-01..2019-05. */
  readonly months: readonly SimulatedMonth[];
  /** Sorted by product code of the sales table, then customer. */
  readonly sales: SimulatedSales;
}

/** One month; all arrays have `rows` entries in ascending order of `customer`. */
export interface SimulatedMonth {
  /** 0..16, months since 2018-01. */
  readonly index: number;
  readonly rows: number;
  /** Index into the population. */
  readonly customer: Uint32Array;
  /** Bit p = holds product p of SAMPLE_PRODUCTS. */
  readonly holdings: Uint32Array;
  readonly active: Uint8Array;
  /** Code of SEGMENTS, 0 = null. */
  readonly segment: Uint8Array;
  /** Index into CHANNELS plus 1, 0 = null. */
  readonly channel: Uint8Array;
  readonly age: Uint8Array;
  readonly deceased: Uint8Array;
  /** INE code, 0 = null. */
  readonly region: Uint8Array;
  /** First seen in this month, and back after an absence. */
  readonly firstSeen: number;
  readonly returned: number;
  /** Present in the month before and not in this one. */
  readonly left: number;
}

/** A sale is the first month in which a customer's flag is 1; holders of the first month and re-openings are none. */
export interface SimulatedSales {
  readonly rows: number;
  /** 1..16, months since 2018-01. */
  readonly month: Uint8Array;
  readonly customer: Uint32Array;
  /** Bit of SAMPLE_PRODUCTS. */
  readonly product: Uint8Array;
  /** EUR times ten: the sales table has one decimal. */
  readonly marginTenths: Int32Array;
}
