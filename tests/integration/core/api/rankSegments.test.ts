import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../../../../core/api/workspace.ts";
import { recommendation, type SegmentRanking, segmentRanking } from "../../../../core/contract/recommendation.ts";
import { type SampleWorkspace, sampleWorkspace } from "../../../support/sampleWorkspace.ts";

let sample: SampleWorkspace;
let workspace: Workspace;
let ranking: SegmentRanking;
const at = (name: string) => sample.at(name);
const LAST = "2019-05";

beforeAll(async () => {
  sample = await sampleWorkspace({ customers: 800, seed: 3 });
  workspace = sample.workspace;
  await workspace.recommend({ trees: 3 });
  expect(await workspace.rankSegments()).toBeNull();
  await workspace.segment({ counts: [4] });
  ranking = (await workspace.rankSegments()) as SegmentRanking;
}, 120_000);
afterAll(() => sample.discard());

/** Customers of the last two months, with what each bought in the last, by a plain look at the rows. */
function settled() {
  const panel = workspace.panels.at();
  const [before, now] = panel.months.slice(-2).map((month) => panel.snapshot(month));
  const then = new Map(Array.from(before.customer, (customer, i) => [customer, before.holdings[i]]));
  return Array.from(now.customer, (customer, i) => ({
    key: panel.customers.key(customer),
    gained: then.has(customer) ? now.holdings[i] & ~(then.get(customer) ?? 0) : null,
  })).filter((each) => each.gained !== null);
}

describe("a ranking by our own segments", () => {
  it("places settled customers as known the month before, by the frozen model", () => {
    expect(segmentRanking.parse(ranking)).toEqual(ranking);
    expect(ranking).toMatchObject({ segmentation: "segmentation-1", testedOn: LAST, placedOn: "2019-04" });
    const placed = new Map(workspace.placeInSegments("segmentation-1", undefined, "2019-04").customers);
    const counts = new Map<string, { customers: number; buyers: number }>();
    for (const { key, gained } of settled()) {
      const own = counts.get(placed.get(key) ?? "none") ?? { customers: 0, buyers: 0 };
      own.customers++;
      if (gained !== 0) own.buyers++;
      counts.set(placed.get(key) ?? "none", own);
    }
    expect(ranking.segments.length).toBe(counts.size);
    for (const { id, customers, ceiling, top } of ranking.segments) {
      const own = counts.get(id);
      expect([id, customers]).toEqual([id, own?.customers]);
      expect(ceiling).toBeCloseTo((own?.buyers ?? 0) / customers, 12);
      expect(top.customers).toBe(customers);
    }
  });

  it("comes to the figures of everybody", async () => {
    const { ranking: all, rows } = await workspace.showRecommendation();
    const total = (of: (s: SegmentRanking["segments"][number]) => number) =>
      ranking.segments.reduce((sum, s) => sum + s.customers * of(s), 0) / rows.settled;
    expect(total(() => 1)).toBe(1);
    expect(total((s) => s.ceiling)).toBeCloseTo(all.ceiling, 12);
    expect(total((s) => s.popularityShareOfCeiling * s.ceiling)).toBeCloseTo(all.popularity.map7, 12);
    // kept scores are rounded to a thousandth of log odds: a tie may be broken otherwise
    expect(Math.abs(total((s) => s.map7) - all.model.map7)).toBeLessThan(1e-4);
    const bought = (list: readonly { top: { purchases: number } }[]) => list.reduce((n, s) => n + s.top.purchases, 0);
    expect(bought(ranking.segments)).toBe(bought(all.bySegment));
  });

  it("says when the segments were learned with the untouched month in sight, and when not", async () => {
    expect(ranking).toMatchObject({ learnedOn: LAST, knewTestedMonth: true });
    await workspace.segment({ counts: [4], month: "2019-04" });
    expect(await workspace.rankSegments()).toMatchObject({
      segmentation: "segmentation-2",
      learnedOn: "2019-04",
      knewTestedMonth: false,
    });
  });

  it("carries the names that people gave, also in the report, which is made again byte for byte", async () => {
    workspace.nameSegment("segmentation-2", "S1", "Los <nuevos>");
    const named = await workspace.rankSegments();
    expect(named?.segments.find(({ id }) => id === "S1")?.segment).toBe("Los <nuevos>");
    const { id } = await workspace.report(at("report.html"));
    const html = readFileSync(at("report.html"), "utf8");
    expect(html).toContain("Ranking by the segments of segmentation-2");
    expect(html).toContain("Ranking by the bank&#39;s segments");
    expect(html).toContain("Los &lt;nuevos&gt;");
    workspace.undo();
    expect((await workspace.rankSegments())?.segments).not.toEqual(named?.segments);
    expect(await workspace.reproduce(id)).toMatchObject({ same: true });
  });

  it("is of the results that are named; unknown ones are refused", async () => {
    expect(await workspace.rankSegments({ segmentation: "segmentation-1" })).toEqual(ranking);
    await expect(workspace.rankSegments({ recommendation: "recommendation-9" })).rejects.toMatchObject({
      code: "unknown-result",
    });
  });
});

describe("settled and new customers", () => {
  it("stand apart by product: what new ones came with, what was to be expected, and how well one list meets it", async () => {
    const { products, ranking: all, rows } = await workspace.showRecommendation();
    const came = products.filter(({ newcomersWithIt }) => newcomersWithIt > 0);
    expect(came.length).toBeGreaterThan(0);
    for (const { newcomers, newcomersExpected, newcomersMap7 } of came) {
      expect(newcomers).toBe(rows.newcomers);
      expect(newcomersExpected).toBeGreaterThan(0);
      expect(newcomersMap7).toBeGreaterThan(0);
    }
    // what is looked for most is met best: the mean over products, by how many came with it, is the least that all reach
    const best = came.toSorted((a, b) => b.newcomersWithIt - a.newcomersWithIt)[0];
    expect(best.newcomersMap7).toBeGreaterThan(0.5 * all.newcomers.shareOfCeiling);
  });

  it("were not told apart so by older programs, whose results still open", async () => {
    const { id: _, openings: __, outlook: ___, ...kept } = await workspace.showRecommendation();
    const older = {
      ...kept,
      products: kept.products.map(({ newcomersExpected: ____, newcomersMap7: _____, ...rest }) => rest),
    };
    expect(recommendation.parse(older)).toEqual(older);
  });
});
