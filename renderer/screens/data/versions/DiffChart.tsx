import type { Data } from "plotly.js";
import { useMemo } from "react";
import type { MonthDiff, VersionDiff } from "../../../../core/contract/versionDiff.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { monthTicks } from "../quality/monthTicks.ts";

const KINDS = ["rowsAdded", "rowsChanged", "rowsRemoved"] as const;

/** Rows added, changed and removed by month, of all tables together. */
export function DiffChart({ diff }: { diff: VersionDiff }) {
  const t = useText("data").versions;
  const format = useFormat();
  const figure = useMemo(() => {
    const months = [...new Set(diff.changes.map(({ month }) => month))].filter(Boolean).sort();
    const sums = months.map((month) => sumOf(diff.changes.filter((change) => change.month === month)));
    const all = sumOf(diff.changes);
    return {
      height: months.length === 0 ? 120 : 240,
      nothing: months.length === 0 ? t.noMonths : null,
      summary: t.diffSummary(format.count(all.rowsAdded), format.count(all.rowsChanged), format.count(all.rowsRemoved)),
      draw: (colours: ChartColours) => ({
        data: KINDS.map(
          (kind, place): Data => ({
            type: "bar",
            // a month alone need not fill the page
            ...(months.length < 6 ? { width: 0.3 } : {}),
            name: t.kinds[kind],
            x: months,
            y: sums.map((sum) => sum[kind]),
            marker: { color: colours.series[[2, 0, 1][place]] },
            customdata: months.map(
              (month, at) => `${format.month(month)}<br>${t.kinds[kind]}: ${format.count(sums[at][kind])}`,
            ),
            hovertemplate: "%{customdata}<extra></extra>",
          }),
        ),
        layout: {
          xaxis: monthTicks(months, format, 12),
          yaxis: { title: { text: t.rows }, rangemode: "tozero" as const },
          barmode: "stack" as const,
          showlegend: true,
          legend: { orientation: "h" as const, y: -0.2, x: 0, traceorder: "normal" as const },
        },
      }),
      table: {
        columns: [
          { id: "month", label: t.month, format: (month: string) => format.month(month) },
          ...KINDS.map((kind) => ({ id: kind, label: t.kinds[kind], kind: "integer" as const, format: format.count })),
        ],
        rows: months.map((month, at) => [month, ...KINDS.map((kind) => sums[at][kind])]),
      },
    };
  }, [diff, t, format]);
  return <Chart title={t.diffTitle} subtitle={t.diffNote(diff.from, diff.to)} {...figure} />;
}

function sumOf(changes: readonly MonthDiff[]): Record<(typeof KINDS)[number], number> {
  const sum = (kind: (typeof KINDS)[number]) => changes.reduce((all, change) => all + change[kind], 0);
  return { rowsAdded: sum("rowsAdded"), rowsChanged: sum("rowsChanged"), rowsRemoved: sum("rowsRemoved") };
}
