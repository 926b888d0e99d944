import type { CodingState } from "../contract/pipeline.ts";
import type { LabelColumn } from "./featureTable.ts";

/** How labels are to become numbers, before fitting. */
export type Coding =
  /** A 0/1 column for each label held by at least `minShare` of the rows; the rare ones together in `other`. */
  | { coding: "one-hot"; minShare?: number; missing?: "own" | "zeros" }
  /** The label's share of the rows. */
  | { coding: "frequency" };

/** Rows per label, by code; index 0 counts the missing ones. */
function countLabels(column: LabelColumn): Float64Array {
  const counts = new Float64Array(column.labels.length);
  for (const code of column.codes) counts[code]++;
  return counts;
}

/** The label most rows have, the first in ascending order among equals; null when all are missing. */
export function mostFrequentLabel(column: LabelColumn): string | null {
  const counts = countLabels(column);
  let best: string | null = null;
  let bestCount = 0;
  for (let code = 1; code < counts.length; code++) {
    const label = column.labels[code];
    if (counts[code] > bestCount || (counts[code] === bestCount && bestCount > 0 && best !== null && label < best)) {
      best = label;
      bestCount = counts[code];
    }
  }
  return best;
}

/** Missing labels replaced by `fill`, which the result lists even when no row had it; the column itself when fill is null. */
export function fillLabels(column: LabelColumn, fill: string | null): LabelColumn {
  if (fill === null) return column;
  const known = column.labels.indexOf(fill, 1);
  const code = known > 0 ? known : column.labels.length;
  const labels = known > 0 ? column.labels : [...column.labels, fill];
  return { ...column, labels, codes: column.codes.map((own) => (own === 0 ? code : own)) };
}

/** Learns which labels get a column, or their shares. Labels without a row are not learned. */
export function fitCoding(plan: Coding, column: LabelColumn): CodingState {
  const counts = countLabels(column);
  const rows = column.codes.length;
  const seen = [...column.labels.keys()].filter((code) => code > 0 && counts[code] > 0);
  seen.sort((a, b) => (column.labels[a] < column.labels[b] ? -1 : 1));
  if (plan.coding === "frequency") {
    return {
      coding: "frequency",
      labels: seen.map((code) => column.labels[code]),
      shares: seen.map((code) => counts[code] / rows),
    };
  }
  const common = seen.filter((code) => counts[code] >= (plan.minShare ?? 0) * rows);
  return {
    coding: "one-hot",
    labels: common.map((code) => column.labels[code]),
    other: common.length < seen.length,
    missing: plan.missing === "own",
  };
}

/** Names of the outputs, in order. */
export function codingOutputs(name: string, state: CodingState): string[] {
  if (state.coding === "frequency") return [`${name}:frequency`];
  return [
    ...state.labels.map((label) => `${name}=${label}`),
    ...(state.other ? [`${name}:other`] : []),
    ...(state.missing ? [`${name}:missing`] : []),
  ];
}

/** One array of numbers for each name of `codingOutputs`. Unknown labels count as `other` where there is one. */
export function applyCoding(state: CodingState, column: LabelColumn): Float64Array[] {
  const rows = column.codes.length;
  if (state.coding === "frequency") {
    const shares = new Map(state.labels.map((label, i) => [label, state.shares[i]]));
    const byCode = column.labels.map((label, code) => (code === 0 ? 0 : (shares.get(label) ?? 0)));
    return [Float64Array.from(column.codes, (code) => byCode[code])];
  }
  const other = state.other ? state.labels.length : -1;
  const missing = state.missing ? state.labels.length + (state.other ? 1 : 0) : -1;
  const target = column.labels.map((label, code) => {
    if (code === 0) return missing;
    const own = state.labels.indexOf(label);
    return own >= 0 ? own : other;
  });
  const outputs = codingOutputs("", state).map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const at = target[column.codes[row]];
    if (at >= 0) outputs[at][row] = 1;
  }
  return outputs;
}
