import type { ImportedSummary } from "../../../../core/contract/importedModel.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { metricName, setsOf } from "./words.ts";

interface ImportsTableProps {
  list: readonly ImportedSummary[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Every imported model in a line. */
export function ImportsTable({ list, chosen, onChoose }: ImportsTableProps) {
  const t = useText("elsewhere");
  const format = useFormat();
  const figure = (value: number) => format.decimal(value, 4);
  const columns: Column[] = [
    { id: "id", label: t.list.id, isHidden: true },
    { id: "name", label: t.list.name },
    { id: "kind", label: t.list.kind },
    { id: "operators", label: t.list.operators },
    { id: "inputs", label: t.list.inputs, kind: "integer" },
    { id: "product", label: t.list.product },
    { id: "when", label: t.list.when, format: (at: string) => format.time(at) },
    { id: "beside", label: t.list.beside, isHidden: true },
    { id: "model", label: t.list.model, kind: "decimal", format: figure, isHidden: true },
    { id: "ours", label: t.list.ours, kind: "decimal", format: figure, isHidden: true },
    { id: "verdict", label: t.list.verdict },
  ];
  const rows = list.map(
    ({ id, name, kind, operatorSets, inputs, label, created, recommendation, comparison }): Row => [
      id,
      name,
      t.kinds[kind],
      setsOf(operatorSets),
      inputs,
      label ?? t.list.ranks,
      created,
      recommendation,
      comparison.model.value,
      comparison.ours.value,
      `${metricName(t, comparison.metric, "")}: ${t.verdicts[comparison.verdict ?? "none"]}`,
    ],
  );
  return (
    <DataTable
      name={t.title}
      columns={columns}
      rows={rows}
      chosen={chosen}
      maxHeight={320}
      onRow={([id]) => onChoose(String(id))}
    />
  );
}
