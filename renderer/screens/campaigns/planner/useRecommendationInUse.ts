import { useWorkspace } from "../../../client/session.tsx";
import { useAsk } from "../../../client/useAsk.ts";

/** What plans on a version are made of: the champion where it is of this version, else the newest; null for none. */
export function useRecommendationInUse(version: string): string | null {
  const workspace = useWorkspace();
  const { data } = useAsk("models", "list", undefined);
  const champion = data?.versions.find(({ number }) => number === data.champion);
  if (champion?.data === version) return champion.derived;
  return workspace?.kept.findLast((kept) => kept.kind === "recommendation" && kept.version === version)?.id ?? null;
}
