import type { SketchedColumn } from "../../../core/contract/desk/tables.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Block } from "../../ui/Page.tsx";
import { DataTable } from "../../ui/table/DataTable.tsx";

/** What each column holds. */
export function ColumnsTable({ columns }: { columns: readonly SketchedColumn[] }) {
  const t = useText("ownTable");
  const format = useFormat();
  return (
    <Block title={t.columns} note={t.columnsNote}>
      <DataTable
        name={t.columns}
        columns={[
          { id: "name", label: t.column },
          { id: "kind", label: t.kind },
          { id: "missing", label: t.missing, kind: "integer", format: format.count },
          { id: "distinct", label: t.distinct, kind: "integer", format: format.count },
          { id: "examples", label: t.examples },
          { id: "reason", label: t.because },
        ]}
        rows={columns.map(({ name, kind, missing, distinct, examples, reason }) => [
          name,
          t.kinds[kind],
          missing,
          distinct,
          examples.join(", "),
          reason,
        ])}
      />
    </Block>
  );
}
