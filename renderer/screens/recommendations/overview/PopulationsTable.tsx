import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import type { ShownRecommendation } from "../useKept.ts";

/** The ranking of settled and of new customers side by side, and why both together flatter. */
export function PopulationsTable({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").populations;
  const format = useFormat();
  const { ranking, rows: customers, testedOn, version } = shown;
  const columns = useMemo((): Column[] => {
    const percent = (value: number) => format.percent(value);
    return [
      { id: "who", label: t.columns.who },
      { id: "ranked", label: t.columns.ranked },
      { id: "customers", label: t.columns.customers, kind: "integer", format: format.count },
      { id: "ceiling", label: t.columns.ceiling, kind: "decimal", format: percent },
      { id: "map7", label: "MAP@7", kind: "decimal", format: (value: number) => format.decimal(value, 4) },
      { id: "share", label: t.columns.share, kind: "decimal", format: percent },
    ];
  }, [t, format]);
  const { settled, newcomers } = customers;
  const rows: Row[] = [
    [t.settled, t.byModels, settled, ranking.ceiling, ranking.model.map7, ranking.model.shareOfCeiling],
    [
      t.newcomers,
      t.byNewcomers,
      newcomers,
      ranking.newcomers.ceiling,
      ranking.newcomers.map7,
      ranking.newcomers.shareOfCeiling,
    ],
    [
      t.everybody,
      t.byBoth,
      settled + newcomers,
      ranking.everybody.ceiling,
      ranking.everybody.map7,
      ranking.everybody.shareOfCeiling,
    ],
  ];
  return (
    <Block title={t.title} note={t.note(format.month(testedOn), version)}>
      <DataTable name={t.title} columns={columns} rows={rows} isPlain />
    </Block>
  );
}
