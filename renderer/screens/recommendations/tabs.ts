import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

/** The parts of the screen: all products, one product, one customer. */
export const TABS = ["overview", "product", "customers"] as const;

export type Tab = (typeof TABS)[number];

/** What this screen adds to the address. */
export interface RecommendationsSearch extends ViewSearch {
  /** The kept recommendation that is shown; the newest of the version when left out. */
  recommendation?: string | undefined;
  /** The product whose model is shown, and whose likeliest buyers are listed. */
  product?: string | undefined;
  customer?: string | undefined;
}

/** The part that the address names; null when it names none. */
export function useTab(): Tab | null {
  const { tab } = useParams({ strict: false });
  return TABS.find((one) => one === tab) ?? null;
}

/** What the address names. A key made of digits alone is read from an address as a number. */
export function useRecommendationsSearch(): RecommendationsSearch {
  const search = useSearch({ strict: false }) as RecommendationsSearch;
  return { ...search, customer: search.customer === undefined ? undefined : String(search.customer) };
}

/** Goes to a part of the screen; what is named in `change` replaces its like in the address, the rest stays. */
export function useGoTo(): (tab: Tab, change?: RecommendationsSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (tab, change) => {
      void navigate({
        to: "/recommendations/$tab",
        params: { tab },
        search: (before: RecommendationsSearch) => ({ ...before, ...change }),
      });
    },
    [navigate],
  );
}
