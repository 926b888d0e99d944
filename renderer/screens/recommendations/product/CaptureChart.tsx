import { useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { ShownProduct } from "../productRows.ts";
import { EmptyFigure } from "./EmptyFigure.tsx";

const TENTH = 0.1;

/** How many of the purchases one reaches by writing to the likeliest customers first, against choosing at random. */
export function CaptureChart({ product, about }: { product: ShownProduct; about: string }) {
  const t = useText("recommendations").capture;
  const format = useFormat();
  const { capture } = product;
  const tenth = capture.find(({ customers }) => Math.abs(customers - TENTH) < 1e-9) ?? null;
  const draw = useCallback(
    ({ accent, text, text2 }: ChartColours) => ({
      data: [
        {
          type: "scatter" as const,
          mode: "lines" as const,
          x: [0, 1],
          y: [0, 1],
          line: { color: text2, width: 1, dash: "dot" as const },
          hoverinfo: "skip" as const,
        },
        {
          type: "scatter" as const,
          mode: "lines+markers" as const,
          x: [0, ...capture.map(({ customers }) => customers)],
          y: [0, ...capture.map(({ purchases }) => purchases)],
          cliponaxis: false,
          line: { color: accent, width: 2 },
          marker: { color: accent, size: 6 },
          hovertext: [
            "",
            ...capture.map(({ customers, purchases }) =>
              t.hover(
                format.percent(customers, 0),
                format.percent(purchases),
                format.decimal(purchases / customers, 1),
              ),
            ),
          ],
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        xaxis: { range: [0, 1.02], tickformat: ".0%", title: { text: t.customers }, showgrid: true },
        yaxis: { range: [0, 1.06], tickformat: ".0%", title: { text: t.purchases } },
        annotations: [
          {
            x: 0.62,
            y: 0.62,
            text: t.random,
            showarrow: false,
            xanchor: "left" as const,
            yanchor: "top" as const,
            font: { color: text2 },
          },
          ...(tenth
            ? [
                {
                  x: tenth.customers,
                  y: tenth.purchases,
                  text: t.tenth(format.percent(tenth.purchases, 0)),
                  showarrow: true,
                  arrowcolor: text2,
                  arrowhead: 0,
                  ax: 90,
                  ay: tenth.purchases > 0.5 ? 36 : -36,
                  font: { color: text },
                },
              ]
            : []),
        ],
      },
    }),
    [capture, tenth, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        {
          id: "customers",
          label: t.customers,
          kind: "decimal" as const,
          format: (value: number) => format.percent(value, 0),
        },
        {
          id: "purchases",
          label: t.purchases,
          kind: "decimal" as const,
          format: (value: number) => format.percent(value),
        },
        { id: "lift", label: t.lift, kind: "decimal" as const, format: (value: number) => format.decimal(value, 1) },
      ],
      rows: capture.map(({ customers, purchases }) => [customers, purchases, purchases / customers]),
    }),
    [capture, t, format],
  );
  if (capture.length === 0) return <EmptyFigure title={t.none} subtitle={about} text={t.noneWhy} height={340} />;
  return (
    <Chart
      title={t.title(format.percent(tenth?.purchases ?? null, 0))}
      subtitle={about}
      summary={capture
        .map(({ customers, purchases }) => `${format.percent(customers, 0)}: ${format.percent(purchases)}`)
        .join("; ")}
      draw={draw}
      table={table}
      height={340}
    />
  );
}
