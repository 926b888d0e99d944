import type { FeatureColumn, FeatureTable } from "../features/featureTable.ts";
import { ACTIVE, type History, PRESENT } from "../features/history.ts";
import type { ColumnPlan } from "../features/pipeline.ts";
import { tenureMonths } from "../features/tenure.ts";
import type { Panel } from "../store/panel.ts";
import type { Month } from "../time/month.ts";

/** Calendar months that a customer's features look back on. */
export const WINDOW_MONTHS = 6;
/** Products that fewer customers hold than this say nothing about a segment. */
const LEAST_PENETRATION = 0.002;

/** What is known of the customers of a month at its end: one row each. Rows are those of the snapshot, in its order. */
export interface CustomerFeatures {
  table: FeatureTable;
  /** Dense customer index of each row. */
  customer: Uint32Array;
  /** Products held in the month. */
  holdings: Uint32Array;
}

/** @param month one of the panel's; `history` must reach it */
export function customerFeatures(panel: Panel, history: History, month: Month): CustomerFeatures {
  const snapshot = panel.snapshot(month);
  const { customer, rows } = snapshot;
  const { products, attributes } = panel.schema;
  const heldMonths = products.map(() => new Float64Array(rows));
  const there = new Float64Array(rows);
  const active = new Float64Array(rows);
  for (let lag = 0; lag < WINDOW_MONTHS; lag++) {
    const place = history.at(month - lag);
    if (place < 0) continue;
    const state = history.state[place];
    const holdings = history.holdings[place];
    for (let i = 0; i < rows; i++) {
      const now = state[customer[i]];
      if ((now & PRESENT) === 0) continue;
      there[i]++;
      if (now & ACTIVE) active[i]++;
      for (let mask = holdings[customer[i]]; mask !== 0; mask &= mask - 1)
        heldMonths[31 - Math.clz32(mask & -mask)][i]++;
    }
  }
  const number = (name: string, values: Float64Array): FeatureColumn => ({ kind: "number", name, values });
  const shareOf = (counts: Float64Array) => counts.map((n, i) => n / there[i]);
  const columns: FeatureColumn[] = products.map(({ id }, p) => number(`held:${id}`, shareOf(heldMonths[p])));
  const held = Float64Array.from(snapshot.holdings, bits);
  columns.push(number("products", held), number("active", shareOf(active)));
  columns.push(number("tenure", tenureMonths(panel, snapshot)));
  for (const { id, role, kind } of attributes) {
    if (kind === "number" && (role === "age" || role === "income")) columns.push(number(role, snapshot.number(id)));
    if (kind === "category" && role === "segment") {
      const { codes, labels } = snapshot.category(id);
      columns.push({ kind: "category", name: "segment", codes, labels });
    }
  }
  return { table: { rows, columns }, customer, holdings: snapshot.holdings };
}

/**
 * How features become distances. Months held count as they are, between 0 and 1; ages, tenures and counts on a common
 * scale, so that none outweighs a product; the bank's own segment a little. Income is left for the profiles: a quarter of it
 * is missing, and not by chance.
 */
export function segmentationPlan({ table }: CustomerFeatures): ColumnPlan[] {
  const plans: ColumnPlan[] = [];
  for (const column of table.columns) {
    const { name } = column;
    if (name.startsWith("held:") && column.kind === "number") {
      let sum = 0;
      for (const value of column.values) sum += value;
      if (sum / table.rows >= LEAST_PENETRATION) {
        plans.push({ kind: "number", column: name, steps: [{ step: "weigh", factor: 1.5 }] });
      }
    } else if (name === "active") plans.push({ kind: "number", column: name, steps: [{ step: "weigh", factor: 1.2 }] });
    else if (name === "segment") {
      const coding = { coding: "one-hot", minShare: 0.005, missing: "zeros" } as const;
      plans.push({ kind: "category", column: name, coding, steps: [{ step: "weigh", factor: 0.5 }] });
    } else if (name === "age" || name === "tenure" || name === "products") {
      plans.push({
        kind: "number",
        column: name,
        steps: [
          { step: "impute", with: "median" },
          { step: "cap", lower: 0.005, upper: 0.995 },
          { step: "standardise" },
          { step: "weigh", factor: name === "products" ? 0.3 : 0.6 },
        ],
      });
    }
  }
  return plans;
}

function bits(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
}
