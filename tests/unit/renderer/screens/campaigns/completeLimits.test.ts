import { describe, expect, it } from "vitest";
import { campaignLimits } from "../../../../../core/contract/campaign.ts";
import { completeLimits } from "../../../../../renderer/screens/campaigns/planner/completeLimits.ts";

describe("limits that are asked for", () => {
  it("leave out conditions that were only begun, and keep a range that has one end", () => {
    const begun = campaignLimits.parse({
      exclude: {
        any: [
          { column: "region", in: [] },
          { column: "age", min: 0 },
        ],
      },
      only: [{ column: "income" }, { column: "cards", in: ["1"] }],
    });
    const { exclude, only } = completeLimits(begun);
    expect(exclude.any).toEqual([{ column: "age", min: 0 }]);
    expect(only).toEqual([{ column: "cards", in: ["1"] }]);
  });
});
