import type { FeatureColumn } from "../../features/featureTable.ts";
import { takeColumnRows } from "../../features/takeRows.ts";
import { rocAuc } from "../../learning/metrics/ranking.ts";

/** A column that alone tells the answers this well is not a feature: it was written after the answer, or is the answer. */
const KNOWS = 0.99;
/** Suspicious, but such columns exist. */
const DOUBTFUL = 0.97;

export interface Leak {
  /** Set aside, or only to be looked at. */
  isCertain: boolean;
  why: string;
}

/**
 * Looks at one column alone: how well it orders the rows by the answer, and by the answer of the next row of the same entity,
 * which nobody knows yet.
 *
 * @param next by row: the next row of the same entity, or -1; null without order
 */
export function findLeak(column: FeatureColumn, target: Uint8Array, next: Int32Array | null): Leak | null {
  const own = strength(column, target);
  const auc = own.toFixed(3);
  if (own > KNOWS) return { isCertain: true, why: `alone it tells the answer (AUC ${auc}): is it known beforehand?` };
  if (next) {
    const rows = Uint32Array.from([...next.keys()].filter((row) => next[row] >= 0));
    const answers = Uint8Array.from(rows, (row) => target[next[row]]);
    const ahead = strength(takeColumnRows(column, rows), answers);
    if (ahead > KNOWS) {
      return {
        isCertain: true,
        why: `it tells the answer of the next row (AUC ${ahead.toFixed(3)}), which is not known yet`,
      };
    }
  }
  return own > DOUBTFUL ? { isCertain: false, why: `alone it tells most of the answer (AUC ${auc})` } : null;
}

/** AUC of the column by itself, whichever way it points. Labels are scored by the rate of the other half of the rows. */
function strength(column: FeatureColumn, target: Uint8Array): number {
  if (target.length === 0 || !target.includes(0) || !target.includes(1)) return 0.5;
  if (column.kind === "category") return aucOf(ratesOfOthers(column.codes, target), target);
  const { values } = column;
  const isKnown = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1));
  const asMissing = aucOf(isKnown, target);
  const rows = [...isKnown.keys()].filter((row) => isKnown[row] === 1);
  // a few rows say nothing of the rest
  if (rows.length < target.length / 2) return asMissing;
  const known = aucOf(
    Float64Array.from(rows, (row) => values[row]),
    Uint8Array.from(rows, (row) => target[row]),
  );
  return Math.max(asMissing, known);
}

function aucOf(scores: Float64Array, target: Uint8Array): number {
  const auc = rocAuc(scores, target);
  return Number.isNaN(auc) ? 0.5 : Math.max(auc, 1 - auc);
}

function ratesOfOthers(codes: Uint16Array, target: Uint8Array): Float64Array {
  const rows = [new Map<number, number>(), new Map<number, number>()];
  const ones = [new Map<number, number>(), new Map<number, number>()];
  const add = (map: Map<number, number>, key: number, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  for (let row = 0; row < codes.length; row++) {
    add(rows[row & 1], codes[row], 1);
    add(ones[row & 1], codes[row], target[row]);
  }
  return Float64Array.from(codes, (code, row) => {
    const other = (row & 1) ^ 1;
    return ((ones[other].get(code) ?? 0) + 0.5) / ((rows[other].get(code) ?? 0) + 1);
  });
}
