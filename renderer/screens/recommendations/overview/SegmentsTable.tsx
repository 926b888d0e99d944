import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import type { ShownRecommendation } from "../useKept.ts";

/** How well purchases were ranked in each of the bank's own segments, and what its 10,000 likeliest offers came to. */
export function SegmentsTable({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").segments;
  const { times } = useText("recommendations");
  const format = useFormat();
  const columns = useMemo((): Column[] => {
    const percent = (value: number) => format.percent(value);
    return [
      { id: "segment", label: t.columns.segment },
      { id: "customers", label: t.columns.customers, kind: "integer", format: format.count },
      { id: "map7", label: "MAP@7", kind: "decimal", format: (value: number) => format.decimal(value, 4) },
      { id: "share", label: t.columns.share, kind: "decimal", format: percent },
      { id: "popularity", label: t.columns.popularity, kind: "decimal", format: percent },
      { id: "offers", label: t.columns.offers, kind: "integer", format: format.count },
      { id: "bought", label: t.columns.bought, kind: "integer", format: format.count },
      {
        id: "lift",
        label: t.columns.lift,
        kind: "decimal",
        format: (value: number) => times(format.decimal(value, 2)),
      },
      { id: "revenue", label: t.columns.revenue, kind: "decimal", format: (value: number) => format.count(value) },
    ];
  }, [t, times, format]);
  const rows = shown.ranking.bySegment.map(
    (s): Row => [
      s.segment,
      s.customers,
      s.map7,
      s.shareOfCeiling,
      s.popularityShareOfCeiling,
      s.top.customers,
      s.top.purchases,
      s.top.lift,
      s.top.revenueEur,
    ],
  );
  return <DataTable name={t.tableName} columns={columns} rows={rows} />;
}
