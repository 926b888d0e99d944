import type { Data } from "plotly.js";
import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { changeOf } from "../measures.ts";
import { addMonths, byCalendar, calendar } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { asData, HOVER, markOf } from "./marks.ts";
import { monthAxis, monthMarker } from "./monthAxis.ts";

/** How many customers there are, and under it who came and went. */
export function CustomersChart() {
  const t = useText("dashboard");
  const { overTime } = useScope();
  return <DrillChart title={t.customersTitle} subtitle={overTime} level={2} height={320} {...useFigure()} />;
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month } = useScope();
  return useMemo(() => {
    const months = calendar(kpis.months);
    const stock = byCalendar<number>(kpis.months, kpis.customers);
    const change = (place: number) => changeOf(stock[place], stock[place - 1] ?? null, "count");
    const came = (how: string, at: string) => ({ month: at, filters: [{ column: "customer:came", in: [how] }] });
    const leaving = (at: string) => ({
      month: addMonths(at, -1),
      filters: [{ column: "customer:leaves", in: ["1"] }],
    });
    const flows = [
      {
        name: t.measures.new,
        values: byCalendar(kpis.months, kpis.new),
        sign: 1,
        colour: 0,
        drill: came.bind(null, "new"),
      },
      {
        name: t.measures.returned,
        values: byCalendar(kpis.months, kpis.returned),
        sign: 1,
        colour: 2,
        drill: came.bind(null, "returned"),
      },
      { name: t.measures.lost, values: byCalendar(kpis.months, kpis.lost), sign: -1, colour: 1, drill: leaving },
    ];
    const first = stock.find((value) => value !== null) ?? 0;
    const last = stock.at(-1) ?? 0;
    return {
      summary: t.customersSummary(
        format.count(first),
        format.month(months[0]),
        format.count(last),
        format.month(months.at(-1)),
      ),
      draw: (colours) => {
        const marks = months.map((at, place) =>
          markOf(
            [
              format.month(at),
              t.nCustomers(format.count(stock[place])),
              change(place) === null ? null : t.onMonthBefore(format.change(change(place))),
            ],
            { month: at, filters: [] },
          ),
        );
        const line: Data = {
          type: "scatter",
          mode: "lines+markers",
          x: months,
          y: stock,
          customdata: asData(marks),
          hovertemplate: HOVER,
          line: { color: colours.accent, width: 2 },
          marker: { size: 5 },
          showlegend: false,
        };
        const bars = flows.map(
          ({ name, values, sign, colour, drill }): Data => ({
            type: "bar",
            name,
            x: months,
            y: values.map((value) => (value === null ? null : sign * value)),
            yaxis: "y2",
            marker: { color: colours.series[colour] },
            customdata: asData(
              months.map((at, place) =>
                markOf([format.month(at), `${name}: ${format.count(values[place])}`], drill(at)),
              ),
            ),
            hovertemplate: HOVER,
          }),
        );
        return {
          data: [line, ...bars],
          layout: {
            barmode: "relative",
            showlegend: true,
            legend: { orientation: "h", x: 0, y: 0.36, yanchor: "bottom", font: { color: colours.text2 } },
            xaxis: { ...monthAxis(months, format), anchor: "y2" },
            yaxis: { domain: [0.5, 1], rangemode: "tozero", nticks: 5, tickformat: ",d" },
            yaxis2: { domain: [0, 0.36], nticks: 5, zeroline: true, tickformat: ",d" },
            shapes: monthMarker(months, month, colours),
          },
        };
      },
      columns: [
        { id: "month", label: t.month, format: (value: string) => format.month(value) },
        { id: "customers", label: t.measures.customers, kind: "integer", format: format.count },
        ...flows.map(({ name }) => ({ id: name, label: name, kind: "integer" as const, format: format.count })),
      ],
      rows: months.map((at, place) => ({
        cells: [at, stock[place], ...flows.map(({ values }) => values[place])],
        drill: { month: at, filters: [] },
      })),
    };
  }, [kpis, month, t, format]);
}
