import type { CampaignLimits } from "../../../../core/contract/campaign.ts";
import type { Filter } from "../../../../core/contract/desk/figures.ts";

/** The limits without conditions that the person has only begun to fill in: they say nothing yet. */
export function completeLimits(limits: CampaignLimits): CampaignLimits {
  const { exclude, only } = limits;
  return {
    ...limits,
    exclude: { ...exclude, any: exclude.any.filter(saysSomething) },
    only: only.filter(saysSomething),
  };
}

function saysSomething(filter: Filter): boolean {
  return (filter.in?.length ?? 0) > 0 || filter.min !== undefined || filter.max !== undefined;
}
