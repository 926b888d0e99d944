import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { shareOf, sumOf } from "../measures.ts";
import { addMonths } from "../months.ts";
import { useScope } from "../scope.tsx";
import { DrillChart, type Figure } from "./DrillChart.tsx";
import { asData, HOVER, markOf } from "./marks.ts";

/** Customers with many products who are together fewer than this share stand in one bar. */
const TAIL = 0.005;

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
    // of so many products on, all are one bar
    const from = counts.findIndex(({ n }) => n > 0 && (tailOf(counts, n).share ?? 0) < TAIL);
    const tail = from < 0 ? null : tailOf(counts, from);
    const bars = [
      ...(from < 0 ? counts : counts.slice(0, from)).map((count) => ({
        ...count,
        label: String(count.n),
        isTail: false,
      })),
      ...(tail && tail.customers > 0
        ? [
            {
              ...tail,
              label: `${from}+`,
              isTail: true,
              drill: { month, filters: [{ column: "customer:products", min: from }] },
            },
          ]
        : []),
    ];
    const [none] = bars;
    return {
      summary: t.productCountSummary(format.percent(none.share), format.month(month)),
      draw: (colours) => ({
        data: [
          {
            type: "bar",
            x: bars.map(({ label }) => label),
            y: bars.map(({ customers }) => customers),
            text: bars.map(({ share }) => format.percent(share)),
            textangle: 0,
            constraintext: "none",
            textposition: "outside",
            cliponaxis: false,
            textfont: { color: colours.text },
            marker: { color: colours.accent },
            customdata: asData(
              bars.map(({ n, isTail, customers, share, shareThen, drill }) =>
                markOf(
                  [
                    isTail ? t.nProductsOrMore(n) : t.nProducts(n),
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
          yaxis: {
            nticks: 5,
            tickformat: ",d",
            range: [0, Math.max(1, ...bars.map(({ customers }) => customers)) * 1.12],
          },
        },
      }),
      columns: [
        { id: "n", label: t.productsHeld, kind: "integer" },
        { id: "customers", label: t.measures.customers, kind: "integer", format: format.count },
        { id: "share", label: t.share, kind: "decimal", format: (value: number) => format.percent(value) },
        { id: "then", label: t.shareYearAgo, kind: "decimal", format: (value: number) => format.percent(value) },
      ],
      rows: counts.map(({ n, customers, share, shareThen, drill }) => ({
        cells: [n, customers, share, shareThen],
        drill,
      })),
    };
  }, [kpis, month, at, t, format]);
}

interface Count {
  n: number;
  customers: number;
  share: number | null;
  shareThen: number | null;
}

/** Customers with `from` products or more. */
function tailOf(counts: readonly Count[], from: number): Count {
  const tail = counts.slice(from);
  return {
    n: from,
    customers: tail.reduce((sum, { customers }) => sum + customers, 0),
    share: sumOf(tail.map(({ share }) => share)),
    shareThen: sumOf(tail.map(({ shareThen }) => shareThen)),
  };
}
