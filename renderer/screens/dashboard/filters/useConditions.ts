import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { ViewSearch } from "../../../app/view.ts";
import { readConditions } from "./condition.ts";

interface FilteredSearch extends ViewSearch {
  /** Read by readConditions: an address may hold anything. */
  filters?: unknown;
}

/** The conditions that narrow the customers down; kept in the address, so that Back takes the last one off again. */
export function useConditions() {
  const { filters } = useSearch({ strict: false }) as FilteredSearch;
  const navigate = useNavigate();
  const conditions = useMemo(() => readConditions(filters), [filters]);
  const setConditions = useCallback(
    (next: readonly Filter[]) => {
      const search = (before: FilteredSearch) => ({ ...before, filters: next.length > 0 ? next : undefined });
      void navigate({ to: ".", search });
    },
    [navigate],
  );
  return { conditions, setConditions };
}

/** Customers of a month who meet conditions: what a mark of a chart stands for. */
export interface Drill {
  month: string;
  filters: readonly Filter[];
}

/** Goes to the rows behind a figure, and back to the figures of the same customers. */
export function useDrill() {
  const navigate = useNavigate();
  return useMemo(() => {
    const searchOf = (filters: readonly Filter[], month?: string) => (before: FilteredSearch) => ({
      ...before,
      ...(month === undefined ? {} : { month }),
      filters: filters.length > 0 ? filters : undefined,
    });
    return {
      toRows: ({ month, filters }: Drill) => void navigate({ to: "/dashboard/rows", search: searchOf(filters, month) }),
      toFigures: (filters: readonly Filter[]) => void navigate({ to: "/dashboard", search: searchOf(filters) }),
    };
  }, [navigate]);
}
