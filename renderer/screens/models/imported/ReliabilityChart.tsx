import { useCallback } from "react";
import type { ProductBeside } from "../../../../core/contract/importedModel.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { reliabilityFrame } from "../../../charts/reliabilityFrame.ts";
import { rootOf } from "../../../charts/rootScale.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

const WHO = ["model", "ours"] as const;

/** Foretold against bought in ten groups of equal size, of both models. */
export function ReliabilityChart({ product, about }: { product: ProductBeside; about: string }) {
  const { reliability: t, columns: names } = useText("elsewhere");
  const format = useFormat();
  const { reliability } = product;
  const draw = useCallback(
    ({ series, text2 }: ChartColours) => {
      const shares = WHO.flatMap((who) => reliability[who].flatMap(({ predicted, observed }) => [predicted, observed]));
      const { end: _, diagonal, ...axes } = reliabilityFrame(shares, -0.03, t, text2, format);
      return {
        data: [
          ...WHO.map((who, w) => ({
            type: "scatter" as const,
            mode: "lines+markers" as const,
            name: names[who],
            x: reliability[who].map(({ predicted }) => rootOf(predicted)),
            y: reliability[who].map(({ observed }) => rootOf(observed)),
            cliponaxis: false,
            line: { color: series[1 - w], width: 1.5, dash: w === 0 ? ("solid" as const) : ("dash" as const) },
            marker: { color: series[1 - w], size: 8, symbol: w === 0 ? "circle" : "diamond" },
            hovertext: reliability[who].map(({ rows, predicted, observed }) =>
              t.hover(names[who], format.percent(predicted, 2), format.percent(observed, 2), format.count(rows)),
            ),
            hoverinfo: "text" as const,
          })),
          diagonal,
        ],
        layout: {
          showlegend: true,
          legend: { orientation: "h" as const, y: 1.14 },
          ...axes,
        },
      };
    },
    [reliability, t, names, format],
  );
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value, 3) };
  return (
    <Chart
      title={t.title}
      subtitle={about}
      summary={WHO.map((who) => {
        const groups = reliability[who].map(
          ({ predicted, observed }) => `${format.percent(predicted, 2)} → ${format.percent(observed, 2)}`,
        );
        return `${names[who]}: ${groups.length > 0 ? groups.join("; ") : t.none}`;
      }).join(". ")}
      draw={draw}
      height={340}
      table={{
        columns: [
          { id: "who", label: t.who },
          { id: "rows", label: t.rows, kind: "integer", format: (value: number) => format.count(value) },
          { id: "predicted", label: t.predicted, ...percent },
          { id: "observed", label: t.observed, ...percent },
        ],
        rows: WHO.flatMap((who) =>
          reliability[who].map(({ rows, predicted, observed }) => [names[who], rows, predicted, observed]),
        ),
      }}
    />
  );
}
