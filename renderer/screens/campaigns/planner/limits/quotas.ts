import type { CampaignLimits } from "../../../../../core/contract/campaign.ts";

type Quota = CampaignLimits["quotas"][number];

/** Changes the quota of a product; one that limits nothing is left out. */
export function changeQuota(
  { quotas }: Pick<CampaignLimits, "quotas">,
  product: string,
  own: Partial<Omit<Quota, "product">>,
): Pick<CampaignLimits, "quotas"> {
  const before = quotas.find((quota) => quota.product === product) ?? { product, least: 0, most: null };
  const after = { ...before, ...own };
  const others = quotas.filter((quota) => quota.product !== product);
  return { quotas: after.least === 0 && after.most === null ? others : [...others, after] };
}

/**
 * Offers a product, or no longer; its quota goes with it, because a product that is not offered cannot have one. All products
 * together are written as no choice. The last one stays.
 */
export function toggleProduct(
  { products, quotas }: Pick<CampaignLimits, "products" | "quotas">,
  all: readonly string[],
  product: string,
): Pick<CampaignLimits, "products" | "quotas"> {
  const offered = products ?? all;
  const isOn = offered.includes(product);
  if (isOn && offered.length === 1) return { products, quotas };
  const next = isOn
    ? offered.filter((id) => id !== product)
    : all.filter((id) => id === product || offered.includes(id));
  return {
    products: next.length === all.length ? null : next,
    quotas: quotas.filter((quota) => next.includes(quota.product)),
  };
}
