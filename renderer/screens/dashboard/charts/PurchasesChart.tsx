import type { Data } from "plotly.js";
import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { around, changeOf } from "../measures.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { asData, HOVER, markOf } from "./marks.ts";
import { PRODUCT_CONDITION } from "./ProductsChart.tsx";

/** What was bought in the month, and by how much that is more or less than the month before. */
export function PurchasesChart() {
  const t = useText("dashboard");
  const { ofMonth, kpis, at } = useScope();
  const isKnown = kpis.products.some(({ purchases }) => purchases[at] !== null);
  return (
    <DrillChart
      title={t.purchasesTitle}
      subtitle={`${ofMonth} · ${t.tickIsBefore}`}
      height={340}
      nothing={isKnown ? null : t.noMonthBefore}
      {...useFigure()}
    />
  );
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month, at } = useScope();
  return useMemo(() => {
    const bars = kpis.products
      .map(({ id, label, purchases, broughtByNew, broughtByReturned }) => {
        const { now, before, yearAgo } = around(kpis.months, purchases, at);
        const drill = { month, filters: [PRODUCT_CONDITION.purchases(id)] };
        return { label, now, before, yearAgo, drill, brought: (broughtByNew[at] ?? 0) + (broughtByReturned[at] ?? 0) };
      })
      .filter(({ now, before }) => (now ?? 0) > 0 || (before ?? 0) > 0)
      .sort((a, b) => (b.now ?? 0) - (a.now ?? 0));
    const changeText = (now: number | null, then: number | null) => {
      const change = changeOf(now, then, "count");
      return change === null ? "" : format.change(change);
    };
    const largest = Math.max(1, ...bars.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
    const [top] = bars;
    return {
      summary: top
        ? t.purchasesSummary(top.label, format.count(top.now), changeText(top.now, top.before), format.month(month))
        : t.noPurchases,
      draw: (colours) => {
        const marks = asData(
          bars.map(({ label, now, before, brought, drill }) =>
            markOf(
              [
                `${label}, ${format.month(month)}`,
                t.count.purchases(format.count(now)),
                before === null ? null : t.before(format.count(before), changeText(now, before)),
                brought > 0 ? t.brought(format.count(brought)) : null,
              ],
              drill,
            ),
          ),
        );
        const names = bars.map(({ label }) => label);
        const data: Data[] = [
          {
            type: "bar",
            orientation: "h",
            y: names,
            x: bars.map(({ now }) => now),
            // a handful of bars must not turn into blocks
            width: Math.min(0.7, 0.1 + 0.08 * bars.length),
            marker: { color: colours.accent },
            customdata: marks,
            hovertemplate: HOVER,
          },
          {
            type: "scatter",
            mode: "markers",
            y: names,
            x: bars.map(({ before }) => before),
            marker: { symbol: "line-ns-open", size: 14, color: colours.text, line: { width: 2 } },
            customdata: marks,
            hovertemplate: HOVER,
          },
          {
            // in one column at the right, clear of bars and ticks
            type: "scatter",
            mode: "text",
            y: names,
            x: bars.map(() => largest * 1.04),
            text: bars.map(({ now, before }) => {
              const change = changeText(now, before);
              return `${format.count(now)}${change === "" ? "" : `  ${change}`}`;
            }),
            textposition: "middle right",
            cliponaxis: false,
            textfont: { color: colours.text, size: 12 },
            hoverinfo: "skip",
          },
        ];
        return {
          data,
          layout: {
            yaxis: {
              type: "category",
              autorange: "reversed",
              showgrid: false,
              ticks: "outside",
              ticklen: 6,
              tickcolor: colours.surface,
            },
            xaxis: { range: [0, largest * 1.4], showticklabels: false, zeroline: false },
          },
        };
      },
      columns: [
        { id: "product", label: t.product },
        { id: "now", label: format.month(month), kind: "integer", format: format.count },
        { id: "before", label: t.monthBefore, kind: "integer", format: format.count },
        { id: "yearAgo", label: t.yearAgo, kind: "integer", format: format.count },
        { id: "brought", label: t.broughtHeading, kind: "integer", format: format.count },
      ],
      rows: bars.map(({ label, now, before, yearAgo, brought, drill }) => ({
        cells: [label, now, before, yearAgo, brought],
        drill,
      })),
    };
  }, [kpis, month, at, t, format]);
}
