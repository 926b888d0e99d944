import type { Data } from "plotly.js";
import { useMemo } from "react";
import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import type { Formatter } from "../../../format/formatter.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import type { Quantiles } from "./DistributionChart.tsx";
import { monthTicks } from "./monthTicks.ts";

const DAY_MS = 86_400_000;

interface QuantilesChartProps {
  report: QualityReport;
  column: ColumnQuality;
  distribution: Quantiles;
}

/** Median, middle half and middle nine tenths of a number or date, month by month. */
export function QuantilesChart({ report, column, distribution }: QuantilesChartProps) {
  const t = useText("data").quality;
  const format = useFormat();
  const { version } = useView();
  const figure = useMemo(() => {
    const { months } = report;
    const isDate = column.kind === "date";
    const at = (probability: number) => {
      const place = distribution.probabilities.indexOf(probability);
      return distribution.values.map((values) => values[place] ?? null);
    };
    const write = (value: number | null) => written(value, isDate, format);
    const [p05, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(at);
    const marks = (values: readonly (number | null)[]) =>
      values.map((value) =>
        value === null ? null : isDate ? new Date(value * DAY_MS).toISOString().slice(0, 10) : value,
      );
    const hovers = months.map((month, m) =>
      [
        format.month(month),
        `P95 ${write(p95[m])}`,
        `P75 ${write(p75[m])}`,
        `${t.median} ${write(p50[m])}`,
        `P25 ${write(p25[m])}`,
        `P5 ${write(p05[m])}`,
      ].join("<br>"),
    );
    const columns: Column[] = [
      { id: "month", label: t.month, format: (month: string) => format.month(month) },
      ...distribution.probabilities.map((probability) => ({
        id: String(probability),
        label: probability === 0 ? t.least : probability === 1 ? t.most : `P${probability * 100}`,
        kind: "decimal" as const,
        format: (value: number) => write(value),
      })),
    ];
    return {
      summary: t.quantilesSummary(column.label, write(p50[0]), write(p50.at(-1) ?? null)),
      draw: (colours: ChartColours) => {
        const line = (values: readonly (number | null)[], fill: string | null): Data => ({
          type: "scatter",
          mode: "lines",
          x: [...months],
          y: marks(values),
          line: { width: 0, color: colours.series[0] },
          hoverinfo: "skip",
          ...(fill === null ? {} : { fill: "tonexty" as const, fillcolor: fill }),
        });
        const median: Data = {
          type: "scatter",
          mode: "lines+markers",
          x: [...months],
          y: marks(p50),
          line: { width: 2, color: colours.series[0] },
          marker: { size: 4, color: colours.series[0] },
          customdata: hovers,
          hovertemplate: "%{customdata}<extra></extra>",
        };
        return {
          data: [
            line(p05, null),
            line(p95, withAlpha(colours.series[0], 0.12)),
            line(p25, null),
            line(p75, withAlpha(colours.series[0], 0.28)),
            median,
          ],
          layout: {
            xaxis: { ...monthTicks(months, format), range: [-0.5, months.length - 0.5] },
            yaxis: isDate ? { type: "date" as const, tickformat: "%Y" } : {},
            hovermode: "x" as const,
          },
        };
      },
      table: { columns, rows: months.map((month, m) => [month, ...distribution.values[m]]) },
    };
  }, [report, column, distribution, t, format]);
  return (
    <Chart
      title={t.quantilesTitle}
      subtitle={t.quantilesNote(column.label, version ?? "", format.percent(distribution.rankError))}
      height={220}
      {...figure}
    />
  );
}

function written(value: number | null, isDate: boolean, format: Formatter): string {
  if (value === null || !isDate) return format.figure(value);
  return new Date(value * DAY_MS).toISOString().slice(0, 10);
}

/** A colour `#rrggbb` that lets through what is behind it. */
function withAlpha(hex: string, alpha: number): string {
  return `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
