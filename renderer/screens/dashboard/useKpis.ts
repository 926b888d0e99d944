import { useRef } from "react";
import type { Filter } from "../../../core/contract/desk/figures.ts";
import type { KpiReport } from "../../../core/contract/kpiReport.ts";
import { useAsk } from "../../client/useAsk.ts";

interface Shown {
  kpis: KpiReport;
  /** The conditions that these figures are of: they lag behind the wanted ones while those are being counted. */
  filters: readonly Filter[];
}

export interface KpisState {
  shown: Shown | null;
  /** Customers of the version without conditions, by its months; null while not known. */
  everybody: KpiReport | null;
  /** Figures of the version were not counted yet. */
  isUncounted: boolean;
  /** Other figures are on their way. */
  isStale: boolean;
  error: unknown;
  retry: () => void;
}

/** The figures of a version, all in all and of the customers who meet conditions. */
export function useKpis(version: string, filters: readonly Filter[]): KpisState {
  const all = useAsk("figures", "kpi", { version, filters: [] });
  const some = useAsk("figures", "kpi", filters.length > 0 ? { version, filters: [...filters] } : null);
  const wanted = filters.length > 0 ? some : all;
  const last = useRef<Shown | null>(null);
  const isSettled = wanted.data !== undefined && !wanted.isPlaceholderData;
  if (isSettled && wanted.data && (last.current?.kpis !== wanted.data.kpis || last.current.filters !== filters)) {
    last.current = { kpis: wanted.data.kpis, filters };
  }
  const isUncounted = all.data === null && !all.isPlaceholderData;
  return {
    shown: isUncounted ? null : last.current,
    everybody: all.data?.kpis ?? null,
    isUncounted,
    isStale: !isSettled,
    error: wanted.error ?? all.error,
    retry: () => {
      void all.refetch();
      if (filters.length > 0) void some.refetch();
    },
  };
}
