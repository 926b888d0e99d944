import type { ReactNode } from "react";
import { useCallback } from "react";
import type { RunComparison } from "../../../../core/contract/experiments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

interface CurveChartProps {
  runs: RunComparison["runs"];
  curve: RunComparison["curves"][number];
  controls: ReactNode;
}

/** One metric step by step, the runs laid over each other. */
export function CurveChart({ runs, curve, controls }: CurveChartProps) {
  const t = useText("models").compare;
  const format = useFormat();
  const draw = useCallback(
    (colours: ChartColours) => ({
      data: curve.runs.flatMap((points, place) =>
        points === null
          ? []
          : [
              {
                type: "scatter" as const,
                mode: "lines+markers" as const,
                name: t.run(runs[place].id),
                x: points.steps,
                y: points.values,
                line: { width: 2, color: colours.series[place % colours.series.length] },
                marker: { size: 4 },
              },
            ],
      ),
      layout: {
        showlegend: true,
        legend: { orientation: "h" as const, y: 1.12 },
        xaxis: { title: { text: t.step } },
        yaxis: { title: { text: curve.name } },
      },
    }),
    [curve, runs, t],
  );
  const steps = [...new Set(curve.runs.flatMap((points) => points?.steps ?? []))].sort((a, b) => a - b);
  const byStep = curve.runs.map((points) => new Map(points?.steps.map((step, i) => [step, points.values[i]])));
  return (
    <Chart
      level={2}
      title={t.curveTitle(curve.name)}
      subtitle={t.curveNote(runs.map(({ id }) => id).join(", "))}
      summary={t.curveSummary(
        curve.name,
        curve.runs
          .map((points, place) => `${t.run(runs[place].id)}: ${format.figure(points?.values.at(-1))}`)
          .join("; "),
      )}
      draw={draw}
      controls={controls}
      table={{
        columns: [
          { id: "step", label: t.step, kind: "integer" },
          ...runs.map(({ id }) => ({
            id: String(id),
            label: t.run(id),
            kind: "decimal" as const,
            format: (value: number) => format.figure(value),
          })),
        ],
        rows: steps.map((step) => [step, ...byStep.map((points) => points.get(step) ?? null)]),
      }}
    />
  );
}
