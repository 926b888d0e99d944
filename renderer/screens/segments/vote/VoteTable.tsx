import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { verdictOf } from "./PointsChart.tsx";

/** Every criterion of every number that stood, as measured. */
export function VoteTable({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").vote;
  const format = useFormat();
  const { vote, k: chosen } = shown;
  const two = (value: number) => format.decimal(value, 2);
  const percent = (value: number) => format.percent(value);
  const decimal = (id: string, label: string, write: (value: number) => string): Column => ({
    id,
    label,
    kind: "decimal",
    format: write,
  });
  const columns: Column[] = [
    { id: "k", label: t.count, kind: "integer" },
    { id: "verdict", label: t.columns.verdict },
    decimal("points", t.columns.points, two),
    decimal("median", t.columns.median, two),
    decimal("low", t.columns.low, two),
    decimal("worst", t.columns.worst, two),
    decimal("silhouette", t.columns.silhouette, (value) => format.decimal(value, 3)),
    decimal("smallest", t.columns.smallest, percent),
    decimal("separability", t.columns.separability, percent),
  ];
  const rows = vote.map((count) => [
    count.k,
    verdictOf(count, chosen, t),
    count.points.all,
    count.stability.median,
    count.stability.low,
    count.stability.worst,
    count.silhouette,
    count.smallestShare,
    count.separability,
  ]);
  return <DataTable name={t.tableName} columns={columns} rows={rows} chosen={String(chosen)} isPlain />;
}
