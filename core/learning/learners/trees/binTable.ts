import { type FeatureTable, labelsOf, numbersOf } from "../../../features/featureTable.ts";
import { binEdges, MOST_BINS, sampleOfRows } from "../../gbdt/binEdges.ts";
import { type BinnedColumn, type BinnedMatrix, binColumn } from "../../gbdt/binMatrix.ts";
import type { GbdtModel } from "../../gbdt/tree.ts";

/** Rows that bin edges are made from. */
const EDGE_ROWS = 200_000;

/**
 * A table as bins: numbers cut at about equal counts, categories one bin a label. Of more labels than bins the rarest count
 * as missing, as labels do that were not there when the bins were made.
 */
export function binTable(table: FeatureTable, maxBins: number, seed: number): BinnedMatrix {
  const sample = sampleOfRows(table.rows, EDGE_ROWS, seed);
  const columns = table.columns.map((column) => {
    if (column.kind === "category") return binLabels(table, column.name, commonLabels(column));
    const values = Float32Array.from(column.values);
    return binColumn({ id: column.name, values }, binEdges(values, maxBins, sample));
  });
  return { rows: table.rows, columns };
}

/** @throws MissingFeatureError when the table lacks a column of the model */
export function binTableOn(columns: GbdtModel["columns"], table: FeatureTable): BinnedMatrix {
  return {
    rows: table.rows,
    columns: columns.map(({ id, edges, labels }) => {
      if (labels) return binLabels(table, id, labels);
      return binColumn({ id, values: Float32Array.from(numbersOf(table, id)) }, Float32Array.from(edges));
    }),
  };
}

function commonLabels({ codes, labels }: { codes: Uint16Array; labels: readonly string[] }): string[] {
  const counts = new Float64Array(labels.length);
  for (const code of codes) counts[code]++;
  const seen = [...labels.keys()].filter((code) => code > 0 && counts[code] > 0);
  seen.sort((a, b) => counts[b] - counts[a] || (labels[a] < labels[b] ? -1 : 1));
  // by name, so that how often they occur does not number the bins
  return seen
    .slice(0, MOST_BINS)
    .map((code) => labels[code])
    .sort();
}

/** Edges between whole numbers: bin b is the label of that place. */
function binLabels(table: FeatureTable, id: string, known: readonly string[]): BinnedColumn {
  const { codes, labels } = labelsOf(table, id);
  const place = new Map(known.map((label, i) => [label, i]));
  const byCode = labels.map((label, code) => (code === 0 ? Number.NaN : (place.get(label) ?? Number.NaN)));
  const edges = Float32Array.from({ length: Math.max(0, known.length - 1) }, (_, i) => i + 0.5);
  const values = Float32Array.from(codes, (code) => byCode[code]);
  return { ...binColumn({ id, values }, edges), labels: known };
}
