import { useMediaQuery } from "@mantine/hooks";
import type { Data, Layout } from "plotly.js";
import { useCallback, useMemo } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { useAverageMeasures } from "../averages.ts";
import { markOf } from "../mark.ts";

/** One small chart per average: the chosen segments and all customers, each on its own scale from zero. */
export function AveragesChart({ shown, chosen }: { shown: ShownSegmentation; chosen: readonly Segment[] }) {
  const t = useText("segments").compare;
  const format = useFormat();
  const measures = useAverageMeasures();
  const { everybody, month, version } = shown;
  const bars = useMemo(
    () => [
      ...chosen.map(({ id, averages }) => ({ label: id, id, averages })),
      { label: t.everybodyShort, id: "", averages: everybody },
    ],
    [chosen, everybody, t],
  );
  const columns = useMediaQuery("(max-width: 900px)") ? 2 : 3;
  const rows = Math.ceil(measures.length / columns);
  const draw = useCallback(
    ({ series, text, text2 }: ChartColours) => {
      const colours = bars.map(({ id }) => (id === "" ? text2 : series[markOf(id).colour]));
      const data: Data[] = measures.map(({ id, write }, place) => {
        const values = bars.map(({ averages }) => averages[id]);
        return {
          type: "bar",
          orientation: "h",
          xaxis: axisName("x", place) as "x",
          yaxis: axisName("y", place) as "y",
          y: bars.map(({ label }) => label),
          x: values,
          text: values.map(write),
          textposition: "outside",
          cliponaxis: false,
          textfont: { color: text },
          marker: { color: colours },
          hovertemplate: "%{y}: %{text}<extra></extra>",
        };
      });
      const axes = Object.fromEntries(
        measures.flatMap(({ id }, place) => {
          const most = Math.max(0, ...bars.map(({ averages }) => averages[id] ?? 0));
          return [
            [`xaxis${suffix(place)}`, { visible: false, range: [0, most * 1.4 || 1] }],
            [`yaxis${suffix(place)}`, { autorange: "reversed", showgrid: false, type: "category", ticksuffix: "  " }],
          ];
        }),
      );
      const annotations = measures.map(({ label, unit }, place) => ({
        text: unit === "" ? `<b>${label}</b>` : `<b>${label}</b>, ${unit}`,
        xref: `${axisName("x", place)} domain` as "paper",
        yref: `${axisName("y", place)} domain` as "paper",
        x: 0,
        xanchor: "left" as const,
        y: 1,
        yanchor: "bottom" as const,
        showarrow: false,
        font: { color: text },
      }));
      return {
        data,
        layout: {
          ...axes,
          annotations,
          grid: { rows, columns, pattern: "independent", xgap: 0.16, ygap: 0.34 },
          margin: { l: 8, r: 16, t: 32, b: 8 },
        } as Partial<Layout>,
      };
    },
    [bars, measures, rows, columns],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "average", label: t.average },
        ...bars.map(({ label }) => ({ id: label, label, kind: "decimal" as const, format: format.figure })),
      ],
      rows: measures.map(({ id, label, unit }) => [
        unit === "" ? label : `${label}, ${unit}`,
        ...bars.map(({ averages }) => averages[id]),
      ]),
    }),
    [bars, measures, t, format],
  );
  return (
    <Chart
      level={2}
      title={t.averages}
      subtitle={t.note(chosen.map(({ id }) => id).join(", "), format.month(month), version)}
      summary={measures
        .map(
          ({ id, label, write }) =>
            `${label}: ${bars.map((bar) => `${bar.label} ${write(bar.averages[id])}`).join(", ")}`,
        )
        .join("; ")}
      draw={draw}
      table={table}
      height={rows * (bars.length * 26 + 48) + 16}
    />
  );
}

const suffix = (place: number) => (place === 0 ? "" : String(place + 1));
const axisName = (axis: "x" | "y", place: number) => `${axis}${suffix(place)}`;
