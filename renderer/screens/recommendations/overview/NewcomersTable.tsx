import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import type { ShownRecommendation } from "../useKept.ts";

/** Every product among the customers who were new in the untouched month: nothing was known of them before. */
export function NewcomersTable({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").newcomers;
  const format = useFormat();
  const columns = useMemo(
    (): Column[] => [
      { id: "product", label: t.columns.product },
      { id: "came", label: t.columns.came, kind: "integer", format: format.count },
      { id: "expected", label: t.columns.expected, kind: "decimal", format: (n: number) => format.decimal(n, 1) },
      { id: "share", label: t.columns.share, kind: "decimal", format: (n: number) => format.percent(n, 2) },
      { id: "map7", label: t.columns.map7, kind: "decimal", format: (n: number) => format.decimal(n, 3) },
    ],
    [t, format],
  );
  const rows = shown.products.map(
    ({ label, newcomers, newcomersWithIt, newcomersExpected, newcomersMap7 }): Row => [
      label,
      newcomersWithIt,
      newcomersExpected ?? null,
      newcomers === 0 ? null : newcomersWithIt / newcomers,
      newcomersMap7 ?? null,
    ],
  );
  return (
    <DataTable
      name={t.tableName}
      columns={columns}
      rows={rows}
      initialSort={{ column: "came", descending: true }}
      maxHeight={600}
    />
  );
}
