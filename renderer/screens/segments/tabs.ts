import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

/** The parts of the screen: who they are first, then how that came about, then single customers. */
export const TABS = ["overview", "vote", "map", "compare", "migration", "customers"] as const;

export type Tab = (typeof TABS)[number];

/** What this screen adds to the address. */
export interface SegmentsSearch extends ViewSearch {
  /** The kept segmentation that is shown; the newest of the version when left out. */
  segmentation?: string | undefined;
  /** The segment whose customers are listed. */
  segment?: string | undefined;
  /** Segments that are compared, with commas between. */
  compare?: string | undefined;
}

/** The part that the address names; null when it names none. */
export function useTab(): Tab | null {
  const { tab } = useParams({ strict: false });
  return TABS.find((one) => one === tab) ?? null;
}

export function useSegmentsSearch(): SegmentsSearch {
  return useSearch({ strict: false }) as SegmentsSearch;
}

/** Goes to a part of the screen; what is named in `change` replaces its like in the address, the rest stays. */
export function useGoTo(): (tab: Tab, change?: SegmentsSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (tab, change) => {
      void navigate({
        to: "/segments/$tab",
        params: { tab },
        search: (before: SegmentsSearch) => ({ ...before, ...change }),
      });
    },
    [navigate],
  );
}
