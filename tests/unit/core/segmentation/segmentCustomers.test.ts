import { beforeAll, describe, expect, it } from "vitest";
import { type Segmentation, segmentation } from "../../../../core/contract/segmentation.ts";
import { readHistory } from "../../../../core/features/history.ts";
import { finish } from "../../../../core/jobs/progress.ts";
import { customerFeatures } from "../../../../core/segmentation/customerFeatures.ts";
import type { PreviousSegments } from "../../../../core/segmentation/keepIds.ts";
import { placeCustomers } from "../../../../core/segmentation/placeCustomers.ts";
import { type SegmentArrays, segmentCustomers } from "../../../../core/segmentation/segmentCustomers.ts";
import { memoryPanel } from "../../../support/memoryPanel.ts";
import { samplePanel } from "../../../support/samplePanel.ts";

const panel = samplePanel({ customers: 4000, seed: "segments" });
const last = panel.months[panel.months.length - 1];
let result: Segmentation;
let arrays: SegmentArrays;

function previousOf(found: Segmentation, { customer, segment }: SegmentArrays): PreviousSegments {
  const places = new Map(Array.from(customer, (index, row) => [index, segment[row]]));
  return { id: "segmentation-1", segments: found.segments, nextId: found.nextId, placeOf: (c) => places.get(c) ?? -1 };
}

beforeAll(async () => {
  ({ result, arrays } = await finish(segmentCustomers(panel, { seed: 1, counts: [4, 5, 6] })));
});

describe("segmentCustomers", () => {
  it("puts every customer of the month into one segment, those without products aside", () => {
    const snapshot = panel.snapshot(last);
    expect(() => segmentation.parse(result)).not.toThrow();
    expect(result.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(snapshot.rows);
    expect(arrays.customer).toEqual(snapshot.customer);
    const aside = result.segments.length - 1;
    expect(result.segments[aside].id).toBe("S0");
    for (let i = 0; i < snapshot.rows; i++) expect(arrays.segment[i] === aside).toBe(snapshot.holdings[i] === 0);
  });

  it("elects the number of segments with the most points that nothing rules out", () => {
    const allowed = result.vote.filter(({ fails }) => fails.length === 0);
    const best = allowed.toSorted((a, b) => b.points.all - a.points.all)[0];
    expect(result.k).toBe(best.k);
    expect(result.vote.map(({ k }) => k)).toEqual([4, 5, 6]);
    for (const { points } of result.vote) {
      expect(points.all).toBeCloseTo(
        (points.stability + points.silhouette + points.size + points.separability) / 4,
        12,
      );
    }
  });

  it("states penetrations and lifts that a count confirms", () => {
    const snapshot = panel.snapshot(last);
    for (const [place, segment] of result.segments.entries()) {
      const rows = [...arrays.segment.keys()].filter((row) => arrays.segment[row] === place);
      for (const [p, { share, lift }] of segment.products.entries()) {
        const holders = rows.filter((row) => (snapshot.holdings[row] >> p) & 1).length;
        const all = snapshot.holdings.filter((mask) => (mask >> p) & 1).length;
        expect(share).toBeCloseTo(holders / rows.length, 12);
        if (all > 0) expect(lift).toBeCloseTo(holders / rows.length / (all / snapshot.rows), 9);
      }
      const ages = snapshot.number("age");
      const mean = rows.reduce((sum, row) => sum + ages[row], 0) / rows.length;
      expect(segment.averages.age).toBeCloseTo(mean, 9);
    }
  });

  it("gives every segment a name of its own and says what sets it apart", () => {
    expect(new Set(result.segments.map(({ name }) => name)).size).toBe(result.segments.length);
    for (const { facts } of result.segments) expect(facts.length).toBeGreaterThan(0);
  });

  it("is the same again with the same seed", async () => {
    const again = await finish(segmentCustomers(panel, { seed: 1, counts: [4, 5, 6] }));
    expect(again.result).toEqual(result);
    expect(again.arrays).toEqual(arrays);
  });

  it("keeps ids and names when it is made anew a month later", async () => {
    const earlier = await finish(segmentCustomers(panel, { seed: 5, counts: [5], month: last - 1 }));
    const named = {
      ...earlier.result,
      segments: earlier.result.segments.map((s) => ({ ...s, name: `my ${s.id}`, namedBy: "person" as const })),
    };
    const later = await finish(
      segmentCustomers(panel, { seed: 8, counts: [5], previous: previousOf(named, earlier.arrays) }),
    );
    expect(later.result.keptFrom).toBe("segmentation-1");
    const kept = later.result.segments.filter(({ name, id }) => name === `my ${id}`);
    expect(kept.length).toBeGreaterThanOrEqual(4);
    for (const { id } of kept) {
      const share = (s: Segmentation) => s.segments.find((each) => each.id === id)?.averages.products ?? 0;
      expect(Math.abs(share(later.result) - share(named))).toBeLessThan(0.5);
    }
  });

  it("follows customers from month to month and loses none", () => {
    const { migration, trend } = result;
    const moved = migration?.customers ?? [];
    const sum = (row: readonly number[]) => row.reduce((total, n) => total + n, 0);
    expect(sum(moved.map((row) => sum(row.slice(0, -1))))).toBe(panel.snapshot(last).rows);
    expect(sum(moved.slice(0, -1).map(sum))).toBe(panel.snapshot(last - 1).rows);
    expect(trend.customers.map((sizes) => sizes[sizes.length - 1])).toEqual(result.segments.map((s) => s.customers));
  });

  it("places customers with the frozen model as the fit did", () => {
    const features = customerFeatures(panel, readHistory(panel), last);
    const centres = Float64Array.from(result.centres.flat());
    expect(placeCustomers({ pipeline: result.pipeline, centres }, features)).toEqual(arrays.segment);
  });

  it("takes a person's number and reason, and a person's names", async () => {
    const own = await finish(
      segmentCustomers(panel, { seed: 1, counts: [4], k: 3, reason: "three teams", names: { S1: "The many" } }),
    );
    expect([own.result.k, own.result.chosenBy, own.result.reason]).toEqual([3, "person", "three teams"]);
    expect(own.result.segments[0].name).toBe("The many");
    const wrong = finish(segmentCustomers(panel, { seed: 1, counts: [3], names: { S9: "x" } }));
    await expect(wrong).rejects.toThrow("There is no segment S9");
  });

  it("refuses a handful of customers, and stops when asked", async () => {
    const product = {
      id: "a",
      label: "A",
      family: "account",
      marginEur: 1,
      marginSource: "rule",
      credit: false,
    } as const;
    const few = memoryPanel([{ customer: "1", month: "2020-01", holds: ["a"] }], {
      products: [product],
      attributes: [],
    });
    await expect(finish(segmentCustomers(few, { seed: 1 }))).rejects.toThrow(
      "Only 1 customers hold a product in 2020-01",
    );
    const signal = AbortSignal.abort();
    await expect(finish(segmentCustomers(panel, { seed: 1, signal }))).rejects.toThrow("Cancelled");
  });
});
