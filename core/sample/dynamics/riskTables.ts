import { CHANNELS } from "../calibration/channels.ts";
import { TOP, UNIVERSITY } from "../people/codes.ts";
import { productBit, SAMPLE_PRODUCTS } from "../products.ts";
import { CANCEL_RISKS, type CancelRisk } from "./cancelRisks.ts";
import { AGE_KNOTS, BUYING_RISKS, type BuyingRisk } from "./risks.ts";

/** The risks of one product as look-up tables, so that a customer's weight is a handful of products of table entries. */
export interface RiskTables {
  readonly product: string;
  readonly bit: number;
  /** By age 0..120. */
  readonly buyAge: Float64Array;
  /** By segment code * 2 + active. */
  readonly buySegment: Float64Array;
  readonly buyChannel: Float64Array;
  /** By months since entry, capped at 60. */
  readonly buyTenure: Float64Array;
  /** By holdings mask. */
  readonly buyHolding: Float64Array;
  readonly buyGender: Float64Array;
  readonly buyDrive: number;
  /** Bit of the product that is bought together with this one, -1 for none, and the factor. */
  readonly togetherBit: number;
  readonly togetherFactor: number;
  /** By months since the loss, capped at 255. */
  readonly returning: Float64Array;
  /** By holdings mask. */
  readonly returnHolding: Float64Array;
  readonly cancelAge: Float64Array;
  readonly cancelActive: Float64Array;
  /** By months held, capped at 255. */
  readonly cancelHeld: Float64Array;
  readonly cancelHolding: Float64Array;
  readonly cancelDrive: number;
}

const MASKS = 1 << SAMPLE_PRODUCTS.length;

/** Tables of all products that are ever held, in the order in which a month plays them. */
export function riskTables(): RiskTables[] {
  return BUYING_RISKS.map((buying) => tablesOf(buying, CANCEL_RISKS[buying.product]));
}

function tablesOf(buying: BuyingRisk, cancel: CancelRisk): RiskTables {
  return {
    product: buying.product,
    bit: productBit(buying.product),
    buyAge: Float64Array.from({ length: 121 }, (_, age) => interpolate(buying.age, age)),
    buySegment: Float64Array.from({ length: 8 }, (_, i) => segmentFactor(buying, i >> 1) * (i & 1 ? buying.active : 1)),
    buyChannel: Float64Array.from(CHANNELS, ({ code }) => buying.channel[code] ?? 1),
    buyTenure: Float64Array.from({ length: 61 }, (_, months) => buying.tenure[tenureBand(months)]),
    buyHolding: maskFactors(buying.holding, {}, buying.empty),
    buyGender: Float64Array.of(1, 1, buying.v),
    buyDrive: buying.drive,
    togetherBit: buying.together === null ? -1 : productBit(buying.together[0]),
    togetherFactor: buying.together?.[1] ?? 1,
    returning: Float64Array.from({ length: 256 }, (_, away) => buying.return[awayBand(away)]),
    returnHolding: maskFactors(buying.returnHolding, {}, 1),
    cancelAge: Float64Array.from(
      { length: 121 },
      (_, age) => cancel.age[age < 25 ? 0 : age < 40 ? 1 : age < 60 ? 2 : 3],
    ),
    cancelActive: Float64Array.of(cancel.inactive, 1),
    cancelHeld: Float64Array.from({ length: 256 }, (_, months) => cancel.held[heldBand(months)]),
    cancelHolding: maskFactors(cancel.holding, cancel.without, 1),
    cancelDrive: cancel.drive,
  };
}

function segmentFactor(buying: BuyingRisk, segment: number): number {
  return segment === TOP ? buying.top : segment === UNIVERSITY ? buying.university : 1;
}

function maskFactors(
  holding: Readonly<Record<string, number>>,
  without: Readonly<Record<string, number>>,
  empty: number,
): Float64Array {
  const factors = new Float64Array(MASKS).fill(1);
  factors[0] = empty;
  for (const [id, factor] of Object.entries(holding)) {
    const bit = productBit(id);
    for (let mask = 0; mask < MASKS; mask++) if ((mask >> bit) & 1) factors[mask] *= factor;
  }
  for (const [id, factor] of Object.entries(without)) {
    const bit = productBit(id);
    for (let mask = 0; mask < MASKS; mask++) if (!((mask >> bit) & 1)) factors[mask] *= factor;
  }
  return factors;
}

function interpolate(values: readonly number[], age: number): number {
  const last = AGE_KNOTS.length - 1;
  if (age <= AGE_KNOTS[0]) return values[0];
  if (age >= AGE_KNOTS[last]) return values[last];
  const i = AGE_KNOTS.findIndex((knot) => knot > age);
  const share = (age - AGE_KNOTS[i - 1]) / (AGE_KNOTS[i] - AGE_KNOTS[i - 1]);
  return values[i - 1] + share * (values[i] - values[i - 1]);
}

const tenureBand = (months: number): number =>
  months <= 0 ? 0 : months <= 3 ? 1 : months <= 12 ? 2 : months <= 24 ? 3 : 4;
const awayBand = (months: number): number => (months <= 3 ? Math.max(0, months - 1) : months <= 6 ? 3 : 4);
const heldBand = (months: number): number =>
  months <= 3 ? Math.max(0, months - 1) : months <= 6 ? 3 : months <= 12 ? 4 : months <= 24 ? 5 : 6;
