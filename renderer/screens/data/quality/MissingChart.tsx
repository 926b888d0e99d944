import { useMemo } from "react";
import type { ColumnQuality, QualityReport } from "../../../../core/contract/quality.ts";
import { useView } from "../../../app/view.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { shareOf } from "./measures.ts";
import { monthTicks } from "./monthTicks.ts";

/** The share of a column that is missing, month by month. */
export function MissingChart({ report, column }: { report: QualityReport; column: ColumnQuality }) {
  const t = useText("data").quality;
  const format = useFormat();
  const { version } = useView();
  const figure = useMemo(() => {
    const { months } = report;
    const shares = months.map((_, at) => shareOf(report, column, "missing", at));
    return {
      summary: t.missingSummary(column.label, format.percent(shares[0]), format.percent(shares.at(-1) ?? null)),
      draw: (colours: ChartColours) => ({
        data: [
          {
            type: "bar" as const,
            x: [...months],
            y: shares.map((share) => (share === null ? null : share * 100)),
            marker: { color: colours.series[0] },
            customdata: months.map(
              (month, at) =>
                `${format.month(month)}<br>${format.percent(shares[at], 2)}: ${format.count(column.nulls[at])}`,
            ),
            hovertemplate: "%{customdata}<extra></extra>",
          },
        ],
        layout: { xaxis: monthTicks(months, format), yaxis: { rangemode: "tozero" as const, ticksuffix: " %" } },
      }),
      table: {
        columns: [
          { id: "month", label: t.month, format: (month: string) => format.month(month) },
          {
            id: "share",
            label: t.heatTitle.missing,
            kind: "decimal" as const,
            format: (share: number) => format.percent(share, 2),
          },
          { id: "cells", label: t.counts.missing, kind: "integer" as const, format: format.count },
        ],
        rows: months.map((month, at) => [month, shares[at], column.nulls[at]]),
      },
    };
  }, [report, column, t, format]);
  return (
    <Chart
      title={t.missingTitle}
      subtitle={t.columnNote(column.label, version ?? "", report.months.length)}
      height={180}
      {...figure}
    />
  );
}
