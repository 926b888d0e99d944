import {
  type Campaign,
  type CampaignLimits,
  type CampaignOffer,
  campaign,
  campaignLimits,
} from "../contract/campaign.ts";
import type { KeptCampaign } from "../contract/desk/offers.ts";
import { finish } from "../jobs/progress.ts";
import { NO_GROUP } from "../recommendation/campaign/messageGroups.ts";
import type { CampaignArrays } from "../recommendation/campaign/planCampaign.ts";
import { countResponses } from "../store/campaignResponses.ts";
import { type Derived, findDerived, listDerived, readArrays, saveDerived } from "../store/derived.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { campaignSegments, newestSegmentation } from "./campaignSegments.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { Panels } from "./panels.ts";
import type { CampaignTask } from "./planCampaign.ts";
import { onReadingThread } from "./readingThread.ts";
import { readRequest } from "./readRequest.ts";
import { recommendationInUse } from "./recommendationInUse.ts";

/** Limits of a plan; those left out are as core/contract/campaign.ts says. */
export interface CampaignRequest extends Partial<Omit<CampaignLimits, "exclude" | "holdOut" | "messages">> {
  exclude?: Partial<CampaignLimits["exclude"]> | undefined;
  holdOut?: Partial<CampaignLimits["holdOut"]> | undefined;
  messages?: Partial<CampaignLimits["messages"]> | undefined;
  /** In place of channels: one channel at this price. */
  costPerContactEur?: number | undefined;
  seed?: number | undefined;
  /** A kept recommendation; the champion's when left out, the newest where there is no champion. */
  recommendation?: string | undefined;
}

/** The limits that a request means, complete. */
export function limitsOf({ costPerContactEur, seed: _, recommendation: __, ...rest }: CampaignRequest): CampaignLimits {
  const one = { id: "email", label: "E-mail", costPerContactEur };
  return readRequest(campaignLimits, costPerContactEur === undefined ? rest : { channels: [one], ...rest });
}

/** Plans a campaign on a kept recommendation, and keeps it. The newest segmentation of the same version shows who is chosen. */
export async function keepCampaign(file: WorkspaceFile, request: CampaignRequest, control: Control) {
  const source = findDerived(file, recommendationInUse(file, request.recommendation));
  const { version } = source;
  const limits = limitsOf(request);
  const seed = request.seed ?? 1;
  const segments = newestSegmentation(file, version);
  const parents = segments === null ? [source.id] : [source.id, segments];
  const made = await makeCampaign(file, { version, limits, seed, parents, leftOut: null }, control);
  const { id } = saveDerived(file, { kind: "campaign", version, config: { limits }, seed, parents, ...made });
  return { id, ...made.result };
}

/** Makes a kept campaign again, with the suppression list and the earlier campaigns of its time. */
export function remakeCampaign(file: WorkspaceFile, kept: Derived, control: Control) {
  const { limits } = keptResult(kept, campaign);
  const { suppressed, contactedLately } = readArrays(file, kept.id) as CampaignArrays;
  const leftOut = { suppressed, contactedLately };
  const { version, parents } = kept;
  return makeCampaign(file, { version, limits, seed: kept.seed ?? 1, parents, leftOut }, control);
}

function makeCampaign(file: WorkspaceFile, plan: CampaignTask, { threads, signal, onProgress }: Control) {
  return finish(onReadingThread(file, "planCampaign", { ...plan, threads }, signal), onProgress);
}

/** A kept campaign and its list, best first. @throws OutdatedResultError when an older program kept it in another shape */
export function readCampaign(
  file: WorkspaceFile,
  id = "campaign",
  panels = new Panels(file),
): { id: string; created: string; result: Campaign; offers: CampaignOffer[] } {
  const kept = findDerived(file, id);
  const result = keptResult(kept, campaign);
  const arrays = readArrays(file, kept.id) as CampaignArrays;
  const panel = panels.at(kept.version);
  const why: string[] = JSON.parse(new TextDecoder().decode(arrays.reasons));
  const segments =
    result.segmentation === null ? null : campaignSegments(file, result.segmentation, panel.customers.size);
  const { channels, margins } = result.limits;
  const groupId = (place: number) => (place === NO_GROUP ? null : result.messageGroups[place].id);
  const offers = Array.from(arrays.customer, (index, i): CampaignOffer => {
    const { id: product, label, marginEur } = panel.schema.products[arrays.product[i]];
    const { id: channel, responseMultiplier, costPerContactEur } = channels[arrays.channel[i]];
    const probability = arrays.probability[i];
    const message = groupId(arrays.message[i]);
    return {
      customer: panel.customers.key(index),
      product,
      label,
      channel,
      probability,
      expectedRevenueEur: Math.min(1, probability * responseMultiplier) * (margins[product] ?? marginEur),
      costEur: arrays.heldOut[i] === 1 ? 0 : costPerContactEur,
      segment: segments?.segments[segments.placeOf(index)]?.name ?? null,
      heldOut: arrays.heldOut[i] === 1,
      group: groupId(arrays.group[i]),
      message,
      cell: message === null ? null : arrays.isTest[i] === 1 ? "test" : "rest",
      reason: why[i],
    };
  });
  return { id: kept.id, created: kept.created, result, offers };
}

/** Kept campaigns, newest first; those that an older program kept in another shape without figures. */
export function listCampaigns(file: WorkspaceFile): KeptCampaign[] {
  return listDerived(file, "campaign")
    .toReversed()
    .map(({ id, created, version }) => {
      const parsed = campaign.safeParse(findDerived(file, id).result);
      const plan = parsed.success ? parsed.data : null;
      return {
        id,
        created,
        version,
        outdated: plan === null,
        month: plan?.month ?? null,
        size: plan?.size ?? null,
        contacted: plan?.contacted ?? null,
        purchases: plan?.expectedPurchases.p50 ?? null,
        revenueEur: plan?.revenueEur.p50 ?? null,
        costEur: plan?.costEur ?? null,
        netEur: plan?.netEur.p50 ?? null,
        gap: plan?.solution.gap ?? null,
        responses: countResponses(file, id),
      };
    });
}
