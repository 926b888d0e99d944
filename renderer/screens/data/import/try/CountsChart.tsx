import { useMemo } from "react";
import { Chart } from "../../../../charts/Chart.tsx";
import type { ChartColours } from "../../../../charts/colours.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";

interface CountsChartProps {
  title: string;
  note: string;
  /** Stands in the chart's place when there is nothing to count. */
  nothing: string;
  /** Heads the names in the table. */
  what: string;
  /** Largest first. */
  counts: readonly { name: string; count: number }[];
}

const MOST = 10;

/** Counts by name as bars with their figures. */
export function CountsChart({ title, note, nothing, what, counts }: CountsChartProps) {
  const t = useText("data");
  const format = useFormat();
  const figure = useMemo(() => {
    const shown = counts.slice(0, MOST);
    const [first] = shown;
    return {
      summary: first ? t.countsSummary(first.name, format.count(first.count)) : nothing,
      draw: (colours: ChartColours) => ({
        data: [
          {
            type: "bar" as const,
            orientation: "h" as const,
            y: [...shown.keys()],
            x: shown.map(({ count }) => count),
            marker: { color: colours.series[0] },
            text: shown.map(({ count }) => format.count(count)),
            textposition: "outside" as const,
            textfont: { color: colours.text },
            cliponaxis: false,
            hovertemplate: "%{customdata}<extra></extra>",
            customdata: shown.map(({ name, count }) => `${name}<br>${format.count(count)}`),
          },
        ],
        layout: {
          xaxis: { visible: false, rangemode: "tozero" as const, zeroline: false },
          yaxis: {
            tickmode: "array" as const,
            tickvals: [...shown.keys()],
            ticktext: shown.map(({ name }) => name),
            range: [Math.max(shown.length, 3) - 0.5, -0.5],
            showgrid: false,
            zeroline: false,
            showline: false,
            ticks: "outside" as const,
            ticklen: 6,
            tickcolor: colours.surface,
          },
          margin: { l: 8, r: 64, t: 8, b: 8 },
        },
      }),
      table: {
        columns: [
          { id: "name", label: what },
          { id: "count", label: t.count, kind: "integer" as const, format: format.count },
        ],
        rows: counts.map(({ name, count }) => [name, count]),
      },
    };
  }, [counts, nothing, what, t, format]);
  return (
    <Chart
      title={title}
      subtitle={note}
      height={Math.max(3, Math.min(MOST, counts.length)) * 30 + 16}
      nothing={counts.length === 0 ? nothing : null}
      {...figure}
    />
  );
}
