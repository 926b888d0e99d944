import { useCallback } from "react";
import type { TableSearchResult } from "../../../core/contract/tableModel.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { ChartColours } from "../../charts/colours.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { foundIn } from "./figures.ts";

/** How many of those looked for stand among the best rows. */
export function CaptureChart({ result }: { result: TableSearchResult }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { capture, judged } = result;
  const draw = useCallback(
    ({ series, text2 }: ChartColours) => ({
      data: [
        {
          type: "scatter" as const,
          mode: "lines" as const,
          name: t.found,
          x: capture.map(({ share }) => share),
          y: capture.map(({ found }) => found),
          line: { width: 2, color: series[0] },
          hovertemplate: "%{x:.0%}: %{y:.1%}<extra></extra>",
        },
        {
          type: "scatter" as const,
          mode: "lines" as const,
          name: t.byChance,
          x: [0, 1],
          y: [0, 1],
          line: { width: 1, dash: "dot" as const, color: text2 },
          hoverinfo: "skip" as const,
        },
      ],
      layout: {
        showlegend: true,
        legend: { orientation: "h" as const, y: 1.14 },
        xaxis: { title: { text: t.share }, tickformat: ".0%", range: [0, 1] },
        yaxis: { title: { text: t.found }, tickformat: ".0%", range: [0, 1.02] },
      },
    }),
    [capture, t],
  );
  return (
    <Chart
      level={2}
      title={t.capture}
      subtitle={t.captureNote(format.count(judged.rows))}
      summary={t.captureSummary(format.percent(foundIn(capture, 0.1), 0))}
      draw={draw}
      table={{
        columns: [
          { id: "share", label: t.share, kind: "decimal", format: (share: number) => format.percent(share, 0) },
          { id: "found", label: t.found, kind: "decimal", format: (found: number) => format.percent(found) },
        ],
        rows: capture.map(({ share, found }) => [share, found]),
      }}
    />
  );
}
