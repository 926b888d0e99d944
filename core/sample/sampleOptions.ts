import type { Planted } from "./dirt/manifest.ts";
import { InvalidSampleOptionError } from "./sampleErrors.ts";
import { EDITIONS, type Edition } from "./writing/edition.ts";

/** What to write, and where. */
export interface SampleOptions {
  /** Folder; made when it is not there. Files of the same names are replaced. */
  out: string;
  /** Customers ever seen; 20,000 when left out, 456,373 is the full size (5,962,924 rows in each panel table). */
  customers?: number;
  /** Equal options with equal seeds give equal bytes; 1 when left out. */
  seed?: number | string;
  /** `v1` when left out. */
  edition?: Edition;
  /** Plant every defect of the source at a known count, and write planted.json. */
  dirty?: boolean;
  /** Each file in an order of its own, across months too. */
  shuffle?: boolean;
  gzip?: boolean;
}

export interface SampleReport {
  files: { table: string; path: string; rows: number; bytes: number }[];
  customers: number;
  months: SampleMonth[];
  /** By trap; null for a clean sample. */
  planted: Record<string, Planted> | null;
}

/** A month of the truth behind the sample. */
export interface SampleMonth {
  /** `YYYY-MM` */
  month: string;
  customers: number;
  /** First seen; 0 in the first month, where nobody is new. */
  new: number;
  returned: number;
  lost: number;
  active: number;
  holdings: number;
  sales: number;
}

/** Fewest customers that keep the shape, and fewest that have room for every defect on a row of its own. */
const LEAST_CUSTOMERS = 100;
const LEAST_DIRTY_CUSTOMERS = 500;
/** Keys have seven digits. */
const MOST_CUSTOMERS = 5_000_000;

/**
 * The options with all defaults filled in.
 *
 * @throws InvalidSampleOptionError
 */
export function regularOptions(options: SampleOptions): Required<SampleOptions> {
  const { out, customers = 20_000, seed = 1, edition = "v1", dirty = false, shuffle = false, gzip = false } = options;
  if (!Number.isInteger(customers) || customers < LEAST_CUSTOMERS || customers > MOST_CUSTOMERS) {
    throw new InvalidSampleOptionError(
      "customers",
      `${customers} is no number of customers that a sample can have`,
      `Take a whole number from ${LEAST_CUSTOMERS} to ${MOST_CUSTOMERS}; 456373 is the full size.`,
    );
  }
  if (dirty && customers < LEAST_DIRTY_CUSTOMERS) {
    throw new InvalidSampleOptionError(
      "customers",
      `${customers} customers have no room for every defect on a row of its own`,
      `Take ${LEAST_DIRTY_CUSTOMERS} customers or more, or a clean sample.`,
    );
  }
  if (!EDITIONS.includes(edition)) {
    throw new InvalidSampleOptionError("edition", `There is no edition ${edition}`, `Take ${EDITIONS.join(", ")}.`);
  }
  if (out === "") throw new InvalidSampleOptionError("out", "No folder to write to", "Name a folder with --out.");
  return { out, customers, seed, edition, dirty, shuffle, gzip };
}
