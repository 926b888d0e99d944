import type { Random } from "../../random/random.ts";
import { CHANNELS } from "../calibration/channels.ts";
import { COUNTRIES, PROVINCES } from "../calibration/places.ts";
import { weightedChoice } from "../pick.ts";
import { ageAtStart } from "./ages.ts";
import { HOME, PARTICULAR, TOP, UNIVERSITY } from "./codes.ts";
import { drawSalary } from "./salaries.ts";

/** What the customers are, from the first month on. */
export interface People {
  /** Index into CHANNELS. */
  readonly channel: Uint8Array;
  /** Code of SEGMENTS at the start. */
  readonly segment: Uint8Array;
  readonly gender: Uint8Array;
  /** Index into COUNTRIES. */
  readonly country: Uint8Array;
  /** INE code, 0 = not known. */
  readonly region: Uint8Array;
  /** Month (0..16) of a move to newRegion; 255 = never. */
  readonly moveMonth: Uint8Array;
  readonly newRegion: Uint8Array;
  /** Age at 2018-01; below 0 for those born later would not occur. */
  readonly age: Uint8Array;
  /** Calendar month (0..11) in which the age rises. */
  readonly birthMonth: Uint8Array;
  /** Gross yearly income of the household, EUR with two decimals; NaN = not known. */
  readonly salary: Float64Array;
  /** Standing inclination to be active and to buy, lognormal around 1: what no column shows. */
  readonly drive: Float32Array;
}

/** Students are rarer among the dormant than their channels say: em_acount goes with UNIVERSITARIO. */
const DORMANT_STUDENTS = 0.85;
/** Customers drawn between two pauses. */
const PER_STEP = 1 << 16;
const FOREIGN_SHARE = 0.00038;
const MOVERS = 0.0045;
const WITHOUT_GENDER = 4e-6;
const HOME_WITHOUT_REGION = 2e-6;

/** Draws who the customers are in steps, given their channel and month of entry (months since 2018-01). */
export function* drawPeople(
  given: { size: number; channels: Uint8Array; entryMonth: Int16Array; dormant: Uint8Array },
  random: Random,
): Generator<void, People, void> {
  const { size, channels, entryMonth, dormant } = given;
  const province = weightedChoice(PROVINCES.map(({ code, customers }) => [code, customers]));
  const abroad = weightedChoice(COUNTRIES.map(([, rows], i) => [i, i === HOME ? 0 : rows]));
  const salaryOf = new Map(PROVINCES.map(({ code, salary }) => [code, salary]));
  const people = {
    channel: channels,
    segment: new Uint8Array(size),
    gender: new Uint8Array(size),
    country: new Uint8Array(size),
    region: new Uint8Array(size),
    moveMonth: new Uint8Array(size).fill(255),
    newRegion: new Uint8Array(size),
    age: new Uint8Array(size),
    birthMonth: new Uint8Array(size),
    salary: new Float64Array(size),
    drive: new Float32Array(size),
  };
  for (let i = 0; i < size; i++) {
    if (i % PER_STEP === 0) yield;
    const channel = CHANNELS[channels[i]];
    const university = dormant[i] === 1 ? channel.university * DORMANT_STUDENTS : channel.university;
    const u = random.float();
    const segment = u < university ? UNIVERSITY : u < university + channel.top ? TOP : PARTICULAR;
    people.age[i] = ageAtStart(segment, channel.age, entryMonth[i], random);
    people.segment[i] = segment === UNIVERSITY && people.age[i] > 60 ? PARTICULAR : segment;
    people.gender[i] = random.chance(WITHOUT_GENDER)
      ? 0
      : random.chance(segment === UNIVERSITY ? 0.555 : 0.455)
        ? 1
        : 2;
    people.country[i] = random.chance(FOREIGN_SHARE) ? abroad.pick(random) : HOME;
    const home = province.pick(random);
    people.region[i] = people.country[i] !== HOME || random.chance(HOME_WITHOUT_REGION) ? 0 : home;
    if (people.region[i] > 0 && random.chance(MOVERS)) {
      people.moveMonth[i] = 1 + random.integer(16);
      people.newRegion[i] = province.pick(random);
    }
    people.birthMonth[i] = random.integer(12);
    people.salary[i] = drawSalary(salaryOf.get(home) ?? 1, entryMonth[i], random);
    people.drive[i] = Math.exp(0.7 * random.normal());
  }
  return people;
}
