import { Group, SegmentedControl, Switch } from "@mantine/core";
import type { PlotMouseEvent } from "plotly.js";
import { useCallback, useMemo, useState } from "react";
import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import { CELL, drawShares, HEAD } from "./drawShares.ts";
import { countOf, MEASURES, type Measure, shareOf, totalOf } from "./measures.ts";
import { monthNames } from "./monthNames.ts";

interface ColumnHeatMapProps {
  report: QualityReport;
  /** A cell was chosen. */
  onColumn: (column: string) => void;
}

/** Where and when something is wrong: a row per column, a cell per month. */
export function ColumnHeatMap({ report, onColumn }: ColumnHeatMapProps) {
  const t = useText("data").quality;
  const format = useFormat();
  const { version } = useView();
  const [measure, setMeasure] = useState<Measure>("missing");
  const [withProducts, setWithProducts] = useState(false);
  const columns = useMemo(
    () => report.columns.filter(({ kind }) => withProducts || kind !== "holding"),
    [report, withProducts],
  );
  const figure = useFigure(report, columns, measure);
  const { months } = report;
  return (
    <Chart
      title={t.heatTitle[measure]}
      subtitle={t.heatNote({
        version: version ?? "",
        columns: format.count(columns.length),
        from: format.month(months[0]),
        to: format.month(months.at(-1)),
      })}
      height={columns.length * CELL + HEAD}
      nothing={columns.every((column) => totalOf(column, measure) === null) ? t.notKnown : null}
      onPoint={useCallback(
        ({ points: [point] }: PlotMouseEvent) => {
          const chosen = columns[Number(point?.y)];
          if (chosen) onColumn(chosen.id);
        },
        [columns, onColumn],
      )}
      controls={
        <Group gap="md" wrap="wrap" justify="flex-end">
          <Switch
            size="xs"
            label={t.withProducts}
            checked={withProducts}
            onChange={(event) => setWithProducts(event.currentTarget.checked)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t.measure}
            value={measure}
            onChange={(value) => setMeasure(value as Measure)}
            data={MEASURES.map((value) => ({ value, label: t.measures[value] }))}
          />
        </Group>
      }
      {...figure}
    />
  );
}

function useFigure(report: QualityReport, columns: readonly ColumnQuality[], measure: Measure) {
  const t = useText("data").quality;
  const format = useFormat();
  return useMemo(() => {
    const { months } = report;
    const shares = columns.map((column) => months.map((_, at) => shareOf(report, column, measure, at)));
    const hovers = columns.map((column, c) =>
      months.map((month, at) =>
        [
          `${column.label}, ${format.month(month)}`,
          `${t.measures[measure]}: ${format.percent(shares[c][at], 2)}`,
          t.cellsOf(format.count(countOf(column, measure, at)), format.count(report.rows[at])),
        ].join("<br>"),
      ),
    );
    const worst = columns
      .map((column, c) => ({ column, share: Math.max(0, ...shares[c].map((share) => share ?? 0)) }))
      .reduce((high, one) => (one.share > high.share ? one : high));
    const tableColumns: Column[] = [
      { id: "column", label: t.column },
      ...months.map((month) => ({
        id: month,
        label: format.shortMonth(month),
        kind: "decimal" as const,
        format: (value: number) => format.percent(value, 2),
      })),
    ];
    return {
      summary:
        worst.share > 0
          ? t.heatSummary(t.measures[measure], worst.column.label, format.percent(worst.share))
          : t.heatNothing(t.measures[measure]),
      draw: (colours: ChartColours) =>
        drawShares(
          {
            rows: columns.map(({ label }) => label),
            columns: monthNames(months, format).map(({ name, year }) => (year === null ? name : `${name}<br>${year}`)),
            shares,
            hovers,
          },
          colours,
          format,
        ),
      table: { columns: tableColumns, rows: columns.map(({ label }, c) => [label, ...shares[c]]) },
    };
  }, [report, columns, measure, t, format]);
}
