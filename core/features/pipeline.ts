import type { ColumnState, PipelineState } from "../contract/pipeline.ts";
import { applyCoding, type Coding, codingOutputs, fillLabels, fitCoding, mostFrequentLabel } from "./coding.ts";
import { type FeatureTable, labelsOf, numbersOf } from "./featureTable.ts";
import { applyNumberStep, fitNumberStep, type NumberStep } from "./numberSteps.ts";

/** What is to be done with one column, before fitting. Columns not named by a plan are left out of the matrix. */
export type ColumnPlan =
  | {
      kind: "number";
      column: string;
      /** Adds the output `<column>:missing`, which holds this value where the input is missing and 0 elsewhere. */
      missingFlag?: number;
      steps: readonly NumberStep[];
    }
  | {
      kind: "category";
      column: string;
      fill?: "most-frequent";
      coding: Coding;
      /** Steps on the numbers that the coding makes, each output on its own scale only for `frequency`. */
      steps?: readonly NumberStep[];
    };

/** Numbers ready for an estimator: `rows` x `columns.length` values, row by row or column by column. */
export interface FeatureMatrix {
  values: Float32Array;
  rows: number;
  columns: readonly string[];
  layout: Layout;
}

export type Layout = "rows" | "columns";

/** Learns every column's steps from a table, each on what the step before it made. */
export function fitPipeline(plans: readonly ColumnPlan[], table: FeatureTable): PipelineState {
  const columns = plans.map((plan) => fitColumn(plan, table));
  return { format: 1, columns, outputs: columns.flatMap(columnOutputs) };
}

/**
 * Applies a fitted pipeline to a table: of the same month or of another.
 *
 * @throws MissingFeatureError when the table lacks a column of the pipeline
 */
export function applyPipeline(state: PipelineState, table: FeatureTable, layout: Layout = "rows"): FeatureMatrix {
  const { rows } = table;
  const width = state.outputs.length;
  const values = new Float32Array(rows * width);
  let at = 0;
  for (const column of state.columns) {
    for (const output of applyColumn(column, table)) {
      if (layout === "columns") values.set(output, at * rows);
      else for (let row = 0; row < rows; row++) values[row * width + at] = output[row];
      at++;
    }
  }
  return { values, rows, columns: state.outputs, layout };
}

function fitColumn(plan: ColumnPlan, table: FeatureTable): ColumnState {
  const { column } = plan;
  if (plan.kind === "number") {
    const values = Float64Array.from(numbersOf(table, column));
    const steps = plan.steps.map((step) => fitNumberStep(step, values));
    return { kind: "number", column, missingFlag: plan.missingFlag ?? null, steps };
  }
  const labels = labelsOf(table, column);
  const fill = plan.fill ? mostFrequentLabel(labels) : null;
  const filled = fillLabels(labels, fill);
  const coding = fitCoding(plan.coding, filled);
  // the outputs of a one-hot code share their steps, so that the distance between any two labels is the same
  const outputs = applyCoding(coding, filled);
  const all = new Float64Array(outputs.length * table.rows);
  outputs.forEach((output, i) => {
    all.set(output, i * table.rows);
  });
  const steps = (plan.steps ?? []).map((step) => fitNumberStep(step, all));
  return { kind: "category", column, fill, coding, steps };
}

function columnOutputs(state: ColumnState): string[] {
  if (state.kind === "category") return codingOutputs(state.column, state.coding);
  return state.missingFlag === null ? [state.column] : [state.column, `${state.column}:missing`];
}

function applyColumn(state: ColumnState, table: FeatureTable): Float64Array[] {
  if (state.kind === "category") {
    const outputs = applyCoding(state.coding, fillLabels(labelsOf(table, state.column), state.fill));
    for (const output of outputs) for (const step of state.steps) applyNumberStep(step, output);
    return outputs;
  }
  const raw = numbersOf(table, state.column);
  const values = Float64Array.from(raw);
  for (const step of state.steps) applyNumberStep(step, values);
  const { missingFlag } = state;
  if (missingFlag === null) return [values];
  return [values, Float64Array.from(raw, (value) => (Number.isNaN(value) ? missingFlag : 0))];
}
