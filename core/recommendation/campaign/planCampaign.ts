import type { Campaign, CampaignLimits } from "../../contract/campaign.ts";
import type { Recommendation } from "../../contract/recommendation.ts";
import { throwIfCancelled } from "../../errors/domainError.ts";
import { readHistory } from "../../features/history.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";
import type { Panel } from "../../store/panel.ts";
import { count } from "../../words/count.ts";
import type { KeptModel, RecommendationArrays } from "../trainRecommender.ts";
import { explainOffers } from "./explainOffers.ts";
import { lookBack } from "./lookBack.ts";
import { messageGroups } from "./messageGroups.ts";
import { planList } from "./planList.ts";
import { type CampaignSegments, scoredCustomers } from "./scoredCustomers.ts";
import type { LeftOut } from "./whoMay.ts";

export interface CampaignOptions {
  limits: CampaignLimits;
  seed: number | string;
  leftOut: LeftOut;
  recommendation: { id: string; result: Recommendation; arrays: RecommendationArrays };
  segmentation: CampaignSegments | null;
  threads?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** The list, in falling order of expected revenue. `reasons` is a JSON array of sentences. */
export interface CampaignArrays extends Record<string, Uint32Array | Uint8Array | Float64Array> {
  customer: Uint32Array;
  product: Uint8Array;
  /** Place in the limits' channels. */
  channel: Uint8Array;
  /** Foretold, without the channel's multiplier. */
  probability: Float64Array;
  heldOut: Uint8Array;
  /** Places in `messageGroups`, 255 for none; and 1 for customers of a test cell. */
  group: Uint8Array;
  message: Uint8Array;
  isTest: Uint8Array;
  reasons: Uint8Array;
  /** Dense customers who were on the suppression list, or contacted lately. */
  suppressed: Uint32Array;
  contactedLately: Uint32Array;
}

const CAVEAT =
  "Expected revenue is that of purchases these customers are likely to make in the month. How many of them the campaign causes can only be known from a hold-out that is not contacted.";

/**
 * Plans who is offered what by which channel, who is held out, and who gets which message; with reasons, an interval for the
 * revenue, and what the same plan would have earned last month.
 *
 * @throws UnknownInCampaignError, UnknownColumnError, RepeatedChannelError, ClashingLimitsError, CancelledError
 */
export async function* planCampaign(
  panel: Panel,
  options: CampaignOptions,
): Work<{ result: Campaign; arrays: CampaignArrays }> {
  const { limits, seed, leftOut, recommendation, segmentation, signal } = options;
  const meter = new ProgressMeter("steps", 4);
  yield meter.at(0, "Choosing customers");
  const scored = scoredCustomers(panel, recommendation, segmentation, "next");
  const { list, heldOut, summary } = planList(scored, { limits, seed, leftOut, signal });
  const customer = list.row.map((row) => scored.customers[row]);
  throwIfCancelled(signal);
  yield meter.at(1, "Finding reasons");
  const history = readHistory(panel, scored.month - 1, signal);
  const models: KeptModel[] = JSON.parse(new TextDecoder().decode(recommendation.arrays.models as Uint8Array));
  const explaining = explainOffers(panel, history, models, customer, list.product);
  let explained = explaining.next();
  for (; !explained.done; explained = explaining.next()) {
    throwIfCancelled(signal);
    yield meter.at(1, `Finding reasons for ${count(explained.value)} of ${count(customer.length)} offers`);
  }
  const reasons = explained.value;
  yield meter.at(2, "Splitting the list by message");
  const messages = await messageGroups(scored, list, heldOut, { ...options, history });
  throwIfCancelled(signal);
  yield meter.at(3, "Looking back at the month before");
  const tested = scoredCustomers(panel, recommendation, segmentation, "test");
  const result: Campaign = {
    ...summary,
    version: panel.version,
    recommendation: recommendation.id,
    segmentation: segmentation?.id ?? null,
    limits,
    messageGroups: messages.groups,
    backTest: lookBack(tested, { limits, seed, leftOut, history, recommendation: recommendation.result, signal }),
    caveat: CAVEAT,
  };
  return {
    result,
    arrays: {
      customer,
      product: list.product,
      channel: list.channel,
      probability: list.probability,
      heldOut,
      group: messages.group,
      message: messages.message,
      isTest: messages.isTest,
      reasons: new TextEncoder().encode(JSON.stringify(reasons)),
      suppressed: leftOut.suppressed,
      contactedLately: leftOut.contactedLately,
    },
  };
}
