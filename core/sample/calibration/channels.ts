/** An acquisition channel: weights among the stock of Jan 2018 and the joiners of three periods, and the people it brings. */
export interface Channel {
  code: string;
  stock: number;
  /** Among those who came in with the coverage jump. */
  dormant: number;
  /** 2018-02..06, 2018-07..11, from 2018-12. */
  joiners: readonly [spring: number, wave: number, after: number];
  /** Shares of segment 03 - UNIVERSITARIO and 01 - TOP; the rest is 02 - PARTICULARES. */
  university: number;
  top: number;
  /** Median age at 2018-01 of those who are not students. */
  age: number;
}

const channel = (
  code: string,
  stock: number,
  dormant: number,
  joiners: readonly [number, number, number],
  university: number,
  top: number,
  age: number,
): Channel => ({ code, stock, dormant, joiners, university, top, age });

/** Rare codes of the tail; some look like numbers, which is the point of them. */
const TAIL = (
  "004 013 K00 KAA KAB KAC KAD KAE KAF KAG KAH KAI KAJ KAK KAL KAM KAN KAO KAP KAQ KAR KAS KAU KAV KAW KBB KBD KBE " +
  "KBF KBH KBL KBM KBO KBQ KBR KBS KBU KBV KBW KBX KBY KCA KCB KCD"
).split(" ");

/**
 * Acquisition channels. Shares of rows and of customers, and the joiners' channels (gains after filling nulls within the
 * customer): jascicz/easy_money_Project, actividad_comercial; mateodebrab/portfolio. Segment and age mixes are fitted to the
 * published totals by segment and age and to the correlations of em_acount and debit_card with KHE and UNIVERSITARIO.
 */
export const CHANNELS: readonly Channel[] = [
  channel("KHE", 68.2, 45, [3, 3, 1.5], 0.965, 0.001, 36),
  channel("KHQ", 0.05, 0.1, [45, 62.5, 34], 0.75, 0.002, 33),
  channel("KFC", 17, 27, [8, 4.5, 2.5], 0.34, 0.05, 42),
  channel("KAT", 8.6, 8, [4, 2, 1.3], 0.2, 0.09, 45),
  channel("KHK", 3.7, 10, [4, 1.8, 1.4], 0.3, 0.03, 42),
  channel("KHM", 0.05, 0.1, [20, 14.5, 42], 0.1, 0.02, 37),
  channel("KHN", 0.05, 0.1, [12, 8.8, 15], 0.15, 0.02, 35),
  channel("KFA", 1.55, 2, [0.8, 0.5, 0.5], 0.3, 0.03, 42),
  channel("KHD", 1.5, 2, [0.6, 0.4, 0.5], 0.25, 0.04, 42),
  channel("RED", 1.35, 2, [1.2, 0.6, 0.9], 0.2, 0.07, 44),
  channel("KHL", 0.85, 1.2, [0.2, 0.1, 0.1], 0.3, 0.03, 42),
  channel("KHF", 0.45, 0.45, [0.1, 0.05, 0.05], 0.3, 0.03, 42),
  channel("KHO", 0.17, 0.17, [0.1, 0.05, 0.1], 0.3, 0.03, 42),
  channel("KAZ", 0.12, 0.12, [0.1, 0, 0], 0.3, 0.03, 42),
  channel("KHC", 0.11, 0.11, [0.1, 0, 0], 0.3, 0.03, 42),
  channel("KBG", 0.035, 0.035, [0, 0, 0], 0.3, 0.03, 42),
  channel("KEH", 0.015, 0.015, [0, 0, 0], 0.3, 0.03, 42),
  channel("KHP", 0.01, 0.01, [0, 0, 0.05], 0.3, 0.03, 42),
  channel("007", 0.013, 0.013, [0, 0, 0], 0.3, 0.03, 42),
  ...TAIL.map((code) => channel(code, 0.0015, 0.0015, [0, 0, 0.001], 0.3, 0.03, 42)),
];
