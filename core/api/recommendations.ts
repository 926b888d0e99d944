import { type Campaign, type CampaignOffer, campaign } from "../contract/campaign.ts";
import { recommendation } from "../contract/recommendation.ts";
import { finish } from "../jobs/progress.ts";
import { type CampaignArrays, planCampaign } from "../recommendation/campaign/planCampaign.ts";
import { type RecommendationArrays, trainRecommender } from "../recommendation/trainRecommender.ts";
import { type Derived, findDerived, listDerived, readArrays, saveDerived } from "../store/derived.ts";
import { openPanel } from "../store/storedPanel.ts";
import { listSuppressed } from "../store/suppression.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth, parseMonth } from "../time/month.ts";
import type { Control } from "./control.ts";
import { keptResult } from "./keptResult.ts";
import { readSegments } from "./segments.ts";

export interface RecommendRequest {
  version?: string | undefined;
  /** `YYYY-MM`: the last month known; the version's last when left out. */
  month?: string | undefined;
  seed?: number | undefined;
  /** Most trees of a model. */
  trees?: number | undefined;
}

/** Learns next month's purchases and keeps models, scores and figures. */
export async function keepRecommendation(file: WorkspaceFile, request: RecommendRequest, control: Control) {
  const panel = openPanel(file, request.version);
  const { seed = 1, trees = 300 } = request;
  const config = { trees, month: request.month ?? formatMonth(panel.months[panel.months.length - 1]) };
  const made = await makeRecommendation(file, panel.version, config, seed, control);
  const { id } = saveDerived(file, { kind: "recommendation", version: panel.version, config, seed, ...made });
  return { id, ...made.result };
}

/** Makes a kept recommendation again. */
export function remakeRecommendation(file: WorkspaceFile, kept: Derived, control: Control) {
  return makeRecommendation(
    file,
    kept.version,
    kept.config as { trees: number; month: string },
    kept.seed ?? 1,
    control,
  );
}

function makeRecommendation(
  file: WorkspaceFile,
  version: string,
  config: { trees: number; month: string },
  seed: number,
  control: Control,
) {
  const { threads, signal } = control;
  const work = trainRecommender(openPanel(file, version), {
    seed,
    trees: config.trees,
    month: parseMonth(config.month),
    threads,
    signal,
  });
  return finish(work, control.onProgress);
}

export interface CampaignRequest {
  size?: number | undefined;
  costPerContactEur?: number | undefined;
  /** Ids of the products to offer; all when left out. */
  products?: readonly string[] | undefined;
  seed?: number | undefined;
  /** A kept recommendation; the newest when left out. */
  recommendation?: string | undefined;
}

interface CampaignConfig {
  size: number;
  costPerContactEur: number;
  products: readonly string[] | null;
}

/** Plans a campaign on a kept recommendation, and keeps it. The newest segmentation of the same version shows who is chosen. */
export async function keepCampaign(file: WorkspaceFile, request: CampaignRequest, control: Control) {
  const { size = 10_000, costPerContactEur = 0, products = null, seed = 1 } = request;
  const source = findDerived(file, request.recommendation ?? "recommendation");
  const segments = listDerived(file, "segmentation").findLast(({ version }) => version === source.version)?.id ?? null;
  const panel = openPanel(file, source.version);
  const suppressed = listSuppressed(file)
    .map(({ customer }) => panel.customers.indexOf(customer))
    .filter((index) => index >= 0);
  const config: CampaignConfig = { size, costPerContactEur, products };
  const parents = segments === null ? [source.id] : [source.id, segments];
  const made = await makeCampaign(
    file,
    { version: source.version, config, seed, parents, suppressed: Uint32Array.from(suppressed) },
    control,
  );
  const { id } = saveDerived(file, { kind: "campaign", version: source.version, config, seed, parents, ...made });
  return { id, ...made.result };
}

/** Makes a kept campaign again, with the suppression list of its time. */
export function remakeCampaign(file: WorkspaceFile, kept: Derived, control: Control) {
  const { suppressed } = readArrays(file, kept.id) as CampaignArrays;
  const { version, parents } = kept;
  const config = kept.config as CampaignConfig;
  return makeCampaign(file, { version, config, seed: kept.seed ?? 1, parents, suppressed }, control);
}

function makeCampaign(
  file: WorkspaceFile,
  plan: { version: string; config: CampaignConfig; seed: number; parents: readonly string[]; suppressed: Uint32Array },
  control: Control,
) {
  const panel = openPanel(file, plan.version);
  const [source, segments] = plan.parents;
  const result = keptResult(findDerived(file, source), recommendation);
  const arrays = readArrays(file, source) as RecommendationArrays;
  const work = planCampaign(panel, {
    ...plan.config,
    seed: plan.seed,
    suppressed: plan.suppressed,
    recommendation: { id: source, result, arrays },
    segmentation: segments === undefined ? null : segmentationOf(file, segments, panel.customers.size),
    signal: control.signal,
  });
  return finish(work, control.onProgress);
}

function segmentationOf(file: WorkspaceFile, id: string, customers: number) {
  const { result, customer, segment } = readSegments(file, id);
  const places = new Int16Array(customers).fill(-1);
  for (let i = 0; i < customer.length; i++) places[customer[i]] = segment[i];
  return { id, segments: result.segments, placeOf: (index: number) => places[index] };
}

/** A kept campaign and its list, best first. */
export function readCampaign(
  file: WorkspaceFile,
  id = "campaign",
): { id: string; result: Campaign; offers: CampaignOffer[] } {
  const kept = findDerived(file, id);
  const result = keptResult(kept, campaign);
  const { customer, product, probability, reasons } = readArrays(file, kept.id) as CampaignArrays;
  const panel = openPanel(file, kept.version);
  const why: string[] = JSON.parse(new TextDecoder().decode(reasons));
  const segments =
    result.segmentation === null ? null : segmentationOf(file, result.segmentation, panel.customers.size);
  const offers = Array.from(customer, (index, i) => {
    const { id: productId, label, marginEur } = panel.schema.products[product[i]];
    return {
      customer: panel.customers.key(index),
      product: productId,
      label,
      probability: probability[i],
      expectedRevenueEur: probability[i] * marginEur,
      segment: segments?.segments[segments.placeOf(index)]?.name ?? null,
      reason: why[i],
    };
  });
  return { id: kept.id, result, offers };
}
