import { segmentation } from "../contract/segmentation.ts";
import { readHistory } from "../features/history.ts";
import { finish } from "../jobs/progress.ts";
import { customerFeatures } from "../segmentation/customerFeatures.ts";
import type { PreviousSegments } from "../segmentation/keepIds.ts";
import { placeCustomers } from "../segmentation/placeCustomers.ts";
import { segmentCustomers } from "../segmentation/segmentCustomers.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import { type Derived, findDerived, listDerived, readArrays, saveDerived } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";

/** What a person may choose of a segmentation. */
export interface SegmentRequest {
  version?: string | undefined;
  /** `YYYY-MM`; the last when left out. */
  month?: string | undefined;
  counts?: readonly number[] | undefined;
  k?: number | undefined;
  reason?: string | undefined;
  seed?: number | undefined;
  /** Names by segment id. */
  names?: Readonly<Record<string, string>> | undefined;
}

/** Segments customers and keeps the result; ids and names carry on from the newest segmentation there is. */
export async function keepSegments(file: WorkspaceFile, request: SegmentRequest, control: Control) {
  const panel = openPanel(file, request.version);
  const { seed = 1, month, version: _, ...rest } = request;
  const config = { ...rest, month: month ?? formatMonth(panel.months[panel.months.length - 1]) };
  const previous = previousOf(file, panel.version, config, seed);
  const made = await makeSegments(file, panel, { config, seed, previous }, control);
  const { id } = saveDerived(file, {
    kind: "segmentation",
    version: panel.version,
    config,
    seed,
    parents: previous === null ? [] : [previous],
    ...made,
  });
  return { id, ...made.result };
}

/** The newest segmentation; the one before it when the newest was asked for in the same words, which then is found again. */
function previousOf(file: WorkspaceFile, version: string, config: unknown, seed: number): string | null {
  // one kept in the shape of an older program has no say
  const newest = listDerived(file, "segmentation").findLast(
    ({ id }) => segmentation.safeParse(findDerived(file, id).result).success,
  );
  if (!newest) return null;
  const isSame =
    newest.version === version && newest.seed === seed && canonicalJson(newest.config) === canonicalJson(config);
  return isSame ? (newest.parents[0] ?? null) : newest.id;
}

/** Makes a kept segmentation again from what it came from. */
export function remakeSegments(file: WorkspaceFile, kept: Derived, control: Control) {
  const panel = openPanel(file, kept.version);
  const config = kept.config as SegmentRequest & { month: string };
  return makeSegments(file, panel, { config, seed: kept.seed ?? 1, previous: kept.parents[0] ?? null }, control);
}

/**
 * Places the customers of another month or version in a kept segmentation, by its frozen model: nothing is learned.
 *
 * @param month `YYYY-MM`; the version's last when left out
 */
export function placeInSegments(file: WorkspaceFile, id: string, version?: string, month?: string): PlacedSegments {
  const { id: kept, result } = readSegments(file, id);
  const panel = openPanel(file, version);
  const when = month === undefined ? panel.months[panel.months.length - 1] : parseMonth(month);
  const features = customerFeatures(panel, readHistory(panel, when), when);
  const segment = placeCustomers(
    { pipeline: result.pipeline, centres: Float64Array.from(result.centres.flat()) },
    features,
  );
  const counts = result.segments.map((_, place) => segment.reduce((n, own) => (own === place ? n + 1 : n), 0));
  return {
    segmentation: kept,
    version: panel.version,
    month: formatMonth(when),
    segments: result.segments.map(({ id: own, name }, place) => ({ id: own, name, customers: counts[place] })),
    customers: Array.from(features.customer, (index, row) => [
      panel.customers.key(index),
      result.segments[segment[row]].id,
    ]),
  };
}

/** Customers of a month in the segments of another one; `customers` are pairs of key and segment id. */
interface PlacedSegments {
  segmentation: string;
  version: string;
  month: string;
  segments: { id: string; name: string; customers: number }[];
  customers: [customer: string, segment: string][];
}

/** A kept segmentation and the place of each customer in it. */
export function readSegments(file: WorkspaceFile, id = "segmentation") {
  const kept = findDerived(file, id);
  const { customer, segment } = readArrays(file, kept.id);
  return { id: kept.id, result: keptResult(kept, segmentation), customer, segment };
}

function makeSegments(
  file: WorkspaceFile,
  panel: Panel,
  { config, seed, previous }: { config: SegmentRequest & { month: string }; seed: number; previous: string | null },
  control: Control,
) {
  const work = segmentCustomers(panel, {
    ...config,
    month: parseMonth(config.month),
    seed,
    previous: previous === null ? null : previousSegments(file, panel, previous),
    threads: control.threads,
    signal: control.signal,
  });
  return finish(work, control.onProgress);
}

/** An earlier segmentation by this panel's customers; dense indices differ between versions, keys do not. */
function previousSegments(file: WorkspaceFile, panel: Panel, id: string): PreviousSegments {
  const { result, customer, segment } = readSegments(file, id);
  const customers = result.version === panel.version ? null : openPanel(file, result.version).customers;
  const places = new Int16Array(panel.customers.size).fill(-1);
  for (let i = 0; i < customer.length; i++) {
    const index = customers ? panel.customers.indexOf(customers.key(customer[i])) : customer[i];
    if (index >= 0) places[index] = segment[i];
  }
  return { id, segments: result.segments, nextId: result.nextId, placeOf: (index) => places[index] };
}
