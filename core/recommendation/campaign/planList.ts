import type { CampaignLimits, PlanSummary } from "../../contract/campaign.ts";
import { type ChosenList, chooseList } from "./chooseList.ts";
import { drawHoldOut } from "./holdOut/drawHoldOut.ts";
import type { ScoredCustomers } from "./scoredCustomers.ts";
import { summarise } from "./summarise.ts";
import { type LeftOut, whoMay } from "./whoMay.ts";

/** A list, who of it is held out, and what it is expected to bring. */
export interface PlannedList {
  list: ChosenList;
  /** By place of the list: 1 = never contacted. */
  heldOut: Uint8Array;
  summary: PlanSummary;
}

export interface PlanOptions {
  limits: CampaignLimits;
  seed: number | string;
  leftOut: LeftOut;
  isQuick?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Plans a list within limits, without reasons and messages.
 *
 * @throws UnknownInCampaignError, UnknownColumnError, RepeatedChannelError, ClashingLimitsError, CancelledError
 */
export function planList(scored: ScoredCustomers, options: PlanOptions): PlannedList {
  const { limits, seed } = options;
  const may = whoMay(scored, limits, options.leftOut);
  const list = chooseList(scored, limits, may.allowed, options);
  const heldOut = drawHoldOut(list.row.length, limits, seed);
  return { list, heldOut, summary: summarise(scored, { limits, seed, may, list, heldOut }) };
}
