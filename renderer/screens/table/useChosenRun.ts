import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ViewSearch } from "../../app/view.ts";

type Chosen = number | "new" | null;

interface TableSearch extends ViewSearch {
  run?: number | "new" | undefined;
}

/** The kept search or grouping that the address names, or a new one; null when it names none. */
export function useChosenRun(): [Chosen, (run: Chosen) => void] {
  const { run } = useSearch({ strict: false }) as TableSearch;
  const navigate = useNavigate();
  const choose = useCallback(
    (next: Chosen) => {
      void navigate({ to: "/table", search: (before: TableSearch) => ({ ...before, run: next ?? undefined }) });
    },
    [navigate],
  );
  return [typeof run === "number" || run === "new" ? run : null, choose];
}
