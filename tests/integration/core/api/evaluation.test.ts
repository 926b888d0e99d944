import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../../../core/api/workspace.ts";
import { type Evaluation, evaluation } from "../../../../core/contract/evaluation.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

let sample: SampleWorkspace;
let workspace: Workspace;
let made: Evaluation & { id: string };

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 2000, seed: 3 });
  workspace = sample.workspace;
  await workspace.recommend({ trees: 15 });
  made = await workspace.evaluate({ replicates: 40 });
}, 120_000);
afterAll(() => sample.discard());

describe("an evaluation", () => {
  it("has the documented shape, and the recommendation's own figures over all", async () => {
    const { id, ...result } = made;
    expect(id).toBe("evaluation-1");
    expect(evaluation.parse(result)).toEqual(result);
    const { products } = await workspace.showRecommendation();
    expect(result.products.length).toBeGreaterThan(2);
    for (const { id: product, overall, rows, purchases } of result.products) {
      const own = products.find((each) => each.id === product);
      expect([rows, purchases]).toEqual([own?.candidates, own?.purchases]);
      // kept scores are rounded to a thousandth of log odds, which ties a buyer with some neighbours
      expect(Math.abs((overall.auc.value ?? 0) - (own?.auc ?? 0))).toBeLessThan(0.005);
    }
  });

  it("parts everyone into groups, and disturbs the models that had not seen the month", () => {
    for (const { rows, slices, robustness, overall, shift } of made.products) {
      const ages = slices.filter(({ by }) => by === "Age").reduce((sum, slice) => sum + slice.rows, 0);
      expect(ages).toBeLessThanOrEqual(rows);
      expect(ages).toBeGreaterThan(0.9 * rows);
      expect(Math.abs((robustness?.[0].auc ?? 0) - (overall.auc.value ?? 0))).toBeLessThan(0.005);
      expect(shift?.rows).toBe(Math.round(rows / 10));
    }
    expect(made.monthsApartAuc).toBeGreaterThan(0.4);
  });

  it("is made again byte for byte, and has no difference from itself", async () => {
    await expect(workspace.reproduce(made.id)).resolves.toMatchObject({ same: true });
    const same = await workspace.evaluate({ other: made.recommendation, replicates: 20 });
    expect(same.other).toBe("recommendation-1");
    for (const { comparison } of same.products) expect(comparison[0].difference.value).toBe(0);
  });

  it("is listed and read as it was kept; one that was cancelled half-way is not", async () => {
    const abort = new AbortController();
    const stopped = workspace.evaluate(
      { replicates: 40 },
      { signal: abort.signal, onProgress: ({ done }) => (done > 1.5 ? abort.abort() : undefined) },
    );
    await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
    const { id, ...result } = made;
    const [first] = workspace.evaluations().filter((each) => each.id === id);
    expect(first).toMatchObject({ recommendation: "recommendation-1", other: null });
    expect(workspace.evaluation(id)).toEqual({ id, created: first.created, evaluation: result });
    expect(workspace.evaluations().map((each) => each.id)).toEqual(["evaluation-2", "evaluation-1"]);
  });

  it("refuses a recommendation that was tested on another month", async () => {
    const { id } = await workspace.recommend({ trees: 5, month: "2019-04" });
    await expect(workspace.evaluate({ recommendation: "recommendation-1", other: id })).rejects.toMatchObject({
      code: "incomparable-models",
    });
  });
});
