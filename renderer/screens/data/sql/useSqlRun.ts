import { useCallback, useEffect, useRef, useState } from "react";
import type { Table } from "../../../../core/contract/desk/data.ts";
import { useView } from "../../../app/view.ts";
import { useDesk } from "../../../client/useAsk.ts";

export interface SqlAnswerTable extends Table {
  query: string;
  version: string;
  truncated: boolean;
  seconds: number;
}

/** Runs a query at a time; the former answer stays until the next one is there. */
export function useSqlRun(onDone: (answer: SqlAnswerTable) => void) {
  const desk = useDesk();
  const { version } = useView();
  const [answer, setAnswer] = useState<SqlAnswerTable | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setRunning(false);
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const run = useCallback(
    async (query: string) => {
      if (version === null || query.trim() === "") return;
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      setRunning(true);
      setError(null);
      try {
        const found = await desk.data.sql({ query, version }, { signal: own.signal });
        if (own.signal.aborted) return;
        const told = { ...found, query, version };
        setAnswer(told);
        onDone(told);
      } catch (fault) {
        if (!own.signal.aborted) setError(fault);
      } finally {
        if (running.current === own) {
          running.current = null;
          setRunning(false);
        }
      }
    },
    [desk, version, onDone],
  );
  return { run, cancel, isRunning, answer, error };
}
