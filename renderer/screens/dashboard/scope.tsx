import { createContext, useContext } from "react";
import type { Filter } from "../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";
import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import type { Drill } from "./filters/useConditions.ts";

/** What all charts of the dashboard show, and how each says so. */
export interface Scope {
  kpis: KpiReport;
  workspace: WorkspaceInfo;
  /** Place of the month in `kpis.months`. */
  at: number;
  month: string;
  /** Conditions that the customers meet. */
  filters: readonly Filter[];
  /** Under a chart of one month: population, how many, month, version. */
  ofMonth: string;
  /** Under a chart of the last month, whichever is chosen. */
  ofLastMonth: string;
  /** Under a chart over time. */
  overTime: string;
  /** Goes to the rows behind a mark: its own conditions come on top of those in force. */
  open: (drill: Drill) => void;
}

const ScopeContext = createContext<Scope | null>(null);
export const ScopeProvider = ScopeContext.Provider;

export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error("useScope outside of ScopeProvider");
  return scope;
}
