import { useCallback } from "react";
import type { RunSummary } from "../../../../core/contract/experiments.ts";
import { useJobs } from "../../../client/jobs.tsx";
import { useDesk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { rowOf, useRunColumns } from "./useRunColumns.ts";

const PAGE = 500;
/** Rows that one export takes. */
const MOST = 20_000;

type Asked = Omit<NonNullable<Parameters<ReturnType<typeof useDesk>["models"]["runs"]>[0]>, "offset" | "limit">;

/** Exports all runs that match, not only those of the page. */
export function useRunExport(): (kind: "csv" | "xlsx", asked: Asked) => Promise<void> {
  const t = useText("models").runs;
  const desk = useDesk();
  const { start } = useJobs();
  const columns = useRunColumns();
  return useCallback(
    async (kind, asked) => {
      const runs: RunSummary[] = [];
      for (let total = 1; runs.length < Math.min(total, MOST); ) {
        const page = await desk.models.runs({ ...asked, offset: runs.length, limit: PAGE });
        if (page.runs.length === 0) break;
        runs.push(...page.runs);
        total = page.total;
      }
      await start({
        kind: "exportTable",
        format: kind,
        name: t.title,
        columns: columns.map(({ label, kind: own = "text" }) => ({ name: label, kind: own })),
        rows: runs.map((run) => [...rowOf(run, columns)]),
      });
    },
    [t, desk, start, columns],
  );
}
