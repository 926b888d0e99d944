import type { CampaignLimits } from "../../contract/campaign.ts";
import { allocate } from "./allocation/allocate.ts";
import { ClashingLimitsError } from "./allocation/clashingLimits.ts";
import type { Allocation } from "./allocation/pricedList.ts";
import { type AllocationProblem, NO_SEGMENT, NONE } from "./allocation/problem.ts";
import { checkNames, RepeatedChannelError } from "./campaignErrors.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";

/** The list of a campaign, in falling order of expected revenue, equal ones by customer. */
export interface ChosenList {
  row: Uint32Array;
  product: Uint8Array;
  /** Place in the limits' channels. */
  channel: Uint8Array;
  /** Foretold, without the channel's multiplier; and what is expected of the contact. */
  probability: Float64Array;
  chance: Float64Array;
  margins: readonly number[];
  allocation: Allocation;
}

interface ChooseOptions {
  isQuick?: boolean | undefined;
  /** The test of a plan on a past month leaves minimums aside: it must not fail where the plan does not. */
  hasMinimums?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The most valuable list within the limits.
 *
 * @param allowed by row: products that may be offered
 * @throws UnknownInCampaignError, RepeatedChannelError, ClashingLimitsError, CancelledError
 */
export function chooseList(
  scored: ScoredCustomers,
  limits: CampaignLimits,
  allowed: Uint32Array,
  options: ChooseOptions = {},
): ChosenList {
  const problem = problemOf(scored, limits, allowed, options.hasMinimums ?? true);
  const allocation = inWords(scored, limits, problem, () => allocate(problem, options));
  const { assignment } = allocation;
  const [products, width] = [scored.products.length, limits.channels.length];
  const rows: number[] = [];
  for (let row = 0; row < assignment.length; row++) if (assignment[row] !== NONE) rows.push(row);
  const productOf = (row: number) => Math.trunc(assignment[row] / width);
  const channelOf = (row: number) => assignment[row] % width;
  const probabilityOf = (row: number) => scored.probability[row * products + productOf(row)];
  const chanceOf = (row: number) => Math.min(1, probabilityOf(row) * problem.channels[channelOf(row)].multiplier);
  const worth = new Map(rows.map((row) => [row, chanceOf(row) * problem.margins[productOf(row)]]));
  rows.sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || a - b);
  return {
    row: Uint32Array.from(rows),
    product: Uint8Array.from(rows, productOf),
    channel: Uint8Array.from(rows, channelOf),
    probability: Float64Array.from(rows, probabilityOf),
    chance: Float64Array.from(rows, chanceOf),
    margins: problem.margins,
    allocation,
  };
}

/** The limits as numbers by row, product and channel. */
export function problemOf(
  { customers, products, probability, segmentation }: ScoredCustomers,
  limits: CampaignLimits,
  allowed: Uint32Array,
  hasMinimums: boolean,
): AllocationProblem {
  const ids = products.map(({ id }) => id);
  checkNames("product", [...Object.keys(limits.margins), ...limits.quotas.map(({ product }) => product)], ids);
  const segments = (segmentation?.segments ?? []).map(({ id }) => id);
  const caps = limits.segmentCaps;
  checkNames(
    "segment",
    caps.map(({ segment }) => segment),
    segments,
  );
  const repeated = limits.channels.find(({ id }, i) => limits.channels.findIndex((each) => each.id === id) !== i);
  if (repeated) throw new RepeatedChannelError(repeated.id);
  const quotas = (id: string) => limits.quotas.filter(({ product }) => product === id);
  const placeOfSegment = segments.map((id) => caps.findIndex(({ segment }) => segment === id));
  const segment = new Uint8Array(customers.length).fill(NO_SEGMENT);
  if (segmentation && caps.length > 0) {
    for (let row = 0; row < customers.length; row++) {
      const place = placeOfSegment[segmentation.placeOf(customers[row])] ?? -1;
      if (place >= 0) segment[row] = place;
    }
  }
  return {
    rows: customers.length,
    probability,
    allowed,
    margins: products.map(({ id, marginEur }) => limits.margins[id] ?? marginEur),
    least: ids.map((id) => (hasMinimums ? Math.max(0, ...quotas(id).map(({ least }) => least)) : 0)),
    most: ids.map((id) => Math.min(...quotas(id).map(({ most }) => most ?? Number.POSITIVE_INFINITY))),
    channels: limits.channels.map(({ costPerContactEur, responseMultiplier, capacity }) => ({
      costEur: costPerContactEur,
      multiplier: responseMultiplier,
      capacity: capacity ?? Number.POSITIVE_INFINITY,
    })),
    size: limits.size,
    budgetEur: limits.budgetEur ?? Number.POSITIVE_INFINITY,
    segment,
    segmentCaps: caps.map(({ most }) => most),
  };
}

/** Says which products and segments a clash is about. */
function inWords<T>(
  { products, segmentation }: ScoredCustomers,
  { segmentCaps }: CampaignLimits,
  problem: AllocationProblem,
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ClashingLimitsError)) throw error;
    const names = new Map(segmentation?.segments.map(({ id, name }) => [id, `${id} ${name}`]));
    throw new ClashingLimitsError(problem, error.clash, {
      products: products.map(({ label }) => label),
      segments: segmentCaps.map(({ segment }) => names.get(segment) ?? segment),
    });
  }
}
