import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

/** The parts of the screen: what the data is worth first, then how it comes in, what was kept and refused, and questions. */
export const TABS = ["quality", "import", "versions", "rejects", "rules", "sql"] as const;

export type Tab = (typeof TABS)[number];

/** What this screen adds to the address. */
export interface DataSearch extends ViewSearch {
  /** The column whose quality is shown in detail. */
  column?: string | undefined;
  /** The import whose refused rows are listed; the newest with any when left out. */
  import?: number | undefined;
  /** Only rows refused for this reason. */
  reason?: string | undefined;
  /** The two versions that are compared. */
  from?: string | undefined;
  to?: string | undefined;
}

/** The part that the address names; null when it names none. */
export function useTab(): Tab | null {
  const { tab } = useParams({ strict: false });
  return TABS.find((one) => one === tab) ?? null;
}

export function useDataSearch(): DataSearch {
  return useSearch({ strict: false }) as DataSearch;
}

/** Goes to a part of the screen; what is named in `change` replaces its like in the address, the rest stays. */
export function useGoTo(): (tab: Tab, change?: DataSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (tab, change) => {
      void navigate({
        to: "/data/$tab",
        params: { tab },
        search: (before: DataSearch) => ({ ...before, ...change }),
      });
    },
    [navigate],
  );
}
