import { Stack, Text, Title } from "@mantine/core";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

/** The model and what it is set beside, on the same customers. */
export function BesideTable({ product, other }: { product: ProductEvaluation; other: string }) {
  const { beside: t, metrics } = useText("evaluation");
  const format = useFormat();
  const figure = (value: number) => format.decimal(value, 4);
  const columns: Column[] = [
    { id: "metric", label: t.metric },
    { id: "model", label: t.model, kind: "decimal", format: figure },
    { id: "other", label: t.other, kind: "decimal", format: figure },
    { id: "difference", label: t.difference, kind: "decimal", format: figure },
    { id: "low", label: t.low, kind: "decimal", format: figure },
    { id: "high", label: t.high, kind: "decimal", format: figure },
    { id: "verdict", label: t.verdict },
  ];
  const rows = product.comparison.map(({ metric, model, other: rival, difference: { value, low, high } }): Row => {
    const verdict = low !== null && low > 0 ? t.better : high !== null && high < 0 ? t.worse : t.open;
    return [metrics[metric], model, rival, value, low, high, verdict];
  });
  return (
    <Stack gap="xs" component="section" aria-label={t.title(other)}>
      <div>
        <Title order={3}>{t.title(other)}</Title>
        <Text fz="sm" c="dimmed">
          {t.note}
        </Text>
      </div>
      <DataTable name={t.title(other)} columns={columns} rows={rows} isPlain />
    </Stack>
  );
}
