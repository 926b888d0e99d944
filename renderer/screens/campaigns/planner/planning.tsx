import { useDebouncedValue } from "@mantine/hooks";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from "react";
import type { CampaignLimits, PlanSummary } from "../../../../core/contract/campaign.ts";
import type { CampaignCurve, Planner } from "../../../../core/contract/desk/offers.ts";
import { useWorkspace } from "../../../client/session.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { completeLimits } from "./completeLimits.ts";
import { useDraft } from "./draft.ts";
import { useRecommendationInUse } from "./useRecommendationInUse.ts";

/** So long the person must pause before the plan is counted again, ms. */
const PAUSE_MS = 120;
/** The largest size that may be asked for. */
const EVERY_SIZE = 10_000_000;

interface Planning {
  /** Newest recommendation of the version; null when there is none. */
  recommendation: string | null;
  /** What the fields start from; undefined while it is on its way. */
  start: Planner | undefined;
  startError: unknown;
  limits: CampaignLimits | null;
  seed: number;
  isChanged: boolean;
  change: (limits: Partial<CampaignLimits>) => void;
  setSeed: (seed: number) => void;
  reset: () => void;
  /** What the limits would give; the former figures while new ones are counted, or while the limits clash. */
  plan: (PlanSummary & { seconds: number }) | undefined;
  curve: CampaignCurve | undefined;
  /** The plan shown is not that of the limits yet. */
  isStale: boolean;
  planError: unknown;
  retry: () => void;
}

const PlanningContext = createContext<Planning | null>(null);

/** What the person has in mind to plan, and what that would bring: kept while he looks at other parts of the screen. */
export function PlanningProvider({
  version,
  isShown,
  children,
}: {
  version: string;
  isShown: boolean;
  children: ReactNode;
}) {
  const workspace = useWorkspace();
  const recommendation = useRecommendationInUse(version);
  const draft = useDraft(`${workspace?.path} ${recommendation}`);
  const planner = useAsk("offers", "planner", recommendation === null ? null : { recommendation });
  const start = planner.data?.recommendation === recommendation ? planner.data : undefined;
  const limits = useMemo(() => (start ? { ...start.limits, ...draft.limits } : null), [start, draft.limits]);
  const seed = draft.seed ?? 1;

  const request = useMemo(
    () =>
      recommendation !== null && limits && isShown ? { recommendation, limits: completeLimits(limits), seed } : null,
    [recommendation, limits, seed, isShown],
  );
  const [settled] = useDebouncedValue(request, PAUSE_MS);
  // the first plan need not wait
  const asked = request === null ? null : (settled ?? request);
  const tried = useAsk("offers", "tryPlan", asked);
  // the curve is of all sizes, so that dragging the size need not count it again
  const curve = useAsk(
    "offers",
    "curve",
    asked && { recommendation: asked.recommendation, limits: { ...asked.limits, size: EVERY_SIZE } },
  );

  const plan = useLastKnown(tried.data, recommendation);
  const refetchTry = tried.refetch;
  const refetchStart = planner.refetch;
  const retry = useCallback(() => {
    void refetchStart();
    void refetchTry();
  }, [refetchStart, refetchTry]);
  const value = useMemo(
    (): Planning => ({
      recommendation,
      start,
      startError: planner.error,
      limits,
      seed,
      isChanged: draft.isChanged,
      change: draft.change,
      setSeed: draft.setSeed,
      reset: draft.reset,
      plan,
      curve: curve.data,
      isStale: asked !== request || tried.isFetching,
      planError: tried.error,
      retry,
    }),
    [recommendation, start, planner.error, limits, seed, draft, plan, curve.data, asked, request, tried, retry],
  );
  return <PlanningContext value={value}>{children}</PlanningContext>;
}

export function usePlanning(): Planning {
  const planning = useContext(PlanningContext);
  if (!planning) throw new Error("usePlanning outside of PlanningProvider");
  return planning;
}

/** The former answer while there is no newer one (a fault leaves none), as long as it is about the same thing. */
function useLastKnown<T>(value: T | undefined, about: unknown): T | undefined {
  const last = useRef<{ value: T | undefined; about: unknown }>({ value, about });
  if (value !== undefined || last.current.about !== about) last.current = { value, about };
  return last.current.value;
}
