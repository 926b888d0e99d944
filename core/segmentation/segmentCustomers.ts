import type { Segment, Segmentation } from "../contract/segmentation.ts";
import { DomainError, throwIfCancelled } from "../errors/domainError.ts";
import { type History, readHistory } from "../features/history.ts";
import { fitPipeline } from "../features/pipeline.ts";
import { ProgressMeter, type Work } from "../jobs/progress.ts";
import { principalComponents, project } from "../learning/clusters/principalComponents.ts";
import { fitKMeans } from "../learning/kmeans/fitKMeans.ts";
import { type RowMatrix, takeRows } from "../learning/kmeans/matrix.ts";
import { createRandom } from "../random/random.ts";
import type { Panel } from "../store/panel.ts";
import { formatMonth, type Month } from "../time/month.ts";
import { type Candidate, elect, SAMPLE_ROWS, someRows, tryCounts } from "./chooseCount.ts";
import { type CustomerFeatures, customerFeatures, segmentationPlan, WINDOW_MONTHS } from "./customerFeatures.ts";
import { describeGroups } from "./describeSegments.ts";
import { keepIds, type PreviousSegments, SET_ASIDE } from "./keepIds.ts";
import { placeCustomers, type SegmentModel, segmentMatrix } from "./placeCustomers.ts";
import { proposeNames } from "./proposeNames.ts";

export interface SegmentOptions {
  /** The panel's last when left out. */
  month?: Month | undefined;
  /** Numbers of segments to try, 5 to 8 when left out. */
  counts?: readonly number[] | undefined;
  /** A person's choice; the others are still tried, for the vote to be seen. */
  k?: number | undefined;
  reason?: string | undefined;
  seed: number | string;
  /** Names by segment id, in place of proposed or kept ones. */
  names?: Readonly<Record<string, string>> | undefined;
  previous?: PreviousSegments | null | undefined;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** By row of the month's snapshot. */
export interface SegmentArrays extends Record<string, Uint32Array | Uint8Array> {
  customer: Uint32Array;
  /** Place in the result's `segments`. */
  segment: Uint8Array;
}

class TooFewCustomersError extends DomainError {
  constructor(month: string, customers: number) {
    super({
      code: "too-few-customers",
      what: `Only ${customers} customers hold a product in ${month}: too few to segment`,
      mend: `Choose another month, or import more customers; ${LEAST_CUSTOMERS} are needed.`,
      facts: { month, customers },
    });
  }
}

class UnknownSegmentError extends DomainError {
  constructor(id: string, known: readonly string[]) {
    super({
      code: "unknown-segment",
      what: `There is no segment ${id}`,
      mend: `Name one of ${known.join(", ")}.`,
      facts: { id, known },
    });
  }
}

const LEAST_CUSTOMERS = 200;
/** What a team can keep apart; the brief asks for 6 to 8 groups. */
const COUNTS = [5, 6, 7, 8];
const MAP_POINTS = 1_200;
const TREND_MONTHS = 6;

/**
 * Segments the customers of a month who hold a product; those who hold none are set aside as a segment of their own.
 *
 * @throws TooFewCustomersError, UnknownSegmentError, CancelledError
 */
export async function* segmentCustomers(
  panel: Panel,
  options: SegmentOptions,
): Work<{ result: Segmentation; arrays: SegmentArrays }> {
  const { seed, signal } = options;
  const month = options.month ?? panel.months[panel.months.length - 1];
  const name = formatMonth(month);
  const meter = new ProgressMeter("steps", 0);
  yield meter.at(0, `Reading customers up to ${name}`);
  const history = readHistory(panel, month, signal);
  const features = customerFeatures(panel, history, month);
  const holders = Uint32Array.from(features.holdings.keys()).filter((row) => features.holdings[row] !== 0);
  if (holders.length < LEAST_CUSTOMERS) throw new TooFewCustomersError(name, holders.length);
  const pipeline = fitPipeline(segmentationPlan(features), features.table);
  const matrix = takeRows(segmentMatrix(pipeline, features), holders);
  const sample = takeRows(matrix, someRows(matrix.rows, SAMPLE_ROWS, createRandom(seed).fork("sample")));

  const wanted = options.k === undefined ? [] : [options.k];
  const counts = [...new Set([...(options.counts ?? COUNTS), ...wanted])].sort((a, b) => a - b);
  const candidates = yield* tryCounts(sample, counts, seed, signal);
  const elected = elect(candidates);
  const chosen = candidates.find(({ count }) => count.k === options.k) ?? elected;

  yield meter.at(0, `Placing ${matrix.rows} customers in ${chosen.count.k} segments`);
  const fit = await fitKMeans(matrix, {
    k: chosen.count.k,
    seed,
    initial: chosen.centres,
    threads: options.threads,
    signal,
  });
  const order = [...fit.sizes.keys()].sort((a, b) => fit.sizes[b] - fit.sizes[a] || a - b);
  const model: SegmentModel = { pipeline, centres: reorder(fit.centres, order, matrix.width) };
  const places = placeCustomers(model, features);
  const k = order.length;

  const described = describeGroups(panel, month, features, places, k + 1);
  const { ids, nextId } = keepIds(features.customer, places, k, options.previous ?? null);
  const proposed = proposeNames(described.groups.slice(0, k), described.everybody);
  const sizes = countPlaces(places, k + 1);
  const segments = described.groups.map((group, place): Segment => {
    const { id, name: kept } = place < k ? ids[place] : SET_ASIDE;
    const given = options.names?.[id] ?? (place < k ? kept : null);
    const jaccard = place < k ? chosen.jaccards[order[place]] : null;
    return {
      id,
      name: given ?? proposed[place] ?? SET_ASIDE.name,
      namedBy: given === null ? "proposal" : "person",
      customers: sizes[place],
      share: sizes[place] / places.length,
      jaccard,
      trust: trustIn(jaccard),
      ...group,
    };
  });
  const known = segments.map(({ id }) => id);
  for (const id of Object.keys(options.names ?? {})) if (!known.includes(id)) throw new UnknownSegmentError(id, known);
  const now = { customer: features.customer, places };
  const followed = yield* follow(panel, history, month, model, { now, count: k + 1, meter, signal });
  const result: Segmentation = {
    version: panel.version,
    month: name,
    windowMonths: WINDOW_MONTHS,
    customers: places.length,
    k,
    chosenBy: chosen === elected && options.k === undefined ? "vote" : "person",
    reason: options.k === undefined ? reasonOf(elected) : (options.reason ?? "chosen by a person, no reason given"),
    sampleRows: sample.rows,
    vote: candidates.map(({ count }) => count),
    segments,
    everybody: described.everybody,
    map: mapOf(matrix, holders, places, seed),
    trend: followed.trend,
    migration: followed.migration,
    pipeline,
    centres: Array.from({ length: k }, (_, c) =>
      Array.from(model.centres.subarray(c * matrix.width, (c + 1) * matrix.width)),
    ),
    keptFrom: options.previous?.id ?? null,
    nextId,
  };
  return { result, arrays: { customer: features.customer, segment: places } };
}

function reorder(centres: Float64Array, order: readonly number[], width: number): Float64Array {
  const sorted = new Float64Array(centres.length);
  for (const [place, c] of order.entries()) sorted.set(centres.subarray(c * width, (c + 1) * width), place * width);
  return sorted;
}

function countPlaces(places: Uint8Array, count: number): number[] {
  const sizes = new Array<number>(count).fill(0);
  for (const place of places) sizes[place]++;
  return sizes;
}

/** Hennig's rule of thumb for the mean Jaccard similarity under resampling. */
function trustIn(jaccard: number | null): Segment["trust"] {
  if (jaccard === null) return null;
  if (jaccard >= 0.85) return "very stable";
  if (jaccard >= 0.75) return "stable";
  return jaccard >= 0.6 ? "pattern only" : "do not trust";
}

function reasonOf({ count }: Candidate): string {
  const { k, points, stability, separability } = count;
  return `${k} segments have the most points (${points.all.toFixed(2)}): refits agree at ${stability.median.toFixed(2)}, the least stable segment is found again at ${stability.worst.toFixed(2)}, and three questions place ${(separability * 100).toFixed(0)} % of the customers.`;
}

function mapOf(
  matrix: RowMatrix,
  holders: Uint32Array,
  places: Uint8Array,
  seed: number | string,
): Segmentation["map"] {
  const rows = someRows(matrix.rows, MAP_POINTS, createRandom(seed).fork("map"));
  const sample = takeRows(matrix, rows);
  const components = principalComponents(sample, 2);
  const xy = project(sample, components);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const points = Array.from(rows, (row, i) => ({
    x: round(xy[2 * i]),
    y: round(xy[2 * i + 1]),
    segment: places[holders[row]],
  }));
  return { shares: components.shares, points };
}

/** Customers and the place of each. */
interface Placed {
  customer: Uint32Array;
  places: Uint8Array;
}

/** Sizes in the last months and the moves since the month before, all placed by the same model. */
async function* follow(
  panel: Panel,
  history: History,
  month: Month,
  model: SegmentModel,
  { now, count, meter, signal }: { now: Placed; count: number; meter: ProgressMeter; signal: AbortSignal | undefined },
): Work<Pick<Segmentation, "trend" | "migration">> {
  const months = history.months.slice(-TREND_MONTHS);
  const sizes: number[][] = [];
  let before: Placed | null = null;
  for (const each of months) {
    throwIfCancelled(signal);
    yield meter.at(0, `Following segments through ${formatMonth(each)}`);
    let placed = now;
    if (each !== month) {
      const features: CustomerFeatures = customerFeatures(panel, history, each);
      placed = { customer: features.customer, places: placeCustomers(model, features) };
    }
    if (each === month - 1) before = placed;
    sizes.push(countPlaces(placed.places, count));
  }
  const trend = {
    months: months.map(formatMonth),
    customers: Array.from({ length: count }, (_, place) => sizes.map((each) => each[place])),
  };
  if (!before) return { trend, migration: null };
  return {
    trend,
    migration: {
      from: formatMonth(month - 1),
      to: formatMonth(month),
      customers: moves(before, now, count, panel.customers.size),
    },
  };
}

function moves(before: Placed, now: Placed, count: number, size: number): number[][] {
  const matrix = Array.from({ length: count + 1 }, () => new Array<number>(count + 1).fill(0));
  const from = new Uint8Array(size).fill(count);
  for (let i = 0; i < before.customer.length; i++) from[before.customer[i]] = before.places[i];
  const isHere = new Uint8Array(size);
  for (let i = 0; i < now.customer.length; i++) {
    isHere[now.customer[i]] = 1;
    matrix[from[now.customer[i]]][now.places[i]]++;
  }
  for (let i = 0; i < before.customer.length; i++) if (!isHere[before.customer[i]]) matrix[before.places[i]][count]++;
  return matrix;
}
