import { useCallback } from "react";
import type { TableSearchResult } from "../../../core/contract/tableModel.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { ChartColours } from "../../charts/colours.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";

/** Foretold against what came true. */
export function ReliabilityChart({ result }: { result: TableSearchResult }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { reliability, calibration } = result;
  const draw = useCallback(
    ({ series, text2 }: ChartColours) => {
      const most = Math.max(0.01, ...reliability.flatMap(({ predicted, observed }) => [predicted, observed]));
      return {
        data: [
          {
            type: "scatter" as const,
            mode: "lines+markers" as const,
            name: t.cameTrue,
            x: reliability.map(({ predicted }) => predicted),
            y: reliability.map(({ observed }) => observed),
            line: { width: 2, color: series[0] },
            marker: { size: 7 },
            hovertemplate: "%{x:.1%}: %{y:.1%}<extra></extra>",
          },
          {
            type: "scatter" as const,
            mode: "lines" as const,
            name: t.perfect,
            x: [0, most],
            y: [0, most],
            line: { width: 1, dash: "dot" as const, color: text2 },
            hoverinfo: "skip" as const,
          },
        ],
        layout: {
          showlegend: true,
          legend: { orientation: "h" as const, y: 1.14 },
          xaxis: { title: { text: t.foretold }, tickformat: ".0%", rangemode: "tozero" as const },
          yaxis: { title: { text: t.cameTrue }, tickformat: ".0%", rangemode: "tozero" as const },
        },
      };
    },
    [reliability, t],
  );
  const share = (value: number) => format.percent(value);
  return (
    <Chart
      level={2}
      title={t.reliability}
      subtitle={t.reliabilityNote(calibration)}
      summary={t.reliabilitySummary}
      draw={draw}
      table={{
        columns: [
          { id: "rows", label: t.row, kind: "integer", format: format.count },
          { id: "foretold", label: t.foretold, kind: "decimal", format: share },
          { id: "true", label: t.cameTrue, kind: "decimal", format: share },
        ],
        rows: reliability.map(({ rows, predicted, observed }) => [rows, predicted, observed]),
      }}
    />
  );
}
