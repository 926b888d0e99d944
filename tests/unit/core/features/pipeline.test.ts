import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pipelineState } from "../../../../core/contract/pipeline.ts";
import type { FeatureTable } from "../../../../core/features/featureTable.ts";
import type { NumberStep } from "../../../../core/features/numberSteps.ts";
import { applyPipeline, type ColumnPlan, fitPipeline } from "../../../../core/features/pipeline.ts";

const golden = JSON.parse(readFileSync(new URL("../../../golden/features/pipeline.json", import.meta.url), "utf8"));
const X = [3.5, Number.NaN, 120, 7.25, 0, 7.25, -4, Number.NaN, 11, 2000, 7.25, 5];
const numbers = (values: number[]): FeatureTable => ({
  rows: values.length,
  columns: [{ kind: "number", name: "x", values: Float64Array.from(values) }],
});
const labels = (values: string[]): FeatureTable => {
  const names = ["", ...new Set(values.filter((value) => value !== ""))];
  return {
    rows: values.length,
    columns: [{ kind: "category", name: "c", codes: Uint16Array.from(values, (v) => names.indexOf(v)), labels: names }],
  };
};

function transformed(steps: NumberStep[], values = X): number[] {
  const table = numbers(values);
  const { values: result } = applyPipeline(fitPipeline([{ kind: "number", column: "x", steps }], table), table);
  return Array.from(result);
}

function expectClose(found: number[], wanted: number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => {
    // the matrix is float32
    expect(value).toBeCloseTo(Math.fround(wanted[i]), 9);
  });
}

describe("steps on numbers", () => {
  const median: NumberStep = { step: "impute", with: "median" };
  it("impute, cap, log, scale and rank as scikit-learn and numpy do", () => {
    expectClose(transformed([median]), golden.median);
    // numpy's quantiles are those of the present values: cap before imputing
    expectClose(transformed([{ step: "cap", lower: 0.1, upper: 0.9 }, median]), golden.capped);
    expectClose(transformed([median, { step: "log1p" }]), golden.log1p);
    expectClose(transformed([median, { step: "standardise" }]), golden.standard);
    expectClose(transformed([median, { step: "robust" }]), golden.robust);
    expectClose(
      transformed(
        [{ step: "rank" }],
        X.filter((x) => !Number.isNaN(x)),
      ),
      golden.rank,
    );
  });

  it("leave a column that does not vary at zero", () => {
    expectClose(transformed([{ step: "standardise" }], [4, 4, 4]), [0, 0, 0]);
  });

  it("use what was learned, not what comes", () => {
    const state = fitPipeline(
      [{ kind: "number", column: "x", missingFlag: 1, steps: [median, { step: "cap", lower: 0, upper: 1 }] }],
      numbers([1, 2, 3]),
    );
    const later = applyPipeline(state, numbers([Number.NaN, 99, -5]), "columns");
    expect(later.columns).toEqual(["x", "x:missing"]);
    expect(Array.from(later.values)).toEqual([2, 3, 1, 1, 0, 0]);
  });
});

describe("codes of labels", () => {
  const oneHot: ColumnPlan = {
    kind: "category",
    column: "c",
    coding: { coding: "one-hot", minShare: 0.25, missing: "own" },
  };
  it("give common labels a column, and rare, unknown and missing ones theirs", () => {
    const state = fitPipeline([oneHot], labels(["a", "a", "b", "b", "z", "", "a", "b"]));
    expect(state.outputs).toEqual(["c=a", "c=b", "c:other", "c:missing"]);
    const { values } = applyPipeline(state, labels(["b", "new", ""]));
    expect(Array.from(values)).toEqual([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it("or stand for their share of the rows", () => {
    const plan: ColumnPlan = { kind: "category", column: "c", fill: "most-frequent", coding: { coding: "frequency" } };
    const { values } = applyPipeline(fitPipeline([plan], labels(["a", "a", "", "b"])), labels(["a", "b", "", "q"]));
    expect(Array.from(values)).toEqual([0.75, 0.25, 0.75, 0]);
  });
});

describe("a fitted pipeline", () => {
  it("is plain JSON that gives the same matrix again", () => {
    const table = numbers(X);
    const state = fitPipeline(
      [{ kind: "number", column: "x", steps: [{ step: "impute", with: 0 }, { step: "rank" }] }],
      table,
    );
    const again = pipelineState.parse(JSON.parse(JSON.stringify(state)));
    expect(applyPipeline(again, table)).toEqual(applyPipeline(state, table));
  });

  it("names the column that is missing", () => {
    const state = fitPipeline([{ kind: "number", column: "x", steps: [] }], numbers(X));
    expect(() => applyPipeline(state, labels(["a"]))).toThrow("There is no number column x among the features");
  });
});
