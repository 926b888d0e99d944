import type { CampaignLimits, PlanSummary } from "../contract/campaign.ts";
import { campaignLimits } from "../contract/campaign.ts";
import type { CampaignCurve, Planner } from "../contract/desk/offers.ts";
import { type Recommendation, recommendation } from "../contract/recommendation.ts";
import { type Curve, listCurve } from "../recommendation/campaign/listCurve.ts";
import { planList } from "../recommendation/campaign/planList.ts";
import { type ScoredCustomers, scoredCustomers } from "../recommendation/campaign/scoredCustomers.ts";
import { whoMay } from "../recommendation/campaign/whoMay.ts";
import { outlookOf } from "../recommendation/outlook.ts";
import type { KeptModel, RecommendationArrays } from "../recommendation/trainRecommender.ts";
import { findDerived, readArrays } from "../store/derived.ts";
import { openingsOf } from "../store/openings.ts";
import { listSuppressed } from "../store/suppression.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { campaignSegments, newestSegmentation } from "./campaignSegments.ts";
import { keptResult } from "./keptResult.ts";
import { leftOutNow } from "./leftOutNow.ts";
import type { Panels } from "./panels.ts";
import { Recent } from "./recent.ts";
import { recommendationInUse } from "./recommendationInUse.ts";

/** A kept recommendation with what plans are made of, read once. */
export interface OpenedRecommendation {
  id: string;
  result: Recommendation;
  models: KeptModel[];
  scored: ScoredCustomers;
}

/** Answers what-if questions about campaigns; nothing of it is kept. The second question on a recommendation is quick. */
export class CampaignPlanner {
  readonly #file: WorkspaceFile;
  readonly #panels: Panels;
  readonly #opened = new Recent<OpenedRecommendation>(1);

  constructor(file: WorkspaceFile, panels: Panels) {
    this.#file = file;
    this.#panels = panels;
  }

  /** @throws UnknownDerivedError, OutdatedResultError */
  open(id?: string): OpenedRecommendation {
    const kept = findDerived(this.#file, recommendationInUse(this.#file, id));
    const segments = newestSegmentation(this.#file, kept.version);
    return this.#opened.get(`${kept.id} ${segments}`, () => {
      const result = keptResult(kept, recommendation);
      const arrays = readArrays(this.#file, kept.id) as RecommendationArrays;
      const panel = this.#panels.at(kept.version);
      const segmentation = segments === null ? null : campaignSegments(this.#file, segments, panel.customers.size);
      return {
        id: kept.id,
        result,
        models: JSON.parse(new TextDecoder().decode(arrays.models as Uint8Array)) as KeptModel[],
        scored: scoredCustomers(panel, { result, arrays }, segmentation, "next"),
      };
    });
  }

  /** A recommendation whole, how often its untouched month was opened, and what it foretells by product. */
  show(id?: string) {
    const { id: kept, result, scored } = this.open(id);
    const openings = openingsOf(this.#file, result.version, result.testedOn);
    return { id: kept, openings, ...result, outlook: outlookOf(scored, result.products) };
  }

  /** The plan that limits would give; a list of many thousands is a little less sure than that of a kept plan. */
  tryPlan(id: string | undefined, limits: CampaignLimits, seed = 1): PlanSummary & { seconds: number } {
    const began = performance.now();
    const { scored } = this.open(id);
    const { summary } = planList(scored, { limits, seed, leftOut: this.#leftOut(scored, limits, id), isQuick: true });
    return { ...summary, seconds: (performance.now() - began) / 1000 };
  }

  /** What lists of rising size would bring. */
  curve(id: string | undefined, limits: CampaignLimits): CampaignCurve {
    const { scored } = this.open(id);
    const curve: Curve = listCurve(scored, limits, this.#leftOut(scored, limits, id));
    return curve;
  }

  /** What a planner's fields start from. */
  start(id: string | undefined): Planner {
    const opened = this.open(id);
    const { scored, result } = opened;
    const limits = campaignLimits.parse({});
    const { allowed } = whoMay(scored, limits, this.#leftOut(scored, limits, id));
    const candidates = scored.products.map((_, p) => allowed.reduce((n, mask) => n + ((mask >>> p) & 1), 0));
    const { segmentation, customers, panel } = scored;
    const counts = new Map<number, number>();
    for (const customer of segmentation ? customers : []) {
      const place = segmentation?.placeOf(customer) ?? -1;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const region = panel.schema.attributes.find(({ role, kind }) => role === "region" && kind === "category");
    const labels = region ? panel.snapshot(scored.month - 1).category(region.id).labels : [];
    return {
      recommendation: opened.id,
      month: result.scoresFor,
      customers: customers.length,
      products: scored.products.map(({ id: product, label, marginEur }, p) => ({
        id: product,
        label,
        marginEur,
        customers: candidates[p],
      })),
      segments: (segmentation?.segments ?? []).map((each, place) => ({
        id: each.id,
        name: each.name,
        customers: counts.get(place) ?? 0,
      })),
      regions: labels.filter((label) => label !== ""),
      suppressed: listSuppressed(this.#file).length,
      limits,
    };
  }

  /** Likeliest buyers of a product, or of what is worth most to each, best first. */
  likeliest(id: string | undefined, product: string | undefined, most = 20) {
    const { scored } = this.open(id);
    const limits = campaignLimits.parse({
      size: most,
      ...(product === undefined ? {} : { products: [product] }),
      holdOut: { share: 0 },
    });
    const { list } = planList(scored, { limits, seed: 1, leftOut: this.#leftOut(scored, limits, id) });
    return Array.from(list.row, (row, i) => ({
      customer: scored.panel.customers.key(scored.customers[row]),
      label: scored.products[list.product[i]].label,
      probability: list.probability[i],
    }));
  }

  #leftOut(scored: ScoredCustomers, limits: CampaignLimits, id: string | undefined) {
    return leftOutNow(this.#file, scored.panel, this.open(id).result.scoresFor, limits);
  }
}
