import type { Annotations } from "plotly.js";
import { useCallback, useMemo } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import type { SegmentCount } from "../../../../core/contract/segmentation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

const CRITERIA = ["stability", "silhouette", "size", "separability"] as const;

/** Points of every number that stood, by criterion: a bar's length is their mean. */
export function PointsChart({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").vote;
  const format = useFormat();
  const { vote, k: chosen, sampleRows, month, version } = shown;
  const draw = useCallback(
    ({ series, text, text2, surface }: ChartColours) => {
      const rows = vote.map(({ k }) => (k === chosen ? `<b>${t.segments(k)}</b>` : t.segments(k)));
      const data = CRITERIA.map((criterion, place) => ({
        type: "bar" as const,
        orientation: "h" as const,
        name: t.names[criterion],
        y: rows,
        x: vote.map(({ points }) => points[criterion] / CRITERIA.length),
        text: vote.map(({ points }) => format.decimal(points[criterion], 2)),
        textposition: "inside" as const,
        insidetextanchor: "middle" as const,
        insidetextfont: { color: textOn(series[place]) },
        marker: {
          color: series[place],
          line: { color: surface, width: 1 },
          opacity: vote.map(({ fails }) => (fails.length > 0 ? 0.35 : 1)),
        },
        hovertemplate: `%{y}<br>${t.names[criterion]}: %{text}<extra></extra>`,
      }));
      const annotations: Partial<Annotations>[] = vote.map((count, place) => ({
        x: count.points.all,
        y: rows[place],
        xanchor: "left",
        xshift: 8,
        showarrow: false,
        font: { color: count.k === chosen ? text : text2 },
        text: `<b>${format.decimal(count.points.all, 2)}</b>${verdictOf(count, chosen, t) ? `  ${verdictOf(count, chosen, t)}` : ""}`,
      }));
      // criteria are named over the first bar instead of in a legend
      const first = vote[0]?.points;
      let left = 0;
      for (const criterion of first ? CRITERIA : []) {
        const width = first[criterion] / CRITERIA.length;
        annotations.push({
          x: left + width / 2,
          y: 1,
          yref: "paper",
          yanchor: "bottom",
          yshift: 4,
          showarrow: false,
          font: { color: text2 },
          text: t.names[criterion],
        });
        left += width;
      }
      return {
        data,
        layout: {
          barmode: "stack" as const,
          margin: { l: 8, r: 16, t: 32, b: 8 },
          annotations,
          xaxis: { range: [0, 1.28], tickvals: [0, 0.25, 0.5, 0.75, 1], tickformat: ".2f", title: { text: t.axis } },
          yaxis: { autorange: "reversed" as const, ticksuffix: "  ", type: "category" as const, showgrid: false },
        },
      };
    },
    [vote, chosen, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "k", label: t.count, kind: "integer" as const },
        ...[...CRITERIA, "all" as const].map((criterion) => ({
          id: criterion,
          label: t.pointsFor(t.names[criterion]),
          kind: "decimal" as const,
          format: (value: number) => format.decimal(value, 2),
        })),
      ],
      rows: vote.map(({ k, points }) => [k, ...CRITERIA.map((criterion) => points[criterion]), points.all]),
    }),
    [vote, t, format],
  );
  const winner = vote.find(({ k }) => k === chosen);
  return (
    <Chart
      level={2}
      title={t.chart(chosen, format.decimal(winner?.points.all, 2))}
      subtitle={t.note(format.count(sampleRows), format.month(month), version)}
      summary={vote.map((count) => `${t.segments(count.k)}: ${format.decimal(count.points.all, 2)}`).join("; ")}
      draw={draw}
      table={table}
      height={Math.max(200, vote.length * 44 + 88)}
    />
  );
}

/** What became of a number: chosen, ruled out and by what, or nothing to say. */
export function verdictOf(
  { k, fails }: SegmentCount,
  chosen: number,
  t: { chosen: string; ruledOut: (reasons: string) => string; fails: Record<"stability" | "size", string> },
): string {
  if (k === chosen) return t.chosen;
  return fails.length === 0 ? "" : t.ruledOut(fails.map((fail) => t.fails[fail]).join(", "));
}

/** Black or white, whichever reads better on a colour. */
function textOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#111418" : "#ffffff";
}
