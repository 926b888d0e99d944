import type { ProductOutlook } from "../../../core/contract/desk/offers.ts";
import type { Recommendation } from "../../../core/contract/recommendation.ts";
import { useAsk } from "../../client/useAsk.ts";
import { useKeptOf } from "../../ui/kept/useKeptOf.ts";
import { useRecommendationsSearch } from "./tabs.ts";

/** A kept recommendation as the screen shows it. */
export type ShownRecommendation = Recommendation & { id: string; openings: number; outlook: ProductOutlook[] };

/** Kept recommendations and the one shown. */
export function useKept() {
  return useKeptOf("recommendation", useRecommendationsSearch().recommendation);
}

/** The recommendation shown, whole; undefined while it is on its way. */
export function useShownRecommendation() {
  const { shown } = useKept();
  const answer = useAsk("offers", "recommendation", shown ? { id: shown.id } : null);
  return { ...answer, data: answer.data?.id === shown?.id ? answer.data : undefined };
}
