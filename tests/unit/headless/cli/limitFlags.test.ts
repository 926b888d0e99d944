import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addLimitFlags, requestOf } from "../../../../headless/cli/campaign/limitFlags.ts";

/** The request that flags mean, read as the program reads them. */
const read = (...flags: string[]) => {
  const command = addLimitFlags(new Command());
  command.parse(flags, { from: "user" });
  return requestOf(command.opts());
};

describe("the flags of a plan", () => {
  it("say every limit", () => {
    const request = read(
      ...["--size", "500", "--budget", "900.5", "--products", "debit_card,funds", "--margin", "funds=40"],
      ...["--channel", "email:cost=0.02", "call:cost=5,response=3,capacity=100"],
      ...["--quota", "debit_card=10-50", "funds=5-", "loans=-20", "securities=7", "--segment-cap", "S1=90"],
      ...["--least-probability", "0.01", "--quiet-months", "3", "--hold-out", "0.2", "--effect", "0.5"],
      ...["--exclude-region", "28,8", "--exclude-segment", "S3", "--active-only", "--exclude", "age=..25"],
      ...["--only", "age=30..50", "entry_channel=KHE|KHQ", "--groups", "4", "--cell", "50", "--seed", "7"],
    );
    expect(request).toEqual({
      size: 500,
      seed: 7,
      budgetEur: 900.5,
      channels: [
        { id: "email", label: "email", costPerContactEur: 0.02, responseMultiplier: 1, capacity: null },
        { id: "call", label: "call", costPerContactEur: 5, responseMultiplier: 3, capacity: 100 },
      ],
      products: ["debit_card", "funds"],
      margins: { funds: 40 },
      quotas: [
        { product: "debit_card", least: 10, most: 50 },
        { product: "funds", least: 5, most: null },
        { product: "loans", least: 0, most: 20 },
        { product: "securities", least: 7, most: 7 },
      ],
      segmentCaps: [{ segment: "S1", most: 90 }],
      leastProbability: 0.01,
      quietMonths: 3,
      exclude: { regions: ["28", "8"], segments: ["S3"], inactive: true, any: [{ column: "age", max: 25 }] },
      only: [
        { column: "age", min: 30, max: 50 },
        { column: "entry_channel", in: ["KHE", "KHQ"] },
      ],
      holdOut: { share: 0.2, effect: 0.5 },
      messages: { groups: 4, cell: 50 },
    });
  });

  it("are few where few are given", () => {
    expect(read()).toEqual({ size: 10_000, seed: 1, exclude: {}, holdOut: {}, messages: {} });
    expect(read("--cost", "0.5", "--hold-out", "100")).toMatchObject({
      costPerContactEur: 0.5,
      holdOut: { size: 100 },
    });
  });

  it.each([
    ["--channel", "call:price=5"],
    ["--channel", "Call me"],
    ["--margin", "funds:40"],
    ["--quota", "funds"],
    ["--segment-cap", "S1"],
    ["--only", "age"],
  ])("say how to write what cannot be read: %s %s", (flag, text) => {
    expect(() => read(flag, text)).toThrow(/cannot be read.*Write it like/);
  });
});
