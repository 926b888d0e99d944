import type { GateSlice } from "../../../../core/contract/experiments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

/** How each group of customers is served, beside the reference. */
export function SlicesTable({ slices }: { slices: readonly GateSlice[] }) {
  const t = useText("models").registry;
  const format = useFormat();
  const count = (value: number) => format.count(value);
  const figure = (value: number) => format.decimal(value, 5);
  const columns: Column[] = [
    { id: "by", label: t.columns.by },
    { id: "group", label: t.columns.group },
    { id: "customers", label: t.columns.customers, kind: "integer", format: count },
    { id: "buyers", label: t.columns.buyers, kind: "integer", format: count },
    { id: "map7", label: "MAP@7", kind: "decimal", format: figure },
    { id: "difference", label: t.columns.difference, kind: "decimal", format: figure },
    { id: "low", label: t.columns.low, kind: "decimal", format: figure },
    { id: "high", label: t.columns.high, kind: "decimal", format: figure },
    { id: "verdict", label: t.columns.verdict },
  ];
  const rows = slices.map(
    ({ by, value, customers, buyers, map7, difference, isWorse }): Row => [
      by,
      value,
      customers,
      buyers,
      map7,
      difference.value,
      difference.low,
      difference.high,
      isWorse ? t.worse : t.notWorse,
    ],
  );
  return <DataTable name={t.slices} columns={columns} rows={rows} maxHeight={420} />;
}
