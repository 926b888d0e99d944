import { useCallback } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { rootOf, rootTicks } from "../../recommendations/product/rootScale.ts";

/** Foretold against bought in ten groups of equal size, with intervals and the diagonal on which all would be well. */
export function ReliabilityChart({ product, about }: { product: ProductEvaluation; about: string }) {
  const t = useText("evaluation").reliability;
  const format = useFormat();
  const { reliability } = product;
  const draw = useCallback(
    ({ accent, text2 }: ChartColours) => {
      const ticks = rootTicks(Math.max(0, ...reliability.flatMap(({ predicted, high }) => [predicted, high])));
      const end = rootOf(ticks.at(-1) ?? 1);
      const axis = {
        range: [-0.03 * end, end * 1.04],
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
            x: [0, end],
            y: [0, end],
            line: { color: text2, width: 1, dash: "dot" as const },
            hoverinfo: "skip" as const,
          },
          {
            type: "scatter" as const,
            mode: "markers" as const,
            x: reliability.map(({ predicted }) => rootOf(predicted)),
            y: reliability.map(({ rate }) => rootOf(rate)),
            error_y: {
              type: "data" as const,
              symmetric: false,
              array: reliability.map(({ rate, high }) => rootOf(high) - rootOf(rate)),
              arrayminus: reliability.map(({ rate, low }) => rootOf(rate) - rootOf(low)),
              color: accent,
              thickness: 1.5,
              width: 4,
            },
            cliponaxis: false,
            marker: { color: accent, size: 9 },
            hovertext: reliability.map(({ rows, predicted, rate, low, high }) =>
              t.hover(
                format.percent(predicted, 2),
                format.percent(rate, 2),
                format.percent(low, 2),
                format.percent(high, 2),
                format.count(rows),
              ),
            ),
            hoverinfo: "text" as const,
          },
        ],
        layout: {
          xaxis: { ...axis, title: { text: t.predicted } },
          yaxis: { ...axis, title: { text: t.observed } },
          annotations: [
            {
              x: end * 0.94,
              y: end * 0.97,
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
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value, 3) };
  return (
    <Chart
      title={t.title}
      subtitle={about}
      summary={reliability
        .map(({ predicted, rate }) => `${format.percent(predicted, 2)} → ${format.percent(rate, 2)}`)
        .join("; ")}
      draw={draw}
      height={340}
      table={{
        columns: [
          { id: "rows", label: t.rows, kind: "integer", format: (value: number) => format.count(value) },
          { id: "predicted", label: t.predicted, ...percent },
          { id: "rate", label: t.observed, ...percent },
          { id: "low", label: t.low, ...percent },
          { id: "high", label: t.high, ...percent },
        ],
        rows: reliability.map(({ rows, predicted, rate, low, high }) => [rows, predicted, rate, low, high]),
      }}
    />
  );
}
