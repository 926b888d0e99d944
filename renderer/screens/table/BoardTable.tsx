import type { Contender, TableMetric } from "../../../core/contract/tableModel.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { shownMetric } from "./figures.ts";

interface BoardTableProps {
  lines: readonly (Omit<Contender, "place" | "weight"> & { weight?: number })[];
  metric: TableMetric;
  note: string | null;
}

/** Models that were judged on every fold, best first. */
export function BoardTable({ lines, metric, note }: BoardTableProps) {
  const t = useText("ownTable");
  const format = useFormat();
  const turned = (value: number | null) => shownMetric(metric, value);
  const isFinal = lines.some(({ weight }) => weight !== undefined);
  const decimal = (places: number) => ({
    kind: "decimal" as const,
    format: (value: number) => format.decimal(value, places),
  });
  const columns: Column[] = [
    { id: "place", label: t.place, kind: "integer", format: format.count },
    { id: "model", label: t.model },
    { id: "metric", label: t.metrics[metric], ...decimal(4) },
    { id: "interval", label: t.interval },
    ...(isFinal ? [{ id: "weight", label: t.weight, ...decimal(2) }] : []),
    { id: "folds", label: t.folds },
    { id: "brier", label: t.brier, ...decimal(4) },
    { id: "training", label: t.training, ...decimal(1) },
    { id: "scoring", label: t.scoring, ...decimal(3) },
    { id: "size", label: t.size, kind: "integer", format: format.count },
    { id: "parameters", label: t.parameters },
  ];
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? null : t.intervalNote(format.decimal(low, 4), format.decimal(high, 4));
  const rows = lines.map((line, place) => [
    place + 1,
    `${line.learner} ${line.id}`,
    turned(line.metric.value),
    range(turned(line.metric.low), turned(line.metric.high)),
    ...(isFinal ? [line.weight ?? 0] : []),
    range(turned(line.worstFold), turned(line.bestFold)),
    line.brier,
    line.trainSeconds,
    line.scoreSecondsPer1000,
    Math.round(line.bytes / 1000),
    Object.entries(line.parameters)
      .map(([name, value]) => `${name} ${typeof value === "number" ? format.figure(value) : JSON.stringify(value)}`)
      .join(", "),
  ]);
  return (
    <Block title={t.board} note={note}>
      <DataTable name={t.board} columns={columns} rows={rows} maxHeight={420} />
    </Block>
  );
}
