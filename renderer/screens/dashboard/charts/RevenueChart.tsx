import type { Data } from "plotly.js";
import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import { shareOf, sumOf } from "../measures.ts";
import { byCalendar, calendar } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { asData, HOVER, markOf } from "./marks.ts";
import { monthAxis, monthMarker } from "./monthAxis.ts";
import { mostAndRest } from "./mostAndRest.ts";

/** Margin of what was bought, by product family; beside it the margin of the sales that were booked. */
export function RevenueChart() {
  const t = useText("dashboard");
  const { overTime, workspace } = useScope();
  const fromSales = workspace.products.filter(({ marginSource }) => marginSource === "sales").length;
  const basis = t.marginBasis(fromSales, workspace.products.length - fromSales);
  const subtitle = (
    <>
      <Term id="revenue" /> · {overTime} · {basis}
    </>
  );
  return <DrillChart title={t.revenueTitle} subtitle={subtitle} level={2} height={320} {...useFigure()} />;
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month } = useScope();
  return useMemo(() => {
    const months = calendar(kpis.months);
    const inFamily = (name: string) => kpis.products.filter(({ family }) => family === name).map(({ id }) => id);
    const named = kpis.revenueEur.map(({ family, byMonth }) => ({
      name: t.families[family as keyof typeof t.families] ?? family,
      products: inFamily(family),
      values: byCalendar(kpis.months, byMonth),
      // over all months, so that a family keeps its colour when another month is shown
      weight: byMonth.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    }));
    const families = mostAndRest(named, 7, (rest) => ({
      name: t.other,
      products: rest.flatMap(({ products }) => products),
      values: months.map((_, place) => sumOf(rest.map(({ values }) => values[place]))),
      weight: 0,
    }));
    const totals = months.map((_, place) => sumOf(families.map(({ values }) => values[place])));
    const sales = kpis.salesMarginEur && byCalendar(kpis.months, kpis.salesMarginEur);
    const booked = sales?.map((margin, place) => (totals[place] === null && margin === 0 ? null : margin)) ?? null;
    const place = months.indexOf(month);
    return {
      summary: t.revenueSummary(format.eur(totals[place]), format.month(month), families[0]?.name ?? ""),
      draw: (colours) => {
        const bars = families.map(
          ({ name, values, products }, colour): Data => ({
            type: "bar",
            name,
            x: months,
            y: values,
            marker: { color: colours.series[colour] },
            customdata: asData(
              months.map((when, p) =>
                markOf(
                  [
                    `${name}, ${format.month(when)}`,
                    format.eur(values[p]),
                    t.ofAll(format.percent(shareOf(values[p], totals[p]))),
                  ],
                  { month: when, filters: [{ column: "customer:gained", in: products }] },
                ),
              ),
            ),
            hovertemplate: HOVER,
          }),
        );
        const line: Data[] = booked
          ? [
              {
                type: "scatter",
                mode: "lines+markers",
                name: t.bookedSales,
                x: months,
                y: booked,
                line: { color: colours.text, width: 1.5, dash: "dot" },
                marker: { size: 5, color: colours.text },
                customdata: asData(
                  months.map((when, p) =>
                    markOf([`${t.bookedSales}, ${format.month(when)}`, format.eur(booked[p])], null),
                  ),
                ),
                hovertemplate: HOVER,
              },
            ]
          : [];
        return {
          data: [...bars, ...line],
          layout: {
            barmode: "stack",
            showlegend: true,
            legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", traceorder: "normal" },
            xaxis: monthAxis(months, format),
            yaxis: { rangemode: "tozero", nticks: 6 },
            shapes: monthMarker(months, month, colours),
          },
        };
      },
      columns: [
        { id: "month", label: t.month, format: (value: string) => format.month(value) },
        ...families.map(({ name }) => ({
          id: name,
          label: `${name}, EUR`,
          kind: "decimal" as const,
          format: format.eur,
        })),
        { id: "total", label: t.totalEur, kind: "decimal", format: format.eur },
        ...(booked
          ? [{ id: "booked", label: `${t.bookedSales}, EUR`, kind: "decimal" as const, format: format.eur }]
          : []),
      ],
      rows: months.map((when, p) => ({
        cells: [when, ...families.map(({ values }) => values[p]), totals[p], ...(booked ? [booked[p]] : [])],
        drill: { month: when, filters: [{ column: "customer:gained", in: kpis.products.map(({ id }) => id) }] },
      })),
    };
  }, [kpis, month, t, format]);
}
