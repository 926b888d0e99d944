import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../../../core/api/workspace.ts";
import { recommendation } from "../../../../core/contract/recommendation.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

let sample: SampleWorkspace;
let workspace: Workspace;

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 700, seed: 5 });
  workspace = sample.workspace;
}, 120_000);
afterAll(() => sample.discard());

describe("a recommendation within a time budget", () => {
  it("tries further recipes, is kept by their number, and is made again byte for byte", async () => {
    const { id, openings, ...result } = await workspace.recommend({ trees: 3, budget: 20 });
    expect(() => recommendation.parse(result)).not.toThrow();
    expect(openings).toBe(1);
    expect(result.fits).toBeGreaterThan(0);
    expect(workspace.results().find((each) => each.id === id)?.config).toEqual({
      trees: 3,
      month: "2019-05",
      fits: result.fits,
    });
    const [run] = workspace.runs().runs;
    expect(workspace.run(run.id).params).toMatchObject({ fits: result.fits, budgetSeconds: 20 });
    expect(await workspace.reproduce(id)).toMatchObject({ same: true });
  }, 60_000);

  it("counts each opening of the untouched month, and shows the count; making it again is none", async () => {
    const { id, openings } = await workspace.recommend({ trees: 4 });
    expect(openings).toBe(2);
    expect((await workspace.recommend({ trees: 4, month: "2019-04" })).openings).toBe(1);
    expect((await workspace.showRecommendation(id)).openings).toBe(2);
  });

  it("stops within a second when asked, and leaves no models behind", async () => {
    const before = workspace.results().length;
    const stop = new AbortController();
    let asked = Number.POSITIVE_INFINITY;
    const trying = workspace.recommend(
      { trees: 40, budget: 60 },
      {
        signal: stop.signal,
        onProgress: ({ message }) => {
          if (!message.startsWith("Trying") || stop.signal.aborted) return;
          asked = performance.now();
          stop.abort();
        },
      },
    );
    await expect(trying).rejects.toThrow("Cancelled");
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(workspace.results()).toHaveLength(before);
    expect(workspace.runs({ state: "cancelled" }).runs).toHaveLength(1);
  }, 60_000);
});
