import type { Random } from "../../random/random.ts";

/** Published extremes, EUR. */
const LEAST = 1202.73;
const MOST = 28_894_395.51;
/** A value that returns too often to be an income: the filler of the source. */
const FILLER = 451_931.22;

/**
 * Share of customers whose salary is never known, by months of entry since 2018-01: recent joiners nearly all
 * (jascicz/easy_money_Project, socio_demografico: 156,930 customers and 25.36 % of rows in all).
 */
function missingShare(entryMonth: number): number {
  if (entryMonth >= 11) return 0.98;
  return entryMonth >= 1 ? 0.81 : 0.103;
}

/**
 * Gross yearly income of a household, EUR, constant for a customer; NaN when the source never knew it.
 *
 * Log-normal body (quartiles 61.5 / 88.7 / 131.7 k), a wider second body and a Pareto tail: 0.19 % above one million, as in
 * BernardoGMS/easyMoney_Capstone and nattirobbles/easy_money_ML.
 *
 * @param province mean of the province over the country's
 */
export function drawSalary(province: number, entryMonth: number, random: Random): number {
  const missing = random.chance(missingShare(entryMonth));
  const u = random.float();
  const z = random.normal();
  let salary: number;
  if (u < 0.0004) salary = FILLER;
  else if (u < 0.0034) salary = 400_000 * (1 - random.float()) ** (-1 / 1.3);
  else if (u < 0.08) salary = 102_000 * province * Math.exp(0.95 * z);
  else salary = 99_500 * province * Math.exp(0.45 * z);
  if (missing) return Number.NaN;
  return Math.round(Math.min(MOST, Math.max(LEAST, salary)) * 100) / 100;
}
