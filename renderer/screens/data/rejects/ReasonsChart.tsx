import type { PlotMouseEvent } from "plotly.js";
import { useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Row } from "../../../ui/table/column.ts";

interface ReasonsChartProps {
  job: number;
  /** Most rows first. */
  reasons: readonly { reason: string; rows: number }[];
  chosen: string | null;
  onChoose: (reason: string | null) => void;
}

/** Why rows were refused, as bars; one that is clicked filters the rows below, and once more lets go. */
export function ReasonsChart({ job, reasons, chosen, onChoose }: ReasonsChartProps) {
  const t = useText("data").rejects;
  const words = useText("data").reasons;
  const format = useFormat();
  const toggle = useCallback(
    (reason: string | undefined) => reason !== undefined && onChoose(reason === chosen ? null : reason),
    [onChoose, chosen],
  );
  const figure = useMemo(() => {
    const names = reasons.map(({ reason }) => words[reason] ?? reason);
    const all = reasons.reduce((sum, { rows }) => sum + rows, 0);
    return {
      summary: t.reasonsSummary(names[0] ?? "", format.count(reasons[0]?.rows ?? 0), format.count(all)),
      draw: (colours: ChartColours) => ({
        data: [
          {
            type: "bar" as const,
            orientation: "h" as const,
            y: [...reasons.keys()],
            x: reasons.map(({ rows }) => rows),
            marker: {
              opacity: reasons.map(({ reason }) => (chosen === null || chosen === reason ? 1 : 0.35)),
              color: colours.series[0],
            },
            text: reasons.map(({ rows }) => format.count(rows)),
            textposition: "outside" as const,
            textfont: { color: colours.text },
            cliponaxis: false,
            customdata: names.map(
              (name, at) => `${name}<br>${format.count(reasons[at].rows)} (${format.percent(reasons[at].rows / all)})`,
            ),
            hovertemplate: "%{customdata}<extra></extra>",
          },
        ],
        layout: {
          xaxis: { visible: false, rangemode: "tozero" as const, zeroline: false },
          yaxis: {
            tickmode: "array" as const,
            tickvals: [...reasons.keys()],
            ticktext: names,
            range: [Math.max(3, reasons.length) - 0.5, -0.5],
            showgrid: false,
            zeroline: false,
            showline: false,
            ticks: "outside" as const,
            ticklen: 6,
            tickcolor: colours.surface,
          },
          margin: { l: 8, r: 72, t: 8, b: 8 },
        },
      }),
      table: {
        columns: [
          { id: "reason", label: t.columns.reason, format: (reason: string) => words[reason] ?? reason },
          { id: "rows", label: t.rowCount, kind: "integer" as const, format: format.count },
        ],
        rows: reasons.map(({ reason, rows }) => [reason, rows]),
        onRow: ([reason]: Row) => toggle(String(reason)),
      },
    };
  }, [reasons, chosen, toggle, t, words, format]);
  return (
    <Chart
      title={t.reasonsTitle}
      subtitle={t.reasonsNote(job)}
      height={Math.max(3, reasons.length) * 30 + 16}
      onPoint={useCallback(
        ({ points: [point] }: PlotMouseEvent) => toggle(reasons[Number(point?.y)]?.reason),
        [toggle, reasons],
      )}
      {...figure}
    />
  );
}
