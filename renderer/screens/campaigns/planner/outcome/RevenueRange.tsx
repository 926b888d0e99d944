import { useCallback, useMemo } from "react";
import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { Chart } from "../../../../charts/Chart.tsx";
import type { ChartColours } from "../../../../charts/colours.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";

/** Revenue and net revenue as ranges from P10 to P90, also if margins were other than thought. */
export function RevenueRange({ plan, subtitle }: { plan: PlanSummary; subtitle: string }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const rows = useMemo(
    () => [
      { label: t.revenue, ...plan.revenueEur },
      { label: t.netRow, ...plan.netEur },
      ...plan.sensitivity
        .filter(({ marginFactor }) => marginFactor !== 1)
        .map(({ marginFactor, netEur }) => ({
          label: t.netIf(`${marginFactor > 1 ? "+" : ""}${format.percent(marginFactor - 1, 0)}`),
          ...netEur,
        })),
    ],
    [plan, t, format],
  );
  const draw = useCallback(
    (colours: ChartColours) => {
      const labels = rows.map(({ label }) => label);
      const hover = rows.map(({ label, p10, p50, p90 }) =>
        [label, `P50 ${format.eur(p50)}`, `P10 ${format.eur(p10)}`, `P90 ${format.eur(p90)}`].join("<br>"),
      );
      return {
        data: [
          {
            type: "bar" as const,
            orientation: "h" as const,
            y: labels,
            base: rows.map(({ p10 }) => p10),
            x: rows.map(({ p10, p90 }) => p90 - p10),
            width: 0.36,
            marker: { color: rows.map((_, row) => (row < 2 ? colours.series[0] : colours.series[4])), opacity: 0.55 },
            text: hover,
            textposition: "none" as const,
            hovertemplate: "%{text}<extra></extra>",
          },
          {
            type: "scatter" as const,
            mode: "text+markers" as const,
            y: labels,
            x: rows.map(({ p50 }) => p50),
            marker: { symbol: "line-ns" as const, size: 18, line: { width: 3, color: colours.text } },
            text: rows.map(({ p50 }) => format.shortEur(p50)),
            textposition: "top center" as const,
            textfont: { color: colours.text, size: 12 },
            cliponaxis: false,
            hovertext: hover,
            hovertemplate: "%{hovertext}<extra></extra>",
          },
        ],
        layout: {
          margin: { l: 8, r: 24, t: 16, b: 8 },
          xaxis: { rangemode: "tozero" as const, showgrid: true, tickformat: "~s", zeroline: true, zerolinewidth: 2 },
          yaxis: { autorange: "reversed" as const, ticklabelstandoff: 4 },
        },
      };
    },
    [rows, format],
  );
  const [, net] = rows;
  return (
    <Chart
      title={t.range}
      subtitle={subtitle}
      summary={t.rangeSummary(format.eur(net.p50), format.eur(net.p10), format.eur(net.p90))}
      draw={draw}
      height={224}
      table={{
        columns: [
          { id: "figure", label: t.row },
          ...(["p10", "p50", "p90"] as const).map((id) => ({
            id,
            label: t[id],
            kind: "decimal" as const,
            format: format.count,
          })),
        ],
        rows: rows.map(({ label, p10, p50, p90 }) => [label, p10, p50, p90]),
      }}
    />
  );
}
