import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useWorkspace } from "../client/session.tsx";

/** What every address may carry: the version and month that all screens show. */
export interface ViewSearch {
  version?: string | undefined;
  month?: string | undefined;
}

/** Reads the view from an address; anything else in it belongs to the screens. */
export function readViewSearch(search: Record<string, unknown>): ViewSearch {
  const { version, month } = search;
  return {
    ...(typeof version === "string" && version !== "" ? { version } : {}),
    ...(typeof month === "string" && /^\d{4}-\d{2}$/.test(month) ? { month } : {}),
  };
}

export interface View {
  /** The version shown: the chosen one, else the newest; null in an empty workspace. */
  version: string | null;
  /** The month shown, `YYYY-MM`: the chosen one if the version has it, else its last. */
  month: string | null;
  months: readonly string[];
  isNewest: boolean;
  setVersion: (version: string) => void;
  setMonth: (month: string) => void;
}

/** Version and month that the whole window shows; kept in the address, so that a reload and a second window keep theirs. */
export function useView(): View {
  const workspace = useWorkspace();
  const search = useSearch({ strict: false }) as ViewSearch;
  const navigate = useNavigate();
  const head = workspace?.head ?? null;
  const chosen = workspace?.versions.find(({ id }) => id === (search.version ?? head));
  const shown = chosen ?? workspace?.versions.find(({ id }) => id === head);
  const months = shown?.months ?? [];
  const month = search.month !== undefined && months.includes(search.month) ? search.month : (months.at(-1) ?? null);
  const change = useCallback(
    (next: ViewSearch) => {
      void navigate({ to: ".", search: (before: ViewSearch) => ({ ...before, ...next }) });
    },
    [navigate],
  );
  return {
    version: shown?.id ?? null,
    month,
    months,
    isNewest: shown?.id === head,
    setVersion: useCallback(
      (version: string) => change({ version: version === head ? undefined : version }),
      [change, head],
    ),
    setMonth: useCallback(
      (next: string) => change({ month: next === months.at(-1) ? undefined : next }),
      [change, months],
    ),
  };
}
