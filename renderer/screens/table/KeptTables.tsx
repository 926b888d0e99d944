import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { TableMetric } from "../../../core/contract/tableModel.ts";
import { useAsk, useDesk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { useAttempt } from "../../ui/useAttempt.ts";
import { shownMetric } from "./figures.ts";

/** Searches and groupings that the workspace keeps, and those that were deleted in the last 30 days. */
export function KeptTables({ onOpen }: { onOpen: (run: number) => void }) {
  const t = useText("ownTable");
  const format = useFormat();
  const desk = useDesk();
  const attempt = useAttempt();
  const [isDeleted, setDeleted] = useState(false);
  const { data: kept } = useAsk("tables", "kept", {});
  const { data: deleted } = useAsk("tables", "kept", { deleted: true });
  if (!kept || !deleted || kept.length + deleted.length === 0) return null;
  const metricNames: Readonly<Record<string, string>> = { ...t.metrics, silhouette: t.silhouette };
  const restore = (run: number) =>
    attempt(async () => {
      await desk.models.restore({ ids: [run] });
      return t.restored;
    });
  const columns: Column[] = [
    { id: "run", label: t.run, kind: "integer", format: format.count },
    { id: "name", label: t.keptName },
    { id: "kind", label: t.keptKind },
    { id: "metric", label: t.keptMetric },
    { id: "value", label: t.keptValue, kind: "decimal", format: (value: number) => format.figure(value) },
    { id: "started", label: t.keptStarted, format: (value: string) => format.time(value) },
    { id: "note", label: t.keptNote },
    ...(isDeleted
      ? [
          {
            id: "restore",
            label: t.restore,
            isAction: true,
            format: (run: number) => (
              <Button size="compact-xs" variant="default" onClick={() => void restore(run)}>
                {t.restore}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Block
      title={t.kept}
      note={isDeleted ? t.deletedNote : t.keptHint}
      actions={
        <SegmentedControl
          aria-label={t.kept}
          value={isDeleted ? "deleted" : "kept"}
          onChange={(value) => setDeleted(value === "deleted")}
          data={[
            { value: "kept", label: t.standing(format.count(kept.length)) },
            { value: "deleted", label: t.deleted(format.count(deleted.length)) },
          ]}
        />
      }
    >
      <DataTable
        key={String(isDeleted)}
        name={t.kept}
        columns={columns}
        rows={(isDeleted ? deleted : kept).map(({ run, name, kind, metric, value, started, note }) => [
          run,
          name,
          t.keptKinds[kind],
          metric === null ? null : (metricNames[metric] ?? metric),
          shownMetric(metric as TableMetric, value),
          started,
          note || null,
          run,
        ])}
        maxHeight={320}
        onRow={isDeleted ? undefined : (row) => onOpen(Number(row[0]))}
      />
    </Block>
  );
}
