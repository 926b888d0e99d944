import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { shareOf } from "../measures.ts";
import { addMonths } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { asData, HOVER, markOf } from "./marks.ts";

/** Customers by how many products they hold. */
export function ProductCountChart() {
  const t = useText("dashboard");
  const { ofMonth } = useScope();
  return <DrillChart title={t.productCountTitle} subtitle={ofMonth} height={340} {...useFigure()} />;
}

function useFigure(): Figure {
  const t = useText("dashboard");
  const format = useFormat();
  const { kpis, month, at } = useScope();
  return useMemo(() => {
    const all = kpis.customers[at];
    const yearAgo = kpis.months.indexOf(addMonths(month, -12));
    const counts = kpis.productsPerCustomer.map((customers, n) => ({
      n,
      customers: customers[at],
      share: shareOf(customers[at], all),
      shareThen: yearAgo < 0 ? null : shareOf(customers[yearAgo], kpis.customers[yearAgo]),
      drill: { month, filters: [{ column: "customer:products", min: n, max: n }] },
    }));
    // empty counts above the largest number held say nothing
    const most = counts.reduce((last, { n, customers }) => (customers > 0 ? n : last), 0);
    const bars = counts.slice(0, most + 1);
    const none = bars[0];
    return {
      summary: t.productCountSummary(format.percent(none.share), format.month(month)),
      draw: (colours) => ({
        data: [
          {
            type: "bar",
            x: bars.map(({ n }) => String(n)),
            y: bars.map(({ customers }) => customers),
            text: bars.map(({ share }) => format.percent(share)),
            textposition: "outside",
            cliponaxis: false,
            textfont: { color: colours.text },
            marker: { color: colours.accent },
            customdata: asData(
              bars.map(({ n, customers, share, shareThen, drill }) =>
                markOf(
                  [
                    t.nProducts(n),
                    `${t.nCustomers(format.count(customers))}, ${format.percent(share)}`,
                    shareThen === null || share === null ? null : t.onYearAgo(format.points(share - shareThen)),
                  ],
                  drill,
                ),
              ),
            ),
            hovertemplate: HOVER,
          },
        ],
        layout: {
          xaxis: { type: "category", title: { text: t.productsHeld } },
          yaxis: { nticks: 5, range: [0, Math.max(1, ...bars.map(({ customers }) => customers)) * 1.12] },
        },
      }),
      columns: [
        { id: "n", label: t.productsHeld, kind: "integer" },
        { id: "customers", label: t.measures.customers, kind: "integer", format: format.count },
        { id: "share", label: t.share, kind: "decimal", format: (value: number) => format.percent(value) },
        { id: "then", label: t.shareYearAgo, kind: "decimal", format: (value: number) => format.percent(value) },
      ],
      rows: bars.map(({ n, customers, share, shareThen, drill }) => ({
        cells: [n, customers, share, shareThen],
        drill,
      })),
    };
  }, [kpis, month, at, t, format]);
}
