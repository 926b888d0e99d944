import { useCallback, useMemo } from "react";
import type { CustomerOffers } from "../../../../core/contract/desk/offers.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** What the customer held, month by month. */
export function HistoryChart({ offers, version }: { offers: CustomerOffers; version: string }) {
  const t = useText("recommendations").history;
  const format = useFormat();
  const { history, offers: products, customer } = offers;
  const rows = useMemo(() => {
    const held = new Set(history.flatMap((month) => month.products));
    return products.filter(({ product }) => held.has(product));
  }, [history, products]);
  const draw = useCallback(
    ({ accent, grid, surface, text }: ChartColours) => {
      const months = history.map(({ month }) => format.shortMonth(month));
      return {
        data: [
          {
            type: "heatmap" as const,
            x: months,
            y: rows.map(({ label }) => label),
            // absent months stay empty
            z: rows.map(({ product }) =>
              history.map(({ present, products: own }) => (present ? Number(own.includes(product)) : null)),
            ),
            zmin: 0,
            zmax: 1,
            colorscale: [
              [0, grid],
              [1, accent],
            ] as [number, string][],
            showscale: false,
            xgap: 2,
            ygap: 4,
            hoverongaps: false,
            customdata: rows.map(({ product }) =>
              history.map(({ products: own }) => (own.includes(product) ? t.held : t.notHeld)),
            ) as unknown as string[],
            hovertemplate: "%{y}, %{x}: %{customdata}<extra></extra>",
          },
        ],
        layout: {
          plot_bgcolor: surface,
          xaxis: { type: "category" as const, tickangle: 0, nticks: 6, ticks: "" as const },
          yaxis: {
            autorange: "reversed" as const,
            showgrid: false,
            ticks: "" as const,
            ticksuffix: "  ",
            tickfont: { color: text },
          },
        },
      };
    },
    [history, rows, t, format],
  );
  const table = useMemo(
    () => ({
      columns: [
        { id: "month", label: t.month },
        { id: "present", label: t.present },
        { id: "held", label: t.heldColumn },
      ],
      rows: history.map(({ month, present, products: own }) => [
        format.month(month),
        present ? t.yes : t.no,
        rows
          .filter(({ product }) => own.includes(product))
          .map(({ label }) => label)
          .join(", "),
      ]),
    }),
    [history, rows, t, format],
  );
  const present = history.filter((month) => month.present);
  if (rows.length === 0) return null;
  return (
    <Chart
      level={2}
      title={t.title(rows.length)}
      subtitle={t.note(customer, format.month(present[0]?.month), format.month(present.at(-1)?.month), version)}
      summary={rows
        .map(({ product, label }) => `${label}: ${history.filter((month) => month.products.includes(product)).length}`)
        .join("; ")}
      draw={draw}
      table={table}
      height={rows.length * 30 + 44}
    />
  );
}
