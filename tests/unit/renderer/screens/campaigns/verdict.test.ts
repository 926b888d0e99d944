import { describe, expect, it } from "vitest";
import { formatterFor } from "../../../../../renderer/format/formatter.ts";
import { en } from "../../../../../renderer/i18n/en/index.ts";
import { verdictOf } from "../../../../../renderer/screens/campaigns/responses/verdict.ts";

const format = formatterFor("en-GB", "en");
const { responses: words } = en.campaigns;
const arm = (customers: number, purchases: number, responses: number | null) => ({
  customers,
  purchases,
  responses,
  responseRate: null,
  purchaseRate: purchases / customers,
  purchaseRateLow: 0,
  purchaseRateHigh: 1,
  revenueEur: 0,
});
const known = { month: "2019-06", purchasesFrom: "panel" as const, heldOut: arm(600, 0, 0) };
const lift = (low: number, high: number, verdict: "more" | "less" | "cannot tell yet") => ({
  ...known,
  lift: { difference: (low + high) / 2, low, high, relative: null, verdict, sentence: "" },
});

describe("what is said of the effect", () => {
  it("has a direction and positive figures when the interval is on one side of zero", () => {
    expect(verdictOf(lift(0.004, 0.0123, "more"), words, format)).toBe(words.more("0.40", "1.23"));
    expect(verdictOf(lift(-0.0123, -0.004, "less"), words, format)).toBe(words.less("0.40", "1.23"));
  });

  it("has none when the interval spans zero", () => {
    expect(verdictOf(lift(-0.005, 0.01, "cannot tell yet"), words, format)).toBe(words.cannotTell("−0.50", "1.00"));
  });

  it("is withheld when files of responses hold nobody of the hold-out", () => {
    const files = { ...lift(0.02, 0.04, "more"), purchasesFrom: "responses" as const };
    expect(verdictOf(files, words, format)).toBe(words.oneSided("June 2019"));
    expect(verdictOf({ ...files, heldOut: arm(600, 0, 3) }, words, format)).toBe(words.more("2.00", "4.00"));
  });

  it("says that nothing can be known without a hold-out", () => {
    expect(verdictOf({ ...known, lift: null }, words, format)).toBe(words.noHoldOut);
  });
});
