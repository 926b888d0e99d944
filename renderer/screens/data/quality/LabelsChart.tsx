import type { Data } from "plotly.js";
import { useMemo } from "react";
import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";
import type { Labels } from "./DistributionChart.tsx";
import { labelShares } from "./labelShares.ts";
import { monthTicks } from "./monthTicks.ts";

interface LabelsChartProps {
  report: QualityReport;
  column: ColumnQuality;
  distribution: Labels;
}

/** Shares of the most frequent labels, month by month; of a flag or product, the share of ones. */
export function LabelsChart({ report, column, distribution }: LabelsChartProps) {
  const t = useText("data").quality;
  const format = useFormat();
  const { version } = useView();
  const isFlag = column.kind === "flag" || column.kind === "holding";
  const figure = useMemo(() => {
    const { months } = report;
    const all = labelShares(distribution, t.otherLabels);
    const shown = isFlag ? all.filter(({ label }) => label === "1") : all;
    const columns: Column[] = [
      { id: "month", label: t.month, format: (month: string) => format.month(month) },
      ...all.map(({ label }) => ({
        id: label,
        label: isFlag ? t.flags[label === "1" ? "one" : "zero"] : label,
        kind: "decimal" as const,
        format: (share: number) => format.percent(share),
      })),
    ];
    const [first] = shown;
    return {
      summary: first
        ? t.labelsSummary(
            isFlag ? t.flags.one : first.label,
            format.percent(first.shares[0]),
            format.percent(first.shares.at(-1) ?? null),
          )
        : t.notKnown,
      draw: (colours: ChartColours) => ({
        data: shown.map(
          ({ label, shares }, place): Data => ({
            type: isFlag ? "scatter" : "bar",
            mode: "lines+markers",
            name: isFlag ? t.flags.one : label,
            x: [...months],
            y: shares.map((share) => (share === null ? null : share * 100)),
            marker: { color: colours.series[place], size: 5 },
            line: { color: colours.series[place], width: 2 },
            customdata: months.map(
              (month, at) =>
                `${isFlag ? t.flags.one : label}, ${format.month(month)}<br>${format.percent(shares[at], 2)}`,
            ),
            hovertemplate: "%{customdata}<extra></extra>",
          }),
        ),
        layout: {
          xaxis: { ...monthTicks(months, format), ...(isFlag ? { range: [-0.5, months.length - 0.5] } : {}) },
          yaxis: { ticksuffix: " %", rangemode: "tozero" as const },
          barmode: "stack" as const,
          showlegend: !isFlag && shown.length > 1,
          bargap: 0.15,
        },
      }),
      table: { columns, rows: months.map((month, at) => [month, ...all.map(({ shares }) => shares[at])]) },
    };
  }, [report, distribution, isFlag, t, format]);
  return (
    <Chart
      title={isFlag ? t.flagTitle : t.labelsTitle}
      subtitle={t.columnNote(column.label, version ?? "", report.months.length)}
      height={isFlag ? 200 : 280}
      {...figure}
    />
  );
}
