import type { Random } from "../../random/random.ts";
import { FULL_CUSTOMERS, MONTH_COUNT } from "../calibration/base.ts";
import { drawExactly } from "../exactDraw.ts";
import type { Population } from "../population.ts";
import { PARTICULAR, TOP, UNIVERSITY } from "./codes.ts";

/** What changes about a customer from month to month besides the holdings. */
export interface Lifeline {
  /** Age by customer in a month. A few joiners are a year too old in their first month, as in the source. */
  ageIn(month: number, ages: Uint8Array): void;
  /** Moves some students on to the ordinary segment and some ordinary customers to the top one, in place. */
  promote(month: number, segments: Uint8Array, ages: Uint8Array): void;
  /** 1 where the deceased flag is S in the month. */
  isDeceased(customer: number, month: number): number;
  regionIn(customer: number, month: number): number;
  /** Channel and segment are not known in the joiner's first month. */
  lacksChannel(customer: number, month: number): boolean;
  lacksSegment(customer: number, month: number): boolean;
}

/** Customers always S, and customers who become S, of whom some return to N (jascicz/easy_money_Project). */
const ALWAYS_DECEASED = 55;
const BECOMING_DECEASED = 74;
const REVIVED_SHARE = 0.3;

/** Share of joiners with a first-month age one too high: 94,401 rows belong to customers whose age falls. */
const AGE_CORRECTED = 0.06;

/** First-month nulls: 133,033 rows of channel and 911 more of segment. */
const CHANNEL_LACKING_2018 = 0.865;
const CHANNEL_LACKING_2019 = 0.995;
const SEGMENT_ONLY_LACKING = 0.05;

const NEVER = 255;

/** Draws the lifelines of a population. */
export function drawLifeline(population: Population, random: Random): Lifeline {
  const { size, age, birthMonth, firstMonth, dormant, moveMonth, newRegion, region } = population;
  const joiner = (i: number) => firstMonth[i] > 0 && dormant[i] === 0;
  const traits = random.fork("traits");
  const corrected = Uint8Array.from(firstMonth, (_, i) => (traits.chance(AGE_CORRECTED) && joiner(i) ? 1 : 0));
  const lacking = Uint8Array.from(firstMonth, (month, i) => {
    const channel = traits.chance(month >= 12 ? CHANNEL_LACKING_2019 : CHANNEL_LACKING_2018);
    const segment = traits.chance(SEGMENT_ONLY_LACKING);
    return joiner(i) ? (channel ? 3 : segment ? 2 : 0) : 0;
  });
  const { from, until } = drawDeaths(population, random.fork("deaths"));
  const change = random.fork("segments");
  const older = new Uint8Array(size);
  return {
    ageIn(month, ages) {
      for (let i = 0; i < size; i++) {
        if (month > 0 && birthMonth[i] === month % 12) older[i]++;
        const extra = corrected[i] === 1 && firstMonth[i] === month && birthMonth[i] !== (month + 1) % 12 ? 1 : 0;
        ages[i] = Math.max(2, Math.min(105, age[i] + older[i] + extra));
      }
    },
    promote(month, segments, ages) {
      if (month === 0) return;
      for (let i = 0; i < size; i++) {
        if (segments[i] === UNIVERSITY ? ages[i] < 27 : segments[i] === TOP) continue;
        const u = change.float();
        if (segments[i] === UNIVERSITY) {
          if (u < 0.0035) segments[i] = PARTICULAR;
        } else if (ages[i] > 30 && u < 0.00025) segments[i] = TOP;
      }
    },
    isDeceased: (i, month) => (month >= from[i] && month < until[i] ? 1 : 0),
    regionIn: (i, month) => (month >= moveMonth[i] ? newRegion[i] : region[i]),
    lacksChannel: (i, month) => firstMonth[i] === month && (lacking[i] & 1) === 1,
    lacksSegment: (i, month) => firstMonth[i] === month && (lacking[i] & 2) === 2,
  };
}

function drawDeaths(population: Population, random: Random): { from: Uint8Array; until: Uint8Array } {
  const { size, age, firstMonth } = population;
  const scale = size / FULL_CUSTOMERS;
  const from = new Uint8Array(size).fill(NEVER);
  const until = new Uint8Array(size).fill(NEVER);
  const always = Math.max(1, Math.round(ALWAYS_DECEASED * scale));
  const becoming = Math.max(2, Math.round(BECOMING_DECEASED * scale));
  const weights = Float64Array.from(age, (years, i) => (firstMonth[i] === 0 ? Math.exp(years / 14) : 0));
  const dead = random.shuffle(drawExactly(weights, size, always + becoming, random.float()));
  const revived = Math.max(1, Math.round(becoming * REVIVED_SHARE));
  dead.forEach((i, order) => {
    from[i] = order < always ? 0 : 1 + random.integer(MONTH_COUNT - 4);
    if (order >= always && order < always + revived) until[i] = from[i] + 1 + random.integer(3);
  });
  return { from, until };
}
