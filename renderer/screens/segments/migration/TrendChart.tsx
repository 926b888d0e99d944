import { useMediaQuery } from "@mantine/hooks";
import type { Data, Layout } from "plotly.js";
import { useCallback, useMemo } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { markOf, shortName } from "../mark.ts";

/** Size of every segment over the months, a small chart each, on its own scale from zero. */
export function TrendChart({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").migration;
  const format = useFormat();
  const { trend, segments, version } = shown;
  const { months, customers } = trend;
  const columns = useMediaQuery("(max-width: 900px)") ? 1 : 3;
  const rows = Math.ceil(segments.length / columns);
  const draw = useCallback(
    ({ series, text, text2 }: ChartColours) => {
      const months2 = months.map(format.shortMonth);
      const data: Data[] = segments.map(({ id }, place) => ({
        type: "scatter",
        mode: "text+lines+markers",
        xaxis: `x${suffix(place)}` as "x",
        yaxis: `y${suffix(place)}` as "y",
        x: months2,
        y: customers[place],
        text: customers[place].map((n, i) => (i === 0 || i === months.length - 1 ? format.count(n) : "")),
        textposition: "top center",
        textfont: { color: text, size: 12 },
        cliponaxis: false,
        line: { color: series[markOf(id).colour], width: 2 },
        marker: { color: series[markOf(id).colour], symbol: markOf(id).symbol, size: 6 },
        customdata: customers[place].map(format.count),
        hovertemplate: `${id}, %{x}: %{customdata}<extra></extra>`,
      }));
      const axes = Object.fromEntries(
        segments.flatMap((_, place) => [
          [
            `xaxis${suffix(place)}`,
            {
              type: "category",
              tickvals: [months2[0], months2.at(-1)],
              tickangle: 0,
              range: [-0.5, months.length - 0.5],
              showline: true,
            },
          ],
          [
            `yaxis${suffix(place)}`,
            { range: [0, Math.max(1, ...customers[place]) * 1.4], showticklabels: false, nticks: 4, showgrid: false },
          ],
        ]),
      );
      const annotations = segments.map((segment, place) => ({
        text: `<b>${shortName(segment, 38)}</b>`,
        xref: `x${suffix(place)} domain` as "paper",
        yref: `y${suffix(place)} domain` as "paper",
        x: 0,
        xanchor: "left" as const,
        y: 1,
        yanchor: "bottom" as const,
        yshift: 4,
        showarrow: false,
        font: { color: text2 },
      }));
      return {
        data,
        layout: {
          ...axes,
          annotations,
          grid: { rows, columns, pattern: "independent", xgap: 0.12, ygap: 0.42 },
          margin: { l: 8, r: 24, t: 32, b: 8 },
        } as Partial<Layout>,
      };
    },
    [segments, months, customers, rows, columns, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "segment", label: t.columns.segment },
        ...months.map((month) => ({
          id: month,
          label: format.shortMonth(month),
          kind: "integer" as const,
          format: format.count,
        })),
      ],
      rows: segments.map(({ id, name }, place) => [`${id} ${name}`, ...customers[place]]),
    }),
    [segments, months, customers, t, format],
  );
  const grown = segments
    .map(({ id, name }, place) => ({ id, name, change: changeOf(customers[place]) }))
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
  return (
    <Chart
      level={2}
      title={t.trend(`${grown.id} ${grown.name}`, format.change(grown.change))}
      subtitle={t.trendNote(format.month(months[0]), format.month(months.at(-1)), version)}
      summary={segments
        .map(
          ({ id }, place) => `${id}: ${format.count(customers[place][0])} → ${format.count(customers[place].at(-1))}`,
        )
        .join("; ")}
      draw={draw}
      table={table}
      height={rows * 150 + 16}
    />
  );
}

const suffix = (place: number) => (place === 0 ? "" : String(place + 1));

/** Relative change from the first month to the last. */
const changeOf = (sizes: readonly number[]) => (sizes[0] > 0 ? ((sizes.at(-1) ?? 0) - sizes[0]) / sizes[0] : 0);
