import { useAsk } from "../../client/useAsk.ts";
import { useKeptOf } from "../../ui/kept/useKeptOf.ts";
import { useSegmentsSearch } from "./tabs.ts";

/** Kept segmentations and the one shown. */
export function useKept() {
  return useKeptOf("segmentation", useSegmentsSearch().segmentation);
}

/** The segmentation shown, whole; undefined while it is on its way. */
export function useShownSegmentation() {
  const { shown } = useKept();
  const answer = useAsk("segments", "show", shown ? { id: shown.id } : null);
  return { ...answer, data: answer.data?.id === shown?.id ? answer.data : undefined };
}
