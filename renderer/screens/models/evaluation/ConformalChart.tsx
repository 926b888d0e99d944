import { useCallback } from "react";
import type { ProductEvaluation } from "../../../../core/contract/evaluation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

const SETS = ["not", "both", "neither", "buys"] as const;

/** For how many customers the model can answer, by how often it is to be right. */
export function ConformalChart({ product }: { product: ProductEvaluation }) {
  const t = useText("evaluation").conformal;
  const format = useFormat();
  const { conformal } = product;
  const draw = useCallback(
    ({ series }: ChartColours) => {
      const colours = { not: series[0], both: series[6], neither: series[3], buys: series[1] };
      return {
        data: SETS.map((set) => ({
          type: "bar" as const,
          orientation: "h" as const,
          name: t.sets[set],
          y: conformal.map(({ wantedCoverage }) => format.percent(wantedCoverage, 0)),
          x: conformal.map(({ sets }) => sets[set] * 100),
          marker: { color: colours[set] },
          hovertext: conformal.map(({ sets }) => `${t.sets[set]}: ${format.percent(sets[set])}`),
          hoverinfo: "text" as const,
        })),
        layout: {
          barmode: "stack" as const,
          showlegend: true,
          legend: { orientation: "h" as const, y: 1.16, traceorder: "normal" as const },
          xaxis: { title: { text: t.share }, range: [0, 100], showgrid: true },
          yaxis: { title: { text: t.wanted }, type: "category" as const, showgrid: false },
        },
      };
    },
    [conformal, t, format],
  );
  const percent = { kind: "decimal" as const, format: (value: number) => format.percent(value) };
  return (
    <Chart
      title={t.title}
      subtitle={t.note}
      summary={conformal
        .map(({ wantedCoverage, buyers, others }) =>
          t.right(format.percent(wantedCoverage, 0), format.percent(buyers.rate), format.percent(others.rate)),
        )
        .join("; ")}
      draw={draw}
      height={340}
      table={{
        columns: [
          { id: "wanted", label: t.wanted, ...percent },
          { id: "buyers", label: t.buyers, ...percent },
          { id: "others", label: t.others, ...percent },
          ...SETS.map((set) => ({ id: set, label: t.sets[set], ...percent })),
        ],
        rows: conformal.map(({ wantedCoverage, buyers, others, sets }) => [
          wantedCoverage,
          buyers.rate,
          others.rate,
          ...SETS.map((set) => sets[set]),
        ]),
      }}
    />
  );
}
