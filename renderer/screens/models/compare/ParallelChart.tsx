import { useCallback, useMemo } from "react";
import type { RunComparison } from "../../../../core/contract/experiments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { axesOf } from "./axes.ts";

/** Runs as lines over parallel axes, each from its least to its largest value among them. */
export function ParallelChart({ found }: { found: RunComparison }) {
  const t = useText("models").compare;
  const format = useFormat();
  const axes = useMemo(() => axesOf(found), [found]);
  const draw = useCallback(
    (colours: ChartColours) => ({
      data: found.runs.map(({ id }, run) => ({
        type: "scatter" as const,
        mode: "lines+markers" as const,
        name: t.run(id),
        x: axes.map(({ name }) => name),
        y: axes.map(({ heights }) => heights[run]),
        text: axes.map(({ name, values }) => `${t.run(id)}, ${name}: ${format.figure(values[run])}`),
        hoverinfo: "text" as const,
        line: { width: 2, color: colours.series[run % colours.series.length] },
        marker: { size: 8 },
      })),
      layout: {
        showlegend: true,
        legend: { orientation: "h" as const, y: 1.12 },
        xaxis: { showgrid: true, type: "category" as const },
        yaxis: { range: [-0.08, 1.08], tickvals: [0, 1], ticktext: [t.least, t.largest], zeroline: false },
      },
    }),
    [axes, found, format, t],
  );
  return (
    <Chart
      level={2}
      title={t.parallel}
      subtitle={t.parallelNote}
      summary={t.parallelSummary(found.runs.length, axes.map(({ name }) => name).join(", "))}
      draw={draw}
      height={340}
      nothing={axes.length === 0 ? t.nothingDiffers : null}
      table={{
        columns: [
          { id: "name", label: t.metric },
          ...found.runs.map(({ id }) => ({
            id: String(id),
            label: t.run(id),
            kind: "decimal" as const,
            format: (value: number) => format.figure(value),
          })),
        ],
        rows: axes.map(({ name, values }) => [name, ...values]),
      }}
    />
  );
}
