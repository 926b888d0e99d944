import type { CampaignResponses } from "../../../../core/contract/campaign.ts";
import type { Formatter } from "../../../format/formatter.ts";
import type { Catalogue } from "../../../i18n/useText.ts";

/** A share as percentage points, two decimals, without a sign of plus: 0.31. */
export function inPoints(share: number, format: Formatter): string {
  return format.decimal(share * 100, 2);
}

/**
 * Whether the figures come from files that hold nobody of the hold-out: then they most likely list the contacted alone, and
 * the hold-out only seems to have bought nothing.
 */
export function isOneSided({ purchasesFrom, heldOut }: Pick<CampaignResponses, "purchasesFrom" | "heldOut">): boolean {
  return purchasesFrom === "responses" && heldOut.customers > 0 && heldOut.purchases === 0 && !heldOut.responses;
}

/** What the interval of the effect says, in words: a direction only when it does not span zero. */
export function verdictOf(
  { lift, ...responses }: Pick<CampaignResponses, "lift" | "purchasesFrom" | "heldOut" | "month">,
  t: Catalogue["campaigns"]["responses"],
  format: Formatter,
): string {
  if (!lift) return t.noHoldOut;
  if (isOneSided(responses)) return t.oneSided(format.month(responses.month));
  const { verdict, low, high } = lift;
  if (verdict === "more") return t.more(inPoints(low, format), inPoints(high, format));
  if (verdict === "less") return t.less(inPoints(-high, format), inPoints(-low, format));
  return t.cannotTell(inPoints(low, format), inPoints(high, format));
}
