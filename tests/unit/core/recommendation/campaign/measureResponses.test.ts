import { expect, it } from "vitest";
import type { Campaign } from "../../../../../core/contract/campaign.ts";
import type { CampaignArrays } from "../../../../../core/recommendation/campaign/planCampaign.ts";
import { measureResponses } from "../../../../../core/recommendation/campaign/responses/measureResponses.ts";

/** 400 contacted, of whom 40 bought; 100 held out, of whom as many as given. */
function measure(boughtHeldOut: number, purchasesFrom: "responses" | "panel") {
  const n = 500;
  const heldOut = Uint8Array.from({ length: n }, (_, i) => (i < 400 ? 0 : 1));
  const purchased = Uint8Array.from({ length: n }, (_, i) => (i < 40 || (i >= 400 && i < 400 + boughtHeldOut) ? 1 : 0));
  const arrays = {
    heldOut,
    product: new Uint8Array(n),
    channel: new Uint8Array(n),
    message: new Uint8Array(n),
    isTest: new Uint8Array(n),
  };
  const plan = { month: "2019-06", costEur: 20, offers: [], byChannel: [], messageGroups: [] };
  const outcomes = {
    purchasesFrom,
    responded: purchasesFrom === "responses" ? purchased : null,
    purchased,
    revenueEur: new Float64Array(n),
  };
  return measureResponses("campaign-1", plan as unknown as Campaign, arrays as unknown as CampaignArrays, [], outcomes);
}

it("calls a clear difference more", () => {
  expect(measure(1, "responses").lift?.verdict).toBe("more");
  expect(measure(0, "panel").lift?.verdict).toBe("more");
});

it("gives no verdict when the files name nobody of the hold-out", () => {
  const { lift, caused } = measure(0, "responses");
  expect(lift?.verdict).toBe("cannot tell yet");
  expect(lift?.sentence).toContain("name nobody of the hold-out");
  expect(caused).toBeNull();
});
