import type { QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { MEASURES, shareOf, totalOf } from "./measures.ts";

interface ColumnsBlockProps {
  report: QualityReport;
  chosen: string | null;
  onColumn: (column: string) => void;
}

/** Every column with its counts; a row opens its course over the months. */
export function ColumnsBlock({ report, chosen, onColumn }: ColumnsBlockProps) {
  const t = useText("data").quality;
  const format = useFormat();
  const { month, version } = useView();
  const at = month === null ? -1 : report.months.indexOf(month);
  const rows = report.columns.map((column) => [
    column.id,
    column.label,
    t.kinds[column.kind],
    at < 0 ? null : shareOf(report, column, "missing", at),
    ...MEASURES.map((measure) => totalOf(column, measure)),
    at < 0 ? null : column.distinct[at],
  ]);
  const columns: Column[] = [
    { id: "id", label: t.columnId, isHidden: true },
    { id: "label", label: t.column },
    { id: "kind", label: t.kind },
    {
      id: "share",
      label: t.missingIn(format.shortMonth(month ?? "")),
      kind: "decimal",
      format: (share: number) => format.decimal(share * 100, 2),
    },
    ...MEASURES.map((measure) => ({
      id: measure,
      label: t.totals[measure],
      kind: "integer" as const,
      format: format.count,
    })),
    { id: "distinct", label: t.differentIn, kind: "integer", format: format.count },
  ];
  return (
    <Block title={t.columnsTitle} note={t.columnsNote(version ?? "", report.months.length)}>
      <DataTable
        name={t.listOfColumns}
        columns={columns}
        rows={rows}
        initialSort={{ column: "missing", descending: true }}
        chosen={chosen}
        onRow={([id]) => onColumn(String(id))}
        maxHeight={560}
      />
    </Block>
  );
}
