import type { Random } from "../../random/random.ts";
import { weightedChoice } from "../pick.ts";
import { TOP, UNIVERSITY } from "./codes.ts";

/** Age at entry of students: most come at 19 or 20 with the autumn wave, so each month of May shows 21, 22 and 23 on top. */
const STUDENT_ENTRY = weightedChoice([
  [17, 0.5],
  [18, 4],
  [19, 22],
  [20, 24],
  [21, 15],
  [22, 10],
  [23, 6.5],
  [24, 4.5],
  [25, 3.5],
  [26, 2.5],
  [28, 2.5],
  [30, 2],
  [33, 1.5],
  [36, 1],
  [40, 0.6],
]);

/** Share of the non-students who are children with a savings account. */
const CHILDREN = 0.019;

/**
 * Age at 2018-01, 2..105.
 *
 * Fitted to the rows by age group of jascicz/easy_money_Project (18-24 49 %, 25-39 33 %, 40-54 12 %, 55-64 3.1 %, 65 and
 * over 2.2 %, under 18 0.6 %; mean 29.8, standard deviation 12).
 *
 * @param median     median age of the channel's customers who are no students
 * @param entryMonth months since 2018-01
 */
export function ageAtStart(segment: number, median: number, entryMonth: number, random: Random): number {
  if (segment === UNIVERSITY) {
    const atEntry = STUDENT_ENTRY.pick(random) + random.float();
    return clamp(Math.floor(atEntry - entryMonth / 12));
  }
  if (segment !== TOP && random.chance(CHILDREN)) return 2 + random.integer(15);
  const spread = segment === TOP ? 0.27 : 0.31;
  const centre = segment === TOP ? median * 1.22 : median * 0.93;
  return Math.max(19, clamp(Math.floor(centre * Math.exp(spread * random.normal()))));
}

function clamp(age: number): number {
  return Math.min(104, Math.max(2, age));
}
