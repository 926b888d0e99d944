import type { Random } from "../random/random.ts";
import {
  COVERAGE_JUMP,
  FIRST_MONTH,
  MONTH_COUNT,
  REAL_JOINERS_IN_JUMP,
  STOCK_ENTRY_MONTHS,
} from "./calibration/base.ts";
import { CHANNELS } from "./calibration/channels.ts";
import { drawPeople, type People } from "./people/people.ts";
import { weightedChoice } from "./pick.ts";

/** Everything about the customers that is settled before the months are played; index = customer, ascending key. */
export interface Population extends People {
  readonly size: number;
  /** The customer key, pk_cid. */
  readonly key: Int32Array;
  /** Days since 1970-01-01 of the first contract. */
  readonly entryDay: Int32Array;
  /** Months since 2018-01 of the first contract; negative for the stock. */
  readonly entryMonth: Int16Array;
  /** Month (0..16) of the first row. */
  readonly firstMonth: Uint8Array;
  /** 1 for the long-standing customers without products who came in with the coverage jump. */
  readonly dormant: Uint8Array;
}

/** The first and last key of customers who joined in the window of the extract; a hundredth have an older, smaller key. */
const KEYS = { oldest: 15_891, first: 1_050_000, last: 1_553_689 };
const OLDER_KEYS = 0.01;

/**
 * Draws the customers in steps, between which a caller can pause: when they joined, through which channel, who they are. Keys ascend with the date of entry.
 *
 * @param firstSeen customers whose first row is in each of the 17 months
 */
export function* drawPopulation(firstSeen: readonly number[], random: Random): Generator<void, Population, void> {
  const size = firstSeen.reduce((sum, count) => sum + count, 0);
  const entries = drawEntries(firstSeen, size, random.fork("entries"));
  yield;
  const keys = drawKeys(size, random.fork("keys"));
  const people = yield* drawPeople(
    {
      size,
      channels: drawChannels(entries, random.fork("channels")),
      entryMonth: entries.entryMonth,
      dormant: entries.dormant,
    },
    random.fork("people"),
  );
  return { size, key: keys, ...entries, ...people };
}

type Entries = Pick<Population, "entryDay" | "entryMonth" | "firstMonth" | "dormant">;

function drawEntries(firstSeen: readonly number[], size: number, random: Random): Entries {
  const stockMonth = weightedChoice(STOCK_ENTRY_MONTHS.map((weight, i) => [i - STOCK_ENTRY_MONTHS.length + 1, weight]));
  const records = new Float64Array(size);
  let at = 0;
  for (let month = 0; month < MONTH_COUNT; month++) {
    const real = month === COVERAGE_JUMP ? Math.round(firstSeen[month] * REAL_JOINERS_IN_JUMP) : firstSeen[month];
    for (let i = 0; i < firstSeen[month]; i++) {
      const dormant = month > 0 && i >= real;
      const entry = month === 0 || dormant ? stockMonth.pick(random) : month;
      const day = drawDay(entry, random);
      // one number per customer sorts by day; the rest of it travels along
      records[at++] = (day * 32 + month) * 2 + (dormant ? 1 : 0);
    }
  }
  records.sort();
  moveOlderKeysFirst(records, random);
  const entryDay = new Int32Array(size);
  const entryMonth = new Int16Array(size);
  const firstMonth = new Uint8Array(size);
  const dormant = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const record = records[i];
    dormant[i] = record % 2;
    firstMonth[i] = Math.floor(record / 2) % 32;
    entryDay[i] = Math.floor(record / 64);
    const date = new Date(entryDay[i] * 86_400_000);
    entryMonth[i] = date.getUTCFullYear() * 12 + date.getUTCMonth() - FIRST_MONTH;
  }
  return { entryDay, entryMonth, firstMonth, dormant };
}

/** July 2017 has one famous day: the 28th carries about a quarter of the month (BernardoGMS/easyMoney_Capstone). */
const FAMOUS = { month: -6, day: 28, share: 0.24 };

function drawDay(entryMonth: number, random: Random): number {
  const month = FIRST_MONTH + entryMonth;
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
  const length = Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12, 1) / 86_400_000 - first;
  if (entryMonth === FAMOUS.month && random.chance(FAMOUS.share)) return first + FAMOUS.day - 1;
  return first + random.integer(length);
}

/** Some people were customers long ago and kept their small key: their records go to the front, in order of entry. */
function moveOlderKeysFirst(records: Float64Array, random: Random): void {
  const older = new Uint8Array(records.length);
  for (let n = olderKeys(records.length); n > 0; ) {
    const i = random.integer(records.length);
    if (older[i] === 0) {
      older[i] = 1;
      n--;
    }
  }
  const sorted = records.slice();
  let front = 0;
  let back = olderKeys(records.length);
  for (let i = 0; i < sorted.length; i++) records[older[i] === 1 ? front++ : back++] = sorted[i];
}

const olderKeys = (size: number): number => Math.round(size * OLDER_KEYS);

function drawKeys(size: number, random: Random): Int32Array {
  const keys = new Int32Array(size);
  const older = olderKeys(size);
  const spread = (from: number, to: number, begin: number, end: number) => {
    const step = (to - from) / Math.max(1, end - begin);
    for (let i = begin; i < end; i++) keys[i] = Math.floor(from + (i - begin + 0.98 * random.float()) * step);
  };
  spread(KEYS.oldest, KEYS.first, 0, older);
  spread(KEYS.first, KEYS.last + 1, older, size);
  // a step below one key per customer would repeat keys
  for (let i = 1; i < size; i++) if (keys[i] <= keys[i - 1]) keys[i] = keys[i - 1] + 1;
  return keys;
}

function drawChannels({ entryMonth, firstMonth, dormant }: Entries, random: Random): Uint8Array {
  const stock = weightedChoice(CHANNELS.map(({ stock }, i) => [i, stock]));
  const asleep = weightedChoice(CHANNELS.map(({ dormant }, i) => [i, dormant]));
  const joiners = [0, 1, 2].map((period) => weightedChoice(CHANNELS.map((channel, i) => [i, channel.joiners[period]])));
  return Uint8Array.from(entryMonth, (entry, i) => {
    if (dormant[i] === 1) return asleep.pick(random);
    if (firstMonth[i] === 0) return stock.pick(random);
    return joiners[entry <= 5 ? 0 : entry <= 10 ? 1 : 2].pick(random);
  });
}
