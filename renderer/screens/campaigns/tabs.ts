import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

/** The parts of the screen, in the order of the work. */
export const TABS = ["planner", "list", "messages", "responses", "suppression"] as const;

export type Tab = (typeof TABS)[number];

/** What this screen adds to the address: the kept campaign that it shows. */
interface CampaignSearch extends ViewSearch {
  campaign?: string | undefined;
}

/** The part that the address names; null when it names none. */
export function useTab(): Tab | null {
  const { tab } = useParams({ strict: false });
  return TABS.find((one) => one === tab) ?? null;
}

/** Campaign that the address names. */
export function useAskedCampaign(): string | undefined {
  const { campaign } = useSearch({ strict: false }) as CampaignSearch;
  return typeof campaign === "string" ? campaign : undefined;
}

/** Goes to a part of the screen, keeping the campaign shown, or showing another one (`null`: the newest). */
export function useGoTo(): (tab: Tab, campaign?: string | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (tab, campaign) => {
      void navigate({
        to: "/campaigns/$tab",
        params: { tab },
        search: (before: CampaignSearch) =>
          campaign === undefined ? before : { ...before, campaign: campaign ?? undefined },
      });
    },
    [navigate],
  );
}
