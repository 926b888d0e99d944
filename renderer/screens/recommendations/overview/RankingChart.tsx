import { useCallback, useMemo } from "react";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { ShownRecommendation } from "../useKept.ts";

/** How near each way of ranking came to the best that any ranking could reach. */
export function RankingChart({ shown }: { shown: ShownRecommendation }) {
  const t = useText("recommendations").ranking;
  const format = useFormat();
  const { ranking, rows, testedOn, version } = shown;
  const bars = useMemo(
    () => [
      { id: "model" as const, ...ranking.model },
      { id: "coHolding" as const, ...ranking.coHolding },
      { id: "popularity" as const, ...ranking.popularity },
      { id: "popularityLeftIn" as const, ...ranking.popularityLeftIn },
    ],
    [ranking],
  );
  const draw = useCallback(
    ({ accent, series, text, text2 }: ChartColours) => ({
      data: [
        {
          type: "bar" as const,
          orientation: "h" as const,
          y: bars.map(({ id }) => t.ways[id]),
          x: bars.map(({ shareOfCeiling }) => shareOfCeiling),
          text: bars.map(({ shareOfCeiling }) => format.percent(shareOfCeiling)),
          textposition: "outside" as const,
          cliponaxis: false,
          textfont: { color: text },
          marker: { color: bars.map(({ id }) => (id === "model" ? accent : series[6])) },
          hovertext: bars.map(({ id, map7 }) => `${t.ways[id]}: MAP@7 ${format.decimal(map7, 4)}`),
          hoverinfo: "text" as const,
        },
      ],
      layout: {
        xaxis: { range: [0, 1.12], tickvals: [0, 0.25, 0.5, 0.75, 1], tickformat: ".0%", title: { text: t.axis } },
        yaxis: { autorange: "reversed" as const, showgrid: false, ticksuffix: "  ", tickfont: { color: text } },
        margin: { l: 8, r: 16, t: 24, b: 8 },
        annotations: [
          {
            x: 1,
            y: 1,
            yref: "paper" as const,
            yanchor: "bottom" as const,
            text: t.possible,
            showarrow: false,
            font: { color: text2 },
          },
        ],
        shapes: [
          {
            type: "line" as const,
            x0: 1,
            x1: 1,
            y0: 0,
            y1: 1,
            yref: "paper" as const,
            line: { color: text, width: 1, dash: "dot" as const },
          },
        ],
      },
    }),
    [bars, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "way", label: t.way },
        { id: "map7", label: "MAP@7", kind: "decimal" as const, format: (value: number) => format.decimal(value, 4) },
        {
          id: "share",
          label: t.share,
          kind: "decimal" as const,
          format: (value: number) => format.percent(value),
        },
      ],
      rows: bars.map(({ id, map7, shareOfCeiling }) => [t.ways[id], map7, shareOfCeiling]),
    }),
    [bars, t, format],
  );
  const { model, coHolding, popularity, ceiling } = ranking;
  const points = (difference: number) => format.points(difference).replace("+", "");
  const best = Math.max(coHolding.shareOfCeiling, popularity.shareOfCeiling);
  return (
    <Chart
      level={2}
      title={t.title(points(Math.abs(model.shareOfCeiling - best)), model.shareOfCeiling >= best)}
      subtitle={t.note(format.count(rows.settled), format.month(testedOn), version, format.decimal(ceiling, 4))}
      summary={bars.map(({ id, shareOfCeiling }) => `${t.ways[id]}: ${format.percent(shareOfCeiling)}`).join("; ")}
      draw={draw}
      table={table}
      height={250}
    />
  );
}
