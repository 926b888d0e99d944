import { useCallback, useState } from "react";
import type { SqlAnswerTable } from "./useSqlRun.ts";

export interface Asked {
  query: string;
  /** ISO time. */
  at: string;
  rows: number;
}

const KEY = "easymoney-sql-history";
const MOST = 40;

function readHistory(): Asked[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((one): one is Asked => typeof one?.query === "string" && typeof one?.at === "string");
  } catch {
    // storage may be closed to the page, or hold something else
    return [];
  }
}

/** Queries that were answered, newest first, each once; kept on this computer. */
export function useHistory() {
  const [history, setHistory] = useState(readHistory);
  const remember = useCallback(({ query, rows }: SqlAnswerTable) => {
    setHistory((before) => {
      const own = { query, at: new Date().toISOString(), rows: rows.length };
      const next = [own, ...before.filter((one) => one.query !== query)].slice(0, MOST);
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // it is kept until the window closes
      }
      return next;
    });
  }, []);
  return { history, remember };
}
