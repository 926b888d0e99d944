import { Stack, Text, Title } from "@mantine/core";
import type { BesideFigure } from "../../../../core/contract/importedModel.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { metricName } from "./words.ts";

interface BesideTableProps {
  title: string;
  note: string;
  comparison: readonly BesideFigure[];
  listSize: number;
}

/** Metrics of both models on the same customers, with the interval of the difference. */
export function BesideTable({ title, note, comparison, listSize }: BesideTableProps) {
  const t = useText("elsewhere");
  const format = useFormat();
  const figure = (value: number) => format.decimal(value, 4);
  const columns: Column[] = [
    { id: "metric", label: t.columns.metric },
    ...(["model", "ours"] as const).map(
      (id): Column => ({ id, label: t.columns[id], kind: "decimal", format: figure }),
    ),
    // differences of log loss can be far smaller than the losses
    ...(["difference", "low", "high"] as const).map(
      (id): Column => ({ id, label: t.columns[id], kind: "decimal", format: format.figure }),
    ),
    { id: "verdict", label: t.columns.verdict },
  ];
  const rows = comparison.map(({ metric, model, ours, difference: { value, low, high }, verdict }): Row => {
    const figures = [model.value, ours.value, value, low, high];
    return [metricName(t, metric, format.count(listSize)), ...figures, t.verdicts[verdict ?? "none"]];
  });
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <div>
        <Title order={3}>{title}</Title>
        <Text fz="sm" c="dimmed">
          {note}
        </Text>
      </div>
      <DataTable name={title} columns={columns} rows={rows} isPlain />
    </Stack>
  );
}
