import type { CategoryColumn, Panel } from "../store/panel.ts";

/** A category whose values are columns of the features: how common each was in the version's first month. */
export interface CategoryShares {
  role: "segment" | "channel" | "region";
  /** By label, without the null. */
  shares: { label: string; share: number }[];
}

/** The categories that features are made from, as purchaseFeatures.ts encodes them. */
export function categoryShares(panel: Panel): CategoryShares[] {
  const first = panel.snapshot(panel.months[0]);
  return panel.schema.attributes.flatMap(({ id, role, kind }) => {
    if (kind !== "category" || !isEncoded(role)) return [];
    const column = first.category(id);
    const shares = Array.from(sharesOf(column), (share, code) => ({ label: column.labels[code], share }));
    return [{ role, shares: shares.slice(1) }];
  });
}

export function isEncoded(role: string | null | undefined): role is CategoryShares["role"] {
  return role === "segment" || role === "channel" || role === "region";
}

/** Share of the rows by code. */
export function sharesOf({ codes, labels }: CategoryColumn): Float64Array {
  const shares = new Float64Array(labels.length);
  for (let i = 0; i < codes.length; i++) shares[codes[i]] += 1 / codes.length;
  return shares;
}
