import { useCallback, useMemo } from "react";
import type { TableSearchResult } from "../../../core/contract/tableModel.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { ChartColours } from "../../charts/colours.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";

const SHOWN = 15;
const LONGEST = 32;
const shorten = (name: string) => (name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1)}…`);

/** What is lost when a column's values belong to other rows. */
export function ImportanceChart({ result }: { result: TableSearchResult }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { importance } = result;
  const shown = useMemo(() => importance.slice(0, SHOWN), [importance]);
  const draw = useCallback(
    ({ series, text }: ChartColours) => ({
      data: [
        {
          type: "bar" as const,
          orientation: "h" as const,
          x: shown.map(({ drop }) => drop),
          y: shown.map((_, place) => place),
          error_x: {
            type: "data" as const,
            array: shown.map(({ deviation }) => deviation),
            color: text,
            thickness: 1,
            width: 3,
          },
          marker: { color: series[0] },
          hovertext: shown.map(({ column, drop }) => `${column}: ${format.figure(drop)}`),
          hovertemplate: "%{hovertext}<extra></extra>",
        },
      ],
      layout: {
        bargap: 0.35,
        xaxis: { title: { text: t.loss }, zeroline: true },
        yaxis: {
          autorange: "reversed" as const,
          tickvals: shown.map((_, place) => place),
          ticktext: shown.map(({ column }) => shorten(column)),
          showgrid: false,
          automargin: true,
        },
      },
    }),
    [shown, t, format],
  );
  const figure = (value: number) => format.decimal(value, 4);
  return (
    <Chart
      level={2}
      title={t.importance}
      subtitle={t.importanceNote}
      summary={importance[0] ? t.importanceSummary(importance[0].column) : t.noImportance}
      nothing={importance.length === 0 ? t.noImportance : null}
      draw={draw}
      height={Math.max(200, shown.length * 26 + 72)}
      table={{
        columns: [
          { id: "column", label: t.column },
          { id: "loss", label: t.loss, kind: "decimal", format: figure },
        ],
        rows: importance.map(({ column, drop }) => [column, drop]),
      }}
    />
  );
}
