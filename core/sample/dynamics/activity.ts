import type { Random } from "../../random/random.ts";
import { ACTIVE } from "../calibration/base.ts";
import { drawExactly } from "../exactDraw.ts";
import { TOP, UNIVERSITY } from "../people/codes.ts";
import type { Population } from "../population.ts";
import { productBit } from "../products.ts";
import type { Circumstances } from "./holdings.ts";

/** Share of the active who fall asleep in a month (58,537 customers of 456,373 have both states within 17 months). */
const FALLING_ASLEEP = 0.006;

const STRONG = ["payroll", "pension_plan", "payroll_account", "debit_card", "credit_card", "long_term_deposit", "funds"]
  .concat("securities", "short_term_deposit", "loans", "mortgage")
  .reduce((mask, id) => mask | (1 << productBit(id)), 0);
const EMC = 1 << productBit("emc_account");
const EM = 1 << productBit("em_acount");

/**
 * Sets the active flags of a month, in place, to the published total.
 *
 * Who buys wakes up; who holds more than the basic account stays awake; who holds nothing sleeps. Calibrated to the correlations of
 * the flag with the products (debit_card 0.41, emc_account 0.25, pension_plan 0.26) and to the shares by segment.
 *
 * @param active by customer; keeps its value while a customer is away
 */
export function playActivity(
  active: Uint8Array,
  holdings: Uint32Array,
  population: Population,
  now: Circumstances,
  scale: number,
  random: Random,
): void {
  const { present, month } = now;
  const target = Math.round(ACTIVE[month] * scale);
  const weights = new Float64Array(present.length);
  const rows = new Uint32Array(present.length);
  const draw = (wanted: number, count: number, weight: (customer: number) => number) => {
    let n = 0;
    for (const i of present) {
      if (active[i] !== wanted) continue;
      rows[n] = i;
      weights[n++] = weight(i);
    }
    return drawExactly(weights, n, count, random.float()).map((position) => rows[position]);
  };
  let awake = 0;
  for (const i of present) awake += active[i];
  const falling = month === 0 ? 0 : Math.max(Math.round(awake * FALLING_ASLEEP), awake - target);
  const asleep = draw(1, falling, (i) => sleepWeight(holdings[i]) / population.drive[i]);
  const woken = draw(0, target - (awake - asleep.length), (i) => wakeWeight(i, holdings[i], population, now));
  for (const i of asleep) active[i] = 0;
  for (const i of woken) active[i] = 1;
}

function sleepWeight(held: number): number {
  if (held & STRONG) return 0.01;
  if (held & EMC) return 0.3;
  return held & EM ? 1 : 25;
}

function wakeWeight(customer: number, held: number, population: Population, now: Circumstances): number {
  const segment = now.segment[customer];
  const base = segment === TOP ? 30 : segment === UNIVERSITY ? 0.36 : 1.9;
  const drive = population.drive[customer];
  const weight = base * drive * drive;
  if (held & STRONG) return weight * 800;
  if (held & EMC) return weight * 12;
  if (held & EM) return population.firstMonth[customer] === now.month && now.month > 0 ? weight * 30 : weight;
  return weight * (population.dormant[customer] === 1 ? 0.001 : 0.006);
}
