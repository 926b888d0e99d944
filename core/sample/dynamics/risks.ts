/**
 * Relative risks of buying, by product: factors that multiply, each 1 for a neutral customer. The level of a month comes from the
 * calibration targets, so only ratios matter here.
 *
 * Fitted to who holds and buys (ages, segments, tenure: gerardtorrent97/easymoney-project, mateodebrab/portfolio,
 * nattirobbles/easy_money_ML) and to the correlations between flags of MikiLeon/TFM_Easy_Money and Alejandro Malagón.
 */
export interface BuyingRisk {
  product: string;
  /** At the ages of AGE_KNOTS, linear between them. */
  age: readonly number[];
  top: number;
  university: number;
  /** Active in the month before, against not. */
  active: number;
  /** In the first month, months 1-3, 4-12, 13-24, later. */
  tenure: readonly [number, number, number, number, number];
  /** Power of the customer's hidden drive. */
  drive: number;
  /** Holds nothing at all. */
  empty: number;
  /** Given another holding. */
  holding: Readonly<Record<string, number>>;
  channel: Readonly<Record<string, number>>;
  /** V against H. */
  v: number;
  /** Share of those who gave the product up that come back after 1, 2, 3, 4-6 and more months away. */
  return: readonly [number, number, number, number, number];
  /** Given that another product was bought in this very month, for buyers and returners. */
  together: readonly [product: string, factor: number] | null;
  /** Given another holding, for those who come back. */
  returnHolding: Readonly<Record<string, number>>;
}

export const AGE_KNOTS = [10, 18, 21, 24, 28, 35, 45, 55, 65, 80];

const WORK_CHANNELS = { KFC: 1.5, KAT: 1.5, KHE: 0.6, KHM: 1.1, KHN: 1.2, KHQ: 0.9 };

export const BUYING_RISKS: readonly BuyingRisk[] = [
  {
    product: "payroll_account",
    age: [0.001, 0.06, 0.3, 0.8, 1.3, 1.4, 1.2, 0.9, 0.25, 0.05],
    top: 0.9,
    university: 0.5,
    active: 5,
    tenure: [0.5, 1.8, 1.1, 1, 0.9],
    drive: 0.6,
    empty: 0.25,
    holding: { debit_card: 1.4, credit_card: 1.4, emc_account: 0.5, funds: 1, securities: 1 },
    channel: WORK_CHANNELS,
    v: 1.2,
    return: [0.06, 0.03, 0.02, 0.01, 0.005],
    together: null,
    returnHolding: {},
  },
  {
    product: "pension_plan",
    age: [0.02, 0.15, 0.45, 0.9, 1.2, 1.2, 1.1, 1, 1.2, 1.3],
    top: 1,
    university: 0.8,
    active: 3,
    tenure: [0.6, 1.5, 1.2, 1, 0.8],
    drive: 0.5,
    empty: 0.2,
    holding: { payroll_account: 90, debit_card: 1.3, credit_card: 1.3 },
    channel: WORK_CHANNELS,
    v: 1.15,
    return: [0.26, 0.12, 0.07, 0.03, 0.015],
    together: ["payroll_account", 10],
    returnHolding: {},
  },
  {
    product: "payroll",
    age: [0.01, 0.2, 0.6, 1, 1.2, 1.2, 1.1, 0.9, 0.3, 0.1],
    top: 1,
    university: 0.9,
    active: 2,
    tenure: [1, 1, 1, 1, 1],
    drive: 0.4,
    empty: 0.2,
    holding: { pension_plan: 3000, payroll_account: 2 },
    channel: {},
    v: 1.1,
    return: [0.0004, 0.0003, 0.0002, 0.0001, 0.0001],
    together: ["pension_plan", 40],
    returnHolding: { pension_plan: 300 },
  },
  {
    product: "debit_card",
    age: [0.003, 0.15, 0.5, 1, 1.4, 1.4, 1.2, 1, 0.8, 0.5],
    top: 1.1,
    university: 0.45,
    active: 12,
    tenure: [0.45, 1.5, 1.2, 1, 0.9],
    drive: 0.6,
    empty: 0.05,
    holding: { payroll_account: 1.5, pension_plan: 1.1, emc_account: 0.3, credit_card: 1.5 },
    channel: { KFC: 1.3, KAT: 1.5, KHE: 0.32, KHM: 1, KHN: 1.1, KHQ: 0.8 },
    v: 1.2,
    return: [0.2, 0.1, 0.06, 0.03, 0.012],
    together: ["payroll_account", 3],
    returnHolding: {},
  },
  {
    product: "emc_account",
    age: [0.002, 0.08, 0.15, 0.35, 0.8, 1.3, 1.7, 1.9, 1.9, 1.3],
    top: 1.6,
    university: 0.12,
    active: 4,
    tenure: [0.5, 1.4, 1.2, 1, 1],
    drive: 0.5,
    empty: 0.3,
    holding: { payroll_account: 0.4, debit_card: 0.36, credit_card: 0.9, long_term_deposit: 0.75 },
    channel: { KFC: 1.3, KAT: 2, KHE: 0.6 },
    v: 1.2,
    return: [0.05, 0.03, 0.02, 0.01, 0.005],
    together: null,
    returnHolding: {},
  },
  {
    product: "em_acount",
    age: [0.6, 0.6, 0.7, 0.8, 1, 1.3, 1.5, 1.5, 1.3, 1],
    top: 1.2,
    university: 0.6,
    active: 3,
    tenure: [1, 7, 1.6, 0.4, 0.15],
    drive: 0.8,
    empty: 1.4,
    holding: { payroll_account: 0.02, pension_plan: 0.9, emc_account: 0.6 },
    channel: { KHM: 1.4, KHN: 1.3 },
    v: 0.95,
    return: [0.06, 0.03, 0.02, 0.008, 0.003],
    together: null,
    returnHolding: {},
  },
  {
    product: "long_term_deposit",
    age: [0.002, 0.03, 0.06, 0.15, 0.45, 1, 1.7, 2.8, 3.8, 4.2],
    top: 2,
    university: 0.06,
    active: 3,
    tenure: [0.5, 1.3, 1.1, 1, 1],
    drive: 0.5,
    empty: 0.2,
    holding: { short_term_deposit: 12, emc_account: 0.75, funds: 2, payroll_account: 0.5, debit_card: 0.8 },
    channel: { KAT: 1.5, KHE: 0.5 },
    v: 1.05,
    return: [0.06, 0.04, 0.03, 0.015, 0.006],
    together: null,
    returnHolding: {},
  },
  {
    product: "short_term_deposit",
    age: [0.002, 0.1, 0.3, 0.5, 0.9, 1.3, 1.8, 2.2, 2.4, 2.2],
    top: 1.8,
    university: 0.15,
    active: 3,
    tenure: [1, 2.2, 1.4, 1, 0.8],
    drive: 0.8,
    empty: 0.3,
    holding: { long_term_deposit: 3, funds: 1.5 },
    channel: { KHM: 1.8, KHN: 1.6, KHE: 0.4 },
    v: 1.1,
    return: [0.04, 0.03, 0.02, 0.01, 0.004],
    together: null,
    returnHolding: {},
  },
  {
    product: "funds",
    age: [0.002, 0.05, 0.2, 0.4, 0.9, 1.4, 1.8, 2, 1.9, 1.5],
    top: 3,
    university: 0.08,
    active: 4,
    tenure: [0.3, 1.2, 1.1, 1, 1],
    drive: 0.5,
    empty: 0.1,
    holding: { long_term_deposit: 3, securities: 3, emc_account: 1, payroll_account: 1 },
    channel: { KAT: 1.5, KHE: 0.5 },
    v: 1.3,
    return: [0.05, 0.03, 0.02, 0.01, 0.005],
    together: null,
    returnHolding: {},
  },
  {
    product: "securities",
    age: [0.002, 0.1, 0.35, 0.7, 1.2, 1.6, 1.7, 1.5, 1.2, 0.8],
    top: 3,
    university: 0.15,
    active: 4,
    tenure: [0.3, 1.2, 1.1, 1, 1],
    drive: 0.5,
    empty: 0.1,
    holding: { funds: 4, emc_account: 1.2, payroll_account: 1.2 },
    channel: { KAT: 1.5, KHE: 0.5 },
    v: 1.6,
    return: [0.06, 0.05, 0.04, 0.03, 0.02],
    together: null,
    returnHolding: {},
  },
  {
    product: "credit_card",
    age: [0.0, 0.02, 0.1, 0.35, 1, 1.6, 1.7, 1.3, 0.7, 0.2],
    top: 1.4,
    university: 0.35,
    active: 6,
    tenure: [0.3, 1.3, 1.2, 1, 0.9],
    drive: 0.6,
    empty: 0.05,
    holding: { payroll_account: 3, pension_plan: 1.6, debit_card: 2.2, emc_account: 1.2 },
    channel: { KFC: 1.3, KAT: 1.6, KHE: 0.5 },
    v: 1.2,
    return: [0.14, 0.08, 0.05, 0.02, 0.01],
    together: null,
    returnHolding: {},
  },
  {
    product: "loans",
    age: [0, 0.1, 0.4, 0.9, 1.6, 1.6, 1, 0.6, 0.2, 0],
    top: 0.5,
    university: 0.6,
    active: 5,
    tenure: [0.2, 1, 1, 1, 1],
    drive: 0.8,
    empty: 0.1,
    holding: { payroll_account: 4, debit_card: 2 },
    channel: {},
    v: 1.2,
    return: [0.02, 0.02, 0.01, 0.01, 0.01],
    together: null,
    returnHolding: {},
  },
  {
    product: "mortgage",
    age: [0, 0, 0.05, 0.2, 0.8, 1.8, 1.8, 1, 0.3, 0],
    top: 1.5,
    university: 0.2,
    active: 5,
    tenure: [0, 0.5, 1, 1, 1],
    drive: 0.8,
    empty: 0.1,
    holding: { payroll_account: 5, debit_card: 2 },
    channel: {},
    v: 1.1,
    return: [0, 0, 0, 0, 0],
    together: null,
    returnHolding: {},
  },
  {
    product: "em_account_p",
    age: [0, 0, 0.2, 1, 1, 1, 1, 1, 1, 1],
    top: 1,
    university: 1,
    active: 5,
    tenure: [0, 0, 1, 1, 1],
    drive: 0,
    empty: 0,
    holding: {},
    channel: {},
    v: 1,
    return: [0, 0, 0, 0, 0],
    together: null,
    returnHolding: {},
  },
];
