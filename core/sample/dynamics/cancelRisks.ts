/** Relative risks of giving a product up, by product: factors that multiply. Sources as for BUYING_RISKS. */
export interface CancelRisk {
  /** Not active in the month before, against active. */
  inactive: number;
  /** After 1, 2, 3, 4-6, 7-12, 13-24 and more months of holding. */
  held: readonly [number, number, number, number, number, number, number];
  /** Age under 25, 25-39, 40-59, 60 and over. */
  age: readonly [number, number, number, number];
  /** Given another holding. */
  holding: Readonly<Record<string, number>>;
  /** Given that another product is NOT held. */
  without: Readonly<Record<string, number>>;
  /** Power of the hidden drive: the eager stay. */
  drive: number;
}

const FADING = [2.6, 2, 1.6, 1.2, 0.9, 0.6, 0.5] as const;

export const CANCEL_RISKS: Readonly<Record<string, CancelRisk>> = {
  payroll_account: {
    inactive: 4,
    held: FADING,
    age: [1.3, 1, 0.8, 0.7],
    holding: { debit_card: 0.5 },
    without: { pension_plan: 2.5 },
    drive: -0.4,
  },
  pension_plan: {
    inactive: 4,
    held: [3, 2.2, 1.7, 1.2, 0.9, 0.7, 0.5],
    age: [1.6, 1, 0.9, 0.4],
    holding: { debit_card: 0.7 },
    without: { payroll_account: 8 },
    drive: -0.3,
  },
  payroll: {
    inactive: 2,
    held: [1.4, 1.2, 1.1, 1, 1, 0.9, 0.8],
    age: [1.2, 1, 1, 2],
    holding: {},
    without: { pension_plan: 3000 },
    drive: 0,
  },
  debit_card: {
    inactive: 5,
    held: [3, 2.2, 1.7, 1.2, 0.9, 0.6, 0.5],
    age: [1.4, 1, 0.9, 0.8],
    holding: { pension_plan: 0.6, emc_account: 0.8 },
    without: { payroll_account: 1.2 },
    drive: -0.4,
  },
  emc_account: {
    inactive: 3,
    held: FADING,
    age: [1.6, 1.1, 0.9, 0.8],
    holding: { long_term_deposit: 0.5, debit_card: 0.6 },
    without: {},
    drive: -0.3,
  },
  em_acount: {
    inactive: 2.2,
    held: [1.6, 1.5, 1.3, 1.2, 1, 0.8, 0.6],
    age: [0.7, 1, 1.2, 1.2],
    holding: { payroll_account: 1500, pension_plan: 4, emc_account: 12, debit_card: 0.8, long_term_deposit: 3 },
    without: {},
    drive: -0.3,
  },
  long_term_deposit: {
    inactive: 2,
    held: [0.2, 0.2, 0.3, 0.6, 1.4, 1.3, 0.8],
    age: [1.6, 1.2, 1, 0.8],
    holding: { emc_account: 0.7 },
    without: {},
    drive: 0,
  },
  short_term_deposit: {
    inactive: 1.2,
    held: [0.5, 0.8, 2.4, 2.4, 2, 2, 2],
    age: [1.2, 1, 1, 0.9],
    holding: {},
    without: {},
    drive: 0,
  },
  funds: {
    inactive: 2,
    held: FADING,
    age: [1.4, 1.1, 1, 0.8],
    holding: { long_term_deposit: 0.7 },
    without: {},
    drive: 0,
  },
  securities: {
    inactive: 1.6,
    held: FADING,
    age: [1.4, 1.1, 1, 0.8],
    holding: {},
    without: {},
    drive: 0,
  },
  credit_card: {
    inactive: 4,
    held: [2.4, 2, 1.7, 1.3, 0.9, 0.6, 0.5],
    age: [1.4, 1, 0.9, 0.9],
    holding: { payroll_account: 0.7, debit_card: 0.5 },
    without: {},
    drive: -0.4,
  },
  loans: {
    inactive: 1,
    held: [0.3, 0.3, 0.5, 1, 1, 1, 1],
    age: [1, 1, 1, 1],
    holding: {},
    without: {},
    drive: 0,
  },
  mortgage: {
    inactive: 1,
    held: [0.3, 0.3, 0.5, 1, 1, 1, 1],
    age: [1, 1, 1, 1],
    holding: {},
    without: {},
    drive: 0,
  },
  em_account_p: {
    inactive: 1,
    held: [0, 0, 0, 0, 0, 0, 0],
    age: [1, 1, 1, 1],
    holding: {},
    without: {},
    drive: 0,
  },
};
