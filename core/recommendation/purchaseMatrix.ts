import { throwIfCancelled } from "../errors/domainError.ts";
import type { History } from "../features/history.ts";
import type { ProgressMeter, Work } from "../jobs/progress.ts";
import { binEdges, sampleOfRows } from "../learning/gbdt/binEdges.ts";
import { type BinnedMatrix, binColumn, MatrixShapeError, type ValueColumn } from "../learning/gbdt/binMatrix.ts";
import type { GbdtModel } from "../learning/gbdt/tree.ts";
import type { Panel } from "../store/panel.ts";
import { formatMonth } from "../time/month.ts";
import { type Depth, PurchaseFeatures } from "./purchaseFeatures.ts";
import type { PurchaseRows } from "./purchaseRows.ts";

/** Rows of one or more target months with their features, ready to learn from. */
export interface PurchaseMatrix {
  matrix: BinnedMatrix;
  /** By row, over shared memory. */
  held: Uint32Array;
  gained: Uint32Array;
  weight: Float32Array;
}

/**
 * Further columns, for facts that the panel does not have: the same for the same rows, however often they are asked for, and known by
 * the end of the month before the target.
 */
export type ExtraColumns = (rows: PurchaseRows) => ValueColumn[];

interface MatrixOptions {
  /** `full` when left out. */
  depth?: Depth | undefined;
  extra?: ExtraColumns | undefined;
  signal?: AbortSignal | undefined;
  meter: ProgressMeter;
}

/** Most bins of a column: purchases are too rare for finer ones to mean anything. */
const BINS = 64;
/** Rows that bin edges are made from. */
const EDGE_ROWS = 100_000;

/**
 * Rows of several months on bins that are learned from a sample of them.
 *
 * Features are made twice, of the sample and then of all rows a month at a time, so that they never stand in memory as numbers: four
 * bytes a cell where a bin takes one.
 */
export async function* learnMatrix(
  panel: Panel,
  history: History,
  months: readonly PurchaseRows[],
  making: MatrixOptions,
): Work<PurchaseMatrix> {
  const rows = months.reduce((sum, { customers }) => sum + customers.length, 0);
  const edges = yield* learnEdges(panel, history, months, making);
  const columns = edges.map((each) => ({ ...each, codes: new Uint8Array(new SharedArrayBuffer(rows)), missing: 0 }));
  const features = new PurchaseFeatures(panel, history, making.depth);
  let from = 0;
  for (const month of months) {
    const { matrix } = yield* matrixOn(edges, features, month, making);
    for (const [c, { codes, missing }] of matrix.columns.entries()) {
      columns[c].codes.set(codes, from);
      columns[c].missing += missing;
    }
    from += month.customers.length;
  }
  // a column of one value cannot split anything
  const useful = columns.filter(({ edges, missing }) => edges.length > 0 || (missing > 0 && missing < rows));
  return { matrix: { rows, columns: useful }, ...masksOf(months, rows) };
}

async function* learnEdges(
  panel: Panel,
  history: History,
  months: readonly PurchaseRows[],
  { extra, signal, meter, depth }: MatrixOptions,
): Work<{ id: string; edges: Float32Array }[]> {
  const rows = months.reduce((sum, { customers }) => sum + customers.length, 0);
  const sample = sampleOfRows(rows, EDGE_ROWS, 1);
  const features = new PurchaseFeatures(panel, history, depth);
  const columns = new Map<string, Float32Array>();
  let from = 0;
  let done = 0;
  for (const each of months) {
    const before = done;
    while (done < sample.length && sample[done] < from + each.customers.length) done++;
    const chosen = sample.subarray(before, done).map((row) => row - from);
    const put = (id: string, values: ArrayLike<number>) => {
      const column = columns.get(id) ?? new Float32Array(sample.length).fill(Number.NaN);
      column.set(values, before);
      columns.set(id, column);
    };
    const customers = chosen.map((row) => each.customers[row]);
    for (const { id, values } of features.columns(each.before, customers)) {
      put(id, values);
      throwIfCancelled(signal);
      yield meter.at(0, `Looking at ${formatMonth(each.month)}`);
    }
    for (const { id, values } of extra?.(each) ?? [])
      put(
        id,
        Float32Array.from(chosen, (row) => values[row]),
      );
    from += each.customers.length;
  }
  const every = Uint32Array.from(sample.keys());
  return [...columns].map(([id, values]) => ({ id, edges: binEdges(values, BINS, every) }));
}

/** New rows on the edges of a model. */
export async function* matrixOn(
  edges: readonly { id: string; edges: Float32Array }[],
  features: PurchaseFeatures,
  rows: PurchaseRows,
  { extra, signal, meter }: MatrixOptions,
): Work<PurchaseMatrix> {
  const own = new Map(edges.map((each) => [each.id, each.edges]));
  const binned = new Map<string, BinnedMatrix["columns"][number]>();
  const add = (column: ValueColumn) => {
    const cuts = own.get(column.id);
    if (cuts) binned.set(column.id, binColumn(column, cuts));
  };
  for (const column of features.columns(rows.before, rows.customers)) {
    add(column);
    throwIfCancelled(signal);
    yield meter.at(0, `Making features of ${formatMonth(rows.month)}`);
  }
  for (const column of extra?.(rows) ?? []) add(column);
  // a category that nobody has in this month makes no column: it is missing for all
  const absent = (id: string) =>
    binColumn({ id, values: new Float32Array(rows.customers.length).fill(Number.NaN) }, own.get(id) as Float32Array);
  const columns = edges.map(({ id }) => binned.get(id) ?? absent(id));
  return { matrix: { rows: rows.customers.length, columns }, ...masksOf([rows], rows.customers.length) };
}

/** The columns that a model looks at, in its order. */
export function columnsFor(model: GbdtModel, { rows, columns }: BinnedMatrix): BinnedMatrix {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const own = model.columns.map(({ id }) => {
    const found = byId.get(id);
    if (!found)
      throw new MatrixShapeError(`There is no column ${id}`, "Give every column that the model was made for.");
    return found;
  });
  return { rows, columns: own };
}

function masksOf(months: readonly PurchaseRows[], rows: number): Omit<PurchaseMatrix, "matrix"> {
  const held = new Uint32Array(new SharedArrayBuffer(rows * 4));
  const gained = new Uint32Array(new SharedArrayBuffer(rows * 4));
  const weight = new Float32Array(new SharedArrayBuffer(rows * 4));
  let from = 0;
  for (const each of months) {
    held.set(each.held, from);
    gained.set(each.gained, from);
    weight.set(each.weight, from);
    from += each.customers.length;
  }
  return { held, gained, weight };
}
