import { Stack, Title } from "@mantine/core";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { SLICED } from "./sliced.ts";

/** Every group with every metric and its interval, to be filtered and exported. */
export function SlicesTable({ product }: { product: ProductEvaluation }) {
  const { slices: t, metrics } = useText("evaluation");
  const format = useFormat();
  const count = (value: number) => format.count(value);
  const columns: Column[] = [
    { id: "by", label: t.by },
    { id: "group", label: t.group },
    { id: "customers", label: t.customers, kind: "integer", format: count },
    { id: "buyers", label: t.buyers, kind: "integer", format: count },
    ...SLICED.flatMap(({ metric, places }): Column[] => {
      const figure = { kind: "decimal" as const, format: (value: number) => format.decimal(value, places) };
      return [
        { id: metric, label: metrics[metric], ...figure },
        { id: `${metric}Low`, label: t.from(metrics[metric]), isHidden: metric !== "auc", ...figure },
        { id: `${metric}High`, label: t.to(metrics[metric]), isHidden: metric !== "auc", ...figure },
      ];
    }),
  ];
  const rows = product.slices.map(
    (slice): Row => [
      slice.by,
      slice.group,
      slice.rows,
      slice.purchases,
      ...SLICED.flatMap(({ metric }) => [slice[metric].value, slice[metric].low, slice[metric].high]),
    ],
  );
  return (
    <Stack gap="xs" component="section" aria-label={t.table}>
      <Title order={3}>{t.table}</Title>
      <DataTable name={`${t.table} ${product.label}`} columns={columns} rows={rows} maxHeight={420} />
    </Stack>
  );
}
