import { useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { ShownProduct } from "../productRows.ts";
import { rootOf, rootTicks } from "./rootScale.ts";

/** Whether probabilities come true: what was foretold against what happened, in groups of equal size. */
export function ReliabilityChart({ product, about }: { product: ShownProduct; about: string }) {
  const t = useText("recommendations").reliability;
  const format = useFormat();
  const { reliability, purchases, expected } = product;
  const draw = useCallback(
    ({ accent, text2 }: ChartColours) => {
      const most = Math.max(0, ...reliability.flatMap(({ predicted, observed }) => [predicted, observed]));
      const ticks = rootTicks(most);
      const end = ticks.at(-1) ?? 1;
      const axis = {
        range: [0, rootOf(end) * 1.04],
        tickvals: ticks.map(rootOf),
        ticktext: ticks.map((tick) => format.figure(tick * 100)),
        showgrid: true,
        zeroline: true,
      };
      return {
        data: [
          {
            type: "scatter" as const,
            mode: "lines" as const,
            x: [0, rootOf(end)],
            y: [0, rootOf(end)],
            line: { color: text2, width: 1, dash: "dot" as const },
            hoverinfo: "skip" as const,
          },
          {
            type: "scatter" as const,
            mode: "lines+markers" as const,
            x: reliability.map(({ predicted }) => rootOf(predicted)),
            y: reliability.map(({ observed }) => rootOf(observed)),
            cliponaxis: false,
            line: { color: accent, width: 1.5 },
            marker: { color: accent, size: 8 },
            hovertext: reliability.map(({ rows, predicted, observed }) =>
              t.hover(format.percent(predicted, 3), format.percent(observed, 3), format.count(rows)),
            ),
            hoverinfo: "text" as const,
          },
        ],
        layout: {
          xaxis: { ...axis, title: { text: t.predicted } },
          yaxis: { ...axis, title: { text: t.observed } },
          annotations: [
            {
              x: rootOf(end) * 0.96,
              y: rootOf(end) * 0.97,
              text: t.diagonal,
              showarrow: false,
              xanchor: "right" as const,
              yanchor: "middle" as const,
              font: { color: text2 },
            },
          ],
        },
      };
    },
    [reliability, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "group", label: t.group, kind: "integer" as const },
        { id: "rows", label: t.rows, kind: "integer" as const, format: format.count },
        { id: "predicted", label: t.predictedShare, kind: "decimal" as const, format: percent3(format) },
        { id: "observed", label: t.observedShare, kind: "decimal" as const, format: percent3(format) },
      ],
      rows: reliability.map(({ rows, predicted, observed }, i) => [i + 1, rows, predicted, observed]),
    }),
    [reliability, t, format],
  );
  return (
    <Chart
      title={t.title(format.figure(expected), format.count(purchases))}
      subtitle={about}
      summary={reliability
        .map(({ predicted, observed }) => `${format.percent(predicted, 3)} → ${format.percent(observed, 3)}`)
        .join("; ")}
      draw={draw}
      table={table}
      height={340}
    />
  );
}

const percent3 = (format: ReturnType<typeof useFormat>) => (value: number) => format.percent(value, 3);
