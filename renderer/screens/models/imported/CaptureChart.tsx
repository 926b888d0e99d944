import { useCallback } from "react";
import type { ProductBeside } from "../../../../core/contract/importedModel.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

const TENTH = 0.1;

/** How many of the purchases each model reaches by writing to its likeliest customers first. */
export function CaptureChart({ product, about }: { product: ProductBeside; about: string }) {
  const { capture: t } = useText("elsewhere");
  const format = useFormat();
  const { capture } = product;
  const tenth = capture.find(({ customers }) => Math.abs(customers - TENTH) < 1e-9);
  const draw = useCallback(
    ({ series, text2 }: ChartColours) => {
      const line = (who: "model" | "ours", colour: string, dash: "solid" | "dash") => ({
        type: "scatter" as const,
        mode: "lines+markers" as const,
        name: t[who],
        x: [0, ...capture.map(({ customers }) => customers)],
        y: [0, ...capture.map((each) => each[who])],
        cliponaxis: false,
        line: { color: colour, width: 2, dash },
        marker: { color: colour, size: 6 },
        hovertemplate: "%{x:.0%}: %{y:.1%}",
      });
      return {
        data: [
          line("model", series[1], "solid"),
          line("ours", series[0], "dash"),
          {
            type: "scatter" as const,
            mode: "lines" as const,
            name: t.random,
            x: [0, 1],
            y: [0, 1],
            line: { color: text2, width: 1, dash: "dot" as const },
            hoverinfo: "skip" as const,
          },
        ],
        layout: {
          showlegend: true,
          legend: { orientation: "h" as const, y: 1.14 },
          xaxis: { range: [0, 1.02], tickformat: ".0%", title: { text: t.customers }, showgrid: true },
          yaxis: { range: [0, 1.06], tickformat: ".0%", title: { text: t.purchases } },
        },
      };
    },
    [capture, t],
  );
  const share = (value: number) => format.percent(value);
  return (
    <Chart
      title={t.title}
      subtitle={about}
      summary={tenth ? t.summary(format.percent(TENTH, 0), share(tenth.model), share(tenth.ours)) : t.none}
      draw={draw}
      height={340}
      nothing={capture.length === 0 ? t.none : null}
      table={{
        columns: [
          { id: "customers", label: t.customers, kind: "decimal", format: share },
          { id: "model", label: t.model, kind: "decimal", format: share },
          { id: "ours", label: t.ours, kind: "decimal", format: share },
        ],
        rows: capture.map(({ customers, model, ours }) => [customers, model, ours]),
      }}
    />
  );
}
