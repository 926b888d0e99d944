import { useMemo } from "react";
import type { RunSummary } from "../../../../core/contract/experiments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";

/** How runs are listed; the ids are those that the core sorts by. */
export function useRunColumns(): Column[] {
  const t = useText("models").runs;
  const format = useFormat();
  return useMemo(
    () => [
      { id: "id", label: t.columns.id, kind: "integer", format: (value: number) => format.count(value) },
      { id: "name", label: t.columns.name },
      { id: "candidates", label: t.columns.candidates, kind: "integer", isUnsorted: true, format: format.count },
      { id: "derived", label: t.columns.derived, isUnsorted: true },
      {
        id: "state",
        label: t.columns.state,
        isUnsorted: true,
        format: (value: RunSummary["state"]) => t.states[value],
      },
      { id: "data", label: t.columns.data },
      { id: "started", label: t.columns.started, format: (value: string) => format.time(value) },
      { id: "seconds", label: t.columns.seconds, kind: "decimal", format: (value: number) => format.decimal(value, 1) },
      {
        id: "peakBytes",
        label: t.columns.memory,
        kind: "decimal",
        format: (value: number) => format.count(value / 1e6),
      },
      { id: "metric", label: t.columns.metric, isUnsorted: true },
      { id: "value", label: t.columns.value, kind: "decimal", format: (value: number) => format.figure(value) },
      { id: "note", label: t.columns.note, isUnsorted: true },
    ],
    [t, format],
  );
}

/** A run under these columns. */
export function rowOf(run: RunSummary, columns: readonly Column[]): Row {
  const cells = { ...run, candidates: run.candidates || null, data: run.data.slice(0, 12), note: run.note || null };
  return columns.map(({ id }) => cells[id as keyof typeof cells]);
}
