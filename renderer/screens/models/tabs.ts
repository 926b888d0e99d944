import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

/** The parts of the screen: what is in use first, then how it came about. */
export const TABS = ["registry", "evaluation", "card", "runs", "compare", "imported"] as const;

export type Tab = (typeof TABS)[number];

/** What this screen adds to the address. */
interface ModelsSearch extends ViewSearch {
  /** Number of the model that is shown. */
  model?: number | undefined;
  /** Number of the model that it is set beside. */
  beside?: number | undefined;
  /** The product that is evaluated. */
  product?: string | undefined;
  /** Runs that are compared, with commas between. */
  runs?: string | undefined;
  /** The model from elsewhere that is shown. */
  imported?: string | undefined;
}

/** The part that the address names; null when it names none. */
export function useTab(): Tab | null {
  const { tab } = useParams({ strict: false });
  return TABS.find((one) => one === tab) ?? null;
}

/** The models and the product that the address names, and the runs chosen to be compared. */
export function useChosen(): {
  model: number | null;
  beside: number | null;
  product: string | null;
  runs: number[];
  imported: string | null;
} {
  const { model, beside, product, runs, imported } = useSearch({ strict: false }) as ModelsSearch;
  const numbers = String(runs ?? "")
    .split(",")
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
  return {
    model: typeof model === "number" ? model : null,
    beside: typeof beside === "number" ? beside : null,
    product: typeof product === "string" ? product : null,
    runs: numbers,
    imported: typeof imported === "string" ? imported : null,
  };
}

/** Goes to a part of the screen; what is named in `change` replaces its like in the address, the rest stays. */
export function useGoTo(): (tab: Tab, change?: ModelsSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (tab, change) => {
      void navigate({
        to: "/models/$tab",
        params: { tab },
        search: (before: ModelsSearch) => ({ ...before, ...change }),
      });
    },
    [navigate],
  );
}
