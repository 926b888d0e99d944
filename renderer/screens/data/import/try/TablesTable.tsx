import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import type { Column } from "../../../../ui/table/column.ts";
import { DataTable } from "../../../../ui/table/DataTable.tsx";

/** Rows by table. */
export function TablesTable({ report }: { report: ImportReport }) {
  const t = useText("data").import.try;
  const format = useFormat();
  const integer = (id: string, label: string): Column => ({ id, label, kind: "integer", format: format.count });
  const columns: Column[] = [
    { id: "table", label: t.table },
    integer("files", t.files),
    integer("read", t.read),
    integer("accepted", t.accepted),
    integer("rejected", t.rejected),
    integer("skipped", t.otherMonths),
    integer("blank", t.blankLines),
    integer("repaired", t.repaired),
  ];
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((all, count) => all + count, 0);
  const rows = report.tables.map((table) => [
    table.table,
    table.files.length,
    table.rowsRead,
    table.rowsAccepted,
    sum(table.rejected),
    table.rowsSkipped,
    table.blankLines,
    sum(table.repaired),
  ]);
  return (
    <Block title={t.byTable} note={t.byTableNote(report.contract)}>
      <DataTable name={t.listOfTables} columns={columns} rows={rows} isPlain />
    </Block>
  );
}
