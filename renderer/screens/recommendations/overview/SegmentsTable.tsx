import { useMemo } from "react";
import type { SegmentFigures } from "../../../../core/contract/recommendation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { Swatch } from "../../segments/Swatch.tsx";

interface SegmentsTableProps {
  name: string;
  /** Our own have an id, and with it a colour. */
  segments: readonly (SegmentFigures & { id?: string })[];
}

/** How well purchases were ranked in each segment, and what its 10,000 likeliest offers came to. */
export function SegmentsTable({ name, segments }: SegmentsTableProps) {
  const t = useText("recommendations").segments;
  const { times } = useText("recommendations");
  const format = useFormat();
  const columns = useMemo((): Column[] => {
    const percent = (value: number) => format.percent(value);
    const ids = new Map(segments.map((each) => [labelOf(each), each.id]));
    const marked = (label: string) => {
      const id = ids.get(label);
      return id === undefined ? (
        label
      ) : (
        <>
          <Swatch segment={id} /> {label}
        </>
      );
    };
    return [
      { id: "segment", label: t.columns.segment, format: marked, wraps: true, width: 230 },
      { id: "customers", label: t.columns.customers, kind: "integer", format: format.count },
      { id: "map7", label: "MAP@7", kind: "decimal", format: (value: number) => format.decimal(value, 4) },
      { id: "share", label: t.columns.share, kind: "decimal", format: percent },
      { id: "popularity", label: t.columns.popularity, kind: "decimal", format: percent },
      { id: "offers", label: t.columns.offers, kind: "integer", format: format.count, isHidden: true },
      { id: "bought", label: t.columns.bought, kind: "integer", format: format.count },
      {
        id: "lift",
        label: t.columns.lift,
        kind: "decimal",
        format: (value: number) => times(format.decimal(value, 2)),
      },
      { id: "revenue", label: t.columns.revenue, kind: "decimal", format: (value: number) => format.count(value) },
    ];
  }, [segments, t, times, format]);
  const rows = segments.map(
    (s): Row => [
      labelOf(s),
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
  return <DataTable name={name} columns={columns} rows={rows} maxHeight={720} />;
}

const labelOf = ({ id, segment }: SegmentsTableProps["segments"][number]) =>
  id === undefined ? segment : `${id} ${segment}`;
