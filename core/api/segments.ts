import { sortRows } from "../analysis/rows/matchRows.ts";
import { type Segmentation, segmentation } from "../contract/segmentation.ts";
import { DomainError } from "../errors/domainError.ts";
import { readHistory } from "../features/history.ts";
import { finish } from "../jobs/progress.ts";
import { customerFeatures } from "../segmentation/customerFeatures.ts";
import type { PreviousSegments } from "../segmentation/keepIds.ts";
import { placeCustomers } from "../segmentation/placeCustomers.ts";
import { segmentCustomers } from "../segmentation/segmentCustomers.ts";
import { canonicalJson } from "../store/canonicalJson.ts";
import { type Derived, findDerived, listDerived, readArrays, saveDerived } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import { segmentNames } from "../store/segmentNames.ts";
import { openPanel } from "../store/storedPanel.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { renameSegment } from "./edits.ts";
import { keptResult } from "./keptResult.ts";
import { monthAsked } from "./monthAsked.ts";
import type { Panels } from "./panels.ts";
import { asRun, segmentationMetrics } from "./recordFits.ts";
import { pageOf, type RowsPage } from "./rows.ts";

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
  const { seed = 1, month, version: _, ...asked } = request;
  const names = { ...namesGiven(file), ...asked.names };
  const rest = Object.keys(names).length > 0 ? { ...asked, names } : asked;
  const config = { ...rest, month: formatMonth(monthAsked(panel, month)) };
  const previous = previousOf(file, panel.version, config, seed);
  const { version } = panel;
  const parents = previous === null ? [] : [previous];
  const params = {
    month: config.month,
    counts: config.counts?.join(", ") ?? null,
    k: config.k ?? null,
    "ids kept from": previous,
  };
  const name = `Segments of ${config.month}`;
  const run = { kind: "segmentation" as const, name, data: version, config, seed, params };
  return asRun(file, run, control, async (measured) => {
    const { result, arrays } = await makeSegments(file, panel, { config, seed, previous }, measured);
    const { id } = saveDerived(file, { kind: "segmentation", version, config, seed, parents, result, arrays });
    return { made: { id, ...result }, found: { derived: id, ...segmentationMetrics(result) } };
  });
}

/** Names that a person gave to segments of the newest segmentation. */
function namesGiven(file: WorkspaceFile): Record<string, string> {
  const newest = listDerived(file, "segmentation").at(-1);
  return newest ? segmentNames(file, newest.id) : {};
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
  const when = monthAsked(panel, month);
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

/** A kept segmentation as people see it: with the names that a person gave since. */
export function showSegments(file: WorkspaceFile, id = "segmentation") {
  const kept = findDerived(file, id);
  return { id: kept.id, result: withNames(keptResult(kept, segmentation), segmentNames(file, kept.id)) };
}

/** A segmentation under the names that a person gave, by segment id. */
export function withNames(result: Segmentation, names: Readonly<Record<string, string>>): Segmentation {
  const segments = result.segments.map((segment) =>
    names[segment.id] === undefined ? segment : { ...segment, name: names[segment.id], namedBy: "person" as const },
  );
  return { ...result, segments };
}

type RowSort = Parameters<typeof sortRows>[3];

/** A page of the customers of one segment, with what is known of them in the month of the segmentation. */
export function customersOfSegment(
  file: WorkspaceFile,
  panels: Panels,
  query: { id: string; segment: string; search?: string | undefined; sort?: RowSort; offset: number; limit: number },
): RowsPage {
  const { result, segment } = readSegments(file, query.id);
  const wanted = placeOfSegment(result, query.segment);
  const panel = panels.at(result.version);
  const month = parseMonth(result.month);
  const { customer } = panel.snapshot(month);
  const search = query.search?.trim() ?? "";
  const places = Uint32Array.from(customer.keys()).filter(
    (row) => segment[row] === wanted && (search === "" || panel.customers.key(customer[row]).startsWith(search)),
  );
  return pageOf(panel, month, sortRows(panel, month, places, query.sort), query.offset, query.limit);
}

/** Gives a segment of a kept segmentation a name. @throws UnknownSegmentError */
export function nameSegment(file: WorkspaceFile, id: string, segment: string, name: string): { name: string } {
  const shown = showSegments(file, id);
  placeOfSegment(shown.result, segment);
  return renameSegment(file, shown.id, segment, name.trim());
}

function placeOfSegment({ segments }: Segmentation, id: string): number {
  const place = segments.findIndex((segment) => segment.id === id);
  if (place >= 0) return place;
  const known = segments.map((segment) => segment.id);
  throw new DomainError({
    code: "unknown-segment",
    what: `There is no segment ${id}`,
    mend: `Name one of ${known.join(", ")}.`,
    facts: { id, known },
  });
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
