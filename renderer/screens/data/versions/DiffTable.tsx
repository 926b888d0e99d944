import type { VersionDiff } from "../../../../core/contract/versionDiff.ts";
import { useWorkspace } from "../../../client/session.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

/** Each table and month that differs, with the cells that changed by column. */
export function DiffTable({ diff }: { diff: VersionDiff }) {
  const t = useText("data").versions;
  const format = useFormat();
  const workspace = useWorkspace();
  const labels = new Map(
    [...(workspace?.attributes ?? []), ...(workspace?.products ?? [])].map(({ id, label }) => [id, label]),
  );
  const columns: Column[] = [
    { id: "table", label: t.table },
    { id: "month", label: t.month, format: (month: string) => (month === "" ? t.withoutMonth : format.month(month)) },
    { id: "rowsAdded", label: t.kinds.rowsAdded, kind: "integer", format: format.count },
    { id: "rowsChanged", label: t.kinds.rowsChanged, kind: "integer", format: format.count },
    { id: "rowsRemoved", label: t.kinds.rowsRemoved, kind: "integer", format: format.count },
    { id: "cells", label: t.cells, wraps: true },
  ];
  const rows = diff.changes.map(({ table, month, rowsAdded, rowsChanged, rowsRemoved, changedCells }) => {
    const cells = Object.entries(changedCells).sort((a, b) => b[1] - a[1]);
    const text = cells.map(([id, count]) => `${labels.get(id) ?? id} ${format.count(count)}`).join(", ");
    return [table, month, rowsAdded, rowsChanged, rowsRemoved, text === "" ? null : text];
  });
  return <DataTable name={t.listOfChanges(diff.from, diff.to)} columns={columns} rows={rows} maxHeight={420} />;
}
