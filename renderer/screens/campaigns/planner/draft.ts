import { useCallback, useMemo, useState } from "react";
import type { CampaignLimits } from "../../../../core/contract/campaign.ts";

interface Draft {
  limits: Partial<CampaignLimits>;
  seed?: number;
}

const KEY = "easymoney-campaign-draft";

/**
 * Limits that the person changed, over those that the core proposes. They outlive a change of screen and a reload of the
 * page, but not the window.
 *
 * @param about of which workspace and recommendation; another one starts anew
 */
export function useDraft(about: string) {
  const [held, setHeld] = useState(() => ({ about, draft: read(about) }));
  if (held.about !== about) setHeld({ about, draft: read(about) });
  const { draft } = held;
  const put = useCallback((next: (before: Draft) => Draft) => {
    setHeld(({ about: own, draft: before }) => {
      const after = next(before);
      sessionStorage.setItem(KEY, JSON.stringify({ about: own, draft: after }));
      return { about: own, draft: after };
    });
  }, []);
  const change = useCallback(
    (limits: Partial<CampaignLimits>) => put((before) => ({ ...before, limits: { ...before.limits, ...limits } })),
    [put],
  );
  const setSeed = useCallback((seed: number) => put((before) => ({ ...before, seed })), [put]);
  const reset = useCallback(() => put(() => ({ limits: {} })), [put]);
  return useMemo(
    () => ({
      ...draft,
      isChanged: Object.keys(draft.limits).length > 0 || draft.seed !== undefined,
      change,
      setSeed,
      reset,
    }),
    [draft, change, setSeed, reset],
  );
}

function read(about: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as { about: string; draft: Draft } | null;
    return kept?.about === about ? kept.draft : { limits: {} };
  } catch {
    // written by something else: start anew
    return { limits: {} };
  }
}
