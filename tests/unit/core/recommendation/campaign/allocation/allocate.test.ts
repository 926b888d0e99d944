import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../../../../../core/errors/domainError.ts";
import { createRandom } from "../../../../../../core/random/random.ts";
import { allocate } from "../../../../../../core/recommendation/campaign/allocation/allocate.ts";
import { maximumFlow } from "../../../../../../core/recommendation/campaign/allocation/maximumFlow.ts";
import { nthLargest } from "../../../../../../core/recommendation/campaign/allocation/nthLargest.ts";
import {
  type AllocationProblem,
  type Assignment,
  NO_SEGMENT,
  NONE,
  offerValue,
  totalValue,
} from "../../../../../../core/recommendation/campaign/allocation/problem.ts";

const limitless = Number.POSITIVE_INFINITY;

/** Small problems with every kind of limit, feasible or not, with ties. */
const problems = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    products: fc.integer({ min: 1, max: 2 }),
    channels: fc.array(
      fc.record({
        costEur: fc.constantFrom(0, 1, 2.5),
        multiplier: fc.constantFrom(1, 1.5, 4),
        capacity: fc.constantFrom(limitless, 0, 1, 2),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    size: fc.integer({ min: 1, max: 5 }),
    budgetEur: fc.constantFrom(limitless, 0, 2, 4.5),
    segmentCaps: fc.constantFrom<number[]>([], [1], [0, 2]),
  })
  .chain((parts) =>
    fc
      .record({
        probability: fc.array(fc.constantFrom(0, 0.1, 0.25, 0.3, 0.7, 1), {
          minLength: parts.rows * parts.products,
          maxLength: parts.rows * parts.products,
        }),
        allowed: fc.array(fc.integer({ min: 0, max: 2 ** parts.products - 1 }), {
          minLength: parts.rows,
          maxLength: parts.rows,
        }),
        segment: fc.array(fc.constantFrom(NO_SEGMENT, ...parts.segmentCaps.keys()), {
          minLength: parts.rows,
          maxLength: parts.rows,
        }),
        least: fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: parts.products, maxLength: parts.products }),
        most: fc.array(fc.constantFrom(limitless, limitless, 1, 2), {
          minLength: parts.products,
          maxLength: parts.products,
        }),
      })
      .map(
        (more): AllocationProblem => ({
          ...parts,
          ...more,
          probability: Float64Array.from(more.probability),
          allowed: Uint32Array.from(more.allowed),
          segment: Uint8Array.from(more.segment),
          margins: [10, 7].slice(0, parts.products),
        }),
      ),
  );

function keepsLimits(problem: AllocationProblem, assignment: Assignment): boolean {
  const { channels, margins, least, most, segmentCaps, segment, allowed } = problem;
  const width = channels.length;
  const offers = [...assignment.entries()].filter(([, option]) => option !== NONE);
  const count = (isOne: (row: number, product: number, channel: number) => boolean) =>
    offers.filter(([row, option]) => isOne(row, Math.trunc(option / width), option % width)).length;
  const cost = offers.reduce((sum, [, option]) => sum + channels[option % width].costEur, 0);
  return (
    offers.length <= problem.size &&
    cost <= problem.budgetEur + 1e-9 &&
    offers.every(([row, option]) => (allowed[row] >>> Math.trunc(option / width)) & 1) &&
    channels.every(({ capacity }, c) => count((_, __, channel) => channel === c) <= capacity) &&
    segmentCaps.every((cap, s) => count((row) => segment[row] === s) <= cap) &&
    margins.every((_, p) => {
      const n = count((__, product) => product === p);
      return n >= least[p] && n <= most[p];
    })
  );
}

/** Every list there is; null when none keeps the limits. */
function bestOfAll(problem: AllocationProblem): number | null {
  const options = problem.margins.length * problem.channels.length;
  const assignment = new Int16Array(problem.rows).fill(NONE);
  let best: number | null = null;
  const visit = (row: number) => {
    if (row === problem.rows) {
      if (keepsLimits(problem, assignment)) best = Math.max(best ?? -limitless, totalValue(problem, assignment));
      return;
    }
    for (let option = NONE; option < options; option++) {
      assignment[row] = option;
      visit(row + 1);
    }
    assignment[row] = NONE;
  };
  visit(0);
  return best;
}

const outcome = (problem: AllocationProblem) => {
  try {
    return allocate(problem);
  } catch (error) {
    if (error instanceof DomainError && error.code === "clashing-limits") return null;
    throw error;
  }
};

describe("allocate", () => {
  it("keeps every limit, never beats the best list there is, and never lets its bound fall below it", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const best = bestOfAll(problem);
        const found = outcome(problem);
        expect(found === null).toBe(best === null);
        if (!found || best === null) return;
        expect(keepsLimits(problem, found.assignment)).toBe(true);
        expect(found.valueEur).toBeCloseTo(totalValue(problem, found.assignment), 9);
        expect(found.valueEur).toBeLessThanOrEqual(best + 1e-9);
        expect(found.boundEur).toBeGreaterThanOrEqual(best - 1e-9);
        if (found.method === "exact") expect(found.valueEur).toBeCloseTo(best, 9);
      }),
      { numRuns: 2000 },
    );
  });

  it("meets a minimum that costs more than a full list would leave for it", () => {
    const found = allocate({
      rows: 1,
      channels: [
        { costEur: 1, multiplier: 4, capacity: 0 },
        { costEur: 2.5, multiplier: 4, capacity: limitless },
      ],
      size: 5,
      budgetEur: 4.5,
      segmentCaps: [],
      probability: Float64Array.of(0),
      allowed: Uint32Array.of(1),
      segment: Uint8Array.of(NO_SEGMENT),
      least: [1],
      most: [limitless],
      margins: [10],
    });
    expect([...found.assignment]).toEqual([1]);
  });

  it("finds the best list itself where only its size limits", () => {
    const free = problems.map((problem) => ({
      ...problem,
      budgetEur: limitless,
      channels: problem.channels.map((channel) => ({ ...channel, capacity: limitless })),
      least: problem.least.map(() => 0),
      most: problem.most.map(() => limitless),
      segmentCaps: [],
      segment: problem.segment.map(() => NO_SEGMENT),
    }));
    fc.assert(
      fc.property(free, (problem) => {
        const found = allocate(problem);
        expect(found.method).toBe("exact");
        expect(found.valueEur).toBeCloseTo(bestOfAll(problem) ?? Number.NaN, 9);
      }),
      { numRuns: 200 },
    );
  });

  it("comes within half a percent of the bound when every kind of limit holds it back, the same each time", () => {
    const problem = manyCustomers(20_000);
    const found = allocate(problem);
    expect(keepsLimits(problem, found.assignment)).toBe(true);
    expect((found.boundEur - found.valueEur) / found.boundEur).toBeLessThan(0.005);
    expect(found.prices.filter(({ priceEur }) => priceEur > 0).length).toBeGreaterThan(4);
    expect(allocate(problem)).toEqual(found);
    const quick = allocate(problem, { isQuick: true });
    expect(keepsLimits(problem, quick.assignment)).toBe(true);
    expect(quick.valueEur).toBeGreaterThan(0.98 * found.valueEur);
  });

  it("gives the best customers first place, and equal ones by their order", () => {
    const problem = { ...manyCustomers(100), size: 3, least: [0, 0, 0], most: [limitless, limitless, limitless] };
    const alike = {
      ...problem,
      budgetEur: limitless,
      segmentCaps: [],
      segment: problem.segment.map(() => NO_SEGMENT),
      probability: problem.probability.map(() => 0.5),
      allowed: problem.allowed.map(() => 7),
      channels: [{ costEur: 0, multiplier: 1, capacity: limitless }],
    };
    const rows = [...allocate(alike).assignment.entries()].filter(([, option]) => option !== NONE);
    expect(rows.map(([row]) => row)).toEqual([0, 1, 2]);
  });

  it("names the smallest set of limits that cannot be kept together", () => {
    const problem = manyCustomers(200);
    const easy = { ...problem, least: [0, 0, 0], most: [limitless, limitless, limitless] };
    const clashOf = (change: Partial<AllocationProblem>) => {
      try {
        allocate({ ...easy, ...change });
        return null;
      } catch (error) {
        return error instanceof DomainError ? (error.facts.limits as string[]) : [];
      }
    };
    expect(clashOf({ least: [0, 0, 201] })).toEqual([expect.stringMatching(/at least 201 offers of product 2/)]);
    expect(clashOf({ least: [20, 30, 0], size: 49 })).toEqual([
      expect.stringMatching(/at least 20/),
      expect.stringMatching(/at least 30/),
      "at most 49 customers",
    ]);
    expect(clashOf({ least: [5, 0, 0], most: [4, 9, 9] })).toEqual([
      expect.stringMatching(/at least 5/),
      "at most 4 offers of product 0",
    ]);
    const [paid] = problem.channels.toSorted((a, b) => b.costEur - a.costEur);
    expect(clashOf({ least: [9, 0, 0], channels: [paid], budgetEur: 8 * paid.costEur })).toEqual([
      expect.stringMatching(/at least 9/),
      expect.stringMatching(/budget/),
    ]);
    expect(clashOf({})).toBeNull();
  });
});

describe("maximumFlow", () => {
  it("finds the largest flow, and sends back what blocked a better one", () => {
    const edges = [
      { from: 0, to: 2, capacity: 3 },
      { from: 0, to: 3, capacity: 2 },
      { from: 2, to: 3, capacity: 5 },
      { from: 2, to: 1, capacity: 2 },
      { from: 3, to: 1, capacity: 3 },
    ];
    const { total, flow } = maximumFlow(4, edges, 0, 1);
    expect(total).toBe(5);
    expect(flow[0] + flow[1]).toBe(5);
    expect(flow[3] + flow[4]).toBe(5);
    for (const [e, { capacity }] of edges.entries()) expect(flow[e]).toBeLessThanOrEqual(capacity);
  });
});

describe("nthLargest", () => {
  it("agrees with sorting", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 }), fc.nat(20), (values, n) => {
        const sorted = values.toSorted((a, b) => b - a);
        expect(nthLargest(Float64Array.from(values), n + 1)).toBe(sorted[Math.min(n, sorted.length - 1)]);
      }),
    );
  });
});

/** Customers who differ in their liking for three products, two of them with equal scores for all. */
function manyCustomers(rows: number): AllocationProblem {
  const part = (n: number) => Math.ceil(rows / n);
  const random = createRandom("customers");
  const probability = Float64Array.from({ length: rows * 3 }, (_, i) =>
    i % 3 === 2 ? 0.01 : 1 / (1 + Math.exp(4 - random.normal() - (i % 3))),
  );
  return {
    rows,
    probability,
    allowed: Uint32Array.from({ length: rows }, () => random.integer(8)),
    margins: [10, 60, 40],
    least: [part(100), 0, part(200)],
    most: [limitless, part(40), limitless],
    channels: [
      { costEur: 0.02, multiplier: 1, capacity: limitless },
      { costEur: 1, multiplier: 2, capacity: part(60) },
      { costEur: 3, multiplier: 4, capacity: part(100) },
    ],
    size: part(12),
    budgetEur: part(40),
    segment: Uint8Array.from({ length: rows }, () => random.integer(3)),
    segmentCaps: [part(60), part(20), rows],
  };
}

it("an offer is worth its margin times the likelier purchase, less the contact", () => {
  const problem = manyCustomers(10);
  const p = problem.probability[4];
  expect(offerValue(problem, 1, 3 + 1)).toBeCloseTo(Math.min(1, 2 * p) * 60 - 1, 12);
});
