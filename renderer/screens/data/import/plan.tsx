import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { emptyPlan, type ImportPlan, readPlan, writePlan } from "./importPlan.ts";

interface PlanState {
  plan: ImportPlan;
  /** What is known of a try no longer holds once what is tried has changed. */
  change: (change: Partial<ImportPlan>) => void;
  /** Begins a new import. */
  reset: (change?: Partial<ImportPlan>) => void;
}

const PlanContext = createContext<PlanState | null>(null);

/** The import that is being prepared: kept while other parts of the screen are looked at, and over a reload. */
export function PlanProvider({ workspace, children }: { workspace: string; children: ReactNode }) {
  const [plan, setPlan] = useState(() => readPlan(workspace));
  useEffect(() => writePlan(workspace, plan), [workspace, plan]);
  const change = useCallback((next: Partial<ImportPlan>) => {
    const isOther = "paths" in next || "contract" in next || "month" in next || "margins" in next;
    setPlan((before) => ({ ...before, ...(isOther ? { dryRun: null, publish: null } : {}), ...next }));
  }, []);
  const reset = useCallback((next: Partial<ImportPlan> = {}) => setPlan({ ...emptyPlan, ...next }), []);
  const state = useMemo(() => ({ plan, change, reset }), [plan, change, reset]);
  return <PlanContext value={state}>{children}</PlanContext>;
}

export function usePlan(): PlanState {
  const state = useContext(PlanContext);
  if (!state) throw new Error("usePlan outside of PlanProvider");
  return state;
}
