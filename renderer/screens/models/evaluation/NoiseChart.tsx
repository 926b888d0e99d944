import { useCallback, useMemo } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** How ranking suffers when features are disturbed. */
export function NoiseChart({ product, about }: { product: ProductEvaluation; about: string }) {
  const { noise: t, metrics } = useText("evaluation");
  const format = useFormat();
  const points = useMemo(() => product.robustness ?? [], [product]);
  const [first, last] = [points[0], points.at(-1)];
  const draw = useCallback(
    ({ accent, text2 }: ChartColours) => ({
      data: [
        {
          type: "scatter" as const,
          mode: "lines+markers" as const,
          x: points.map(({ noise }) => noise),
          y: points.map(({ auc }) => auc),
          cliponaxis: false,
          line: { color: accent, width: 2 },
          marker: { color: accent, size: 8 },
          hovertext: points.map(({ noise, auc }) => t.hover(format.figure(noise), format.decimal(auc, 3))),
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        xaxis: { title: { text: t.noise }, range: [-0.03, 1.03], showgrid: true },
        // from what chance reaches to all that can be reached
        yaxis: { title: { text: metrics.auc }, range: [Math.min(0.5, ...points.map(({ auc }) => auc)) - 0.02, 1.02] },
        shapes: [
          {
            type: "line" as const,
            x0: 0,
            x1: 1,
            xref: "paper" as const,
            y0: 0.5,
            y1: 0.5,
            line: { color: text2, width: 1, dash: "dot" as const },
          },
        ],
      },
    }),
    [points, t, metrics, format],
  );
  return (
    <Chart
      title={t.title}
      subtitle={about}
      summary={
        first && last
          ? t.summary(format.figure(last.noise), format.decimal(first.auc, 3), format.decimal(last.auc, 3))
          : t.none
      }
      draw={draw}
      nothing={points.length === 0 ? t.none : null}
      height={340}
      table={{
        columns: [
          { id: "noise", label: t.noise, kind: "decimal", format: (value: number) => format.decimal(value, 2) },
          { id: "auc", label: metrics.auc, kind: "decimal", format: (value: number) => format.decimal(value, 3) },
          {
            id: "averagePrecision",
            label: metrics.averagePrecision,
            kind: "decimal",
            format: (value: number) => format.decimal(value, 4),
          },
        ],
        rows: points.map(({ noise, auc, averagePrecision }) => [noise, auc, averagePrecision]),
      }}
    />
  );
}
