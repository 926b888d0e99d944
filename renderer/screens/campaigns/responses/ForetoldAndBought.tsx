import { useCallback } from "react";
import type { Campaign, CampaignResponses } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";

/** Purchases of the contacted by offered product, beside what the plan foretold. */
export function ForetoldAndBought({ responses, plan }: { responses: CampaignResponses; plan: Campaign }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const { byProduct, month } = responses;
  const draw = useCallback(
    (colours: ChartColours) => {
      const places = byProduct.map((_, place) => place);
      return {
        data: [
          {
            type: "bar" as const,
            orientation: "h" as const,
            name: t.bought,
            y: places,
            x: byProduct.map(({ purchases }) => purchases),
            marker: { color: colours.series[0] },
            hovertext: byProduct.map(
              ({ label, purchases, expected }) =>
                `${label}<br>${t.bought}: ${format.count(purchases)}<br>${t.foretold}: ${format.decimal(expected, 1)}`,
            ),
            hovertemplate: "%{hovertext}<extra></extra>",
          },
          {
            type: "scatter" as const,
            mode: "markers" as const,
            name: t.foretold,
            y: places,
            x: byProduct.map(({ expected }) => expected),
            marker: { symbol: "line-ns" as const, size: 18, line: { width: 3, color: colours.series[1] } },
            hoverinfo: "skip" as const,
          },
          {
            // counts stand clear of both marks
            type: "scatter" as const,
            mode: "text" as const,
            showlegend: false,
            y: places,
            x: byProduct.map(({ purchases, expected }) => Math.max(purchases, expected)),
            text: byProduct.map(
              ({ purchases, expected }) =>
                `  ${t.boughtAndForetold(format.count(purchases), format.decimal(expected, 1))}`,
            ),
            textposition: "middle right" as const,
            cliponaxis: false,
            hoverinfo: "skip" as const,
          },
        ],
        layout: {
          showlegend: true,
          legend: { orientation: "h" as const, y: 1.02, yanchor: "bottom" as const, x: 0 },
          bargap: 0.4,
          margin: { l: 8, r: 128, t: 32, b: 8 },
          xaxis: { rangemode: "tozero" as const, title: { text: t.purchases }, showgrid: true },
          yaxis: {
            autorange: "reversed" as const,
            tickvals: places,
            ticktext: byProduct.map(({ label }) => label),
            showgrid: false,
            zeroline: false,
            ticklabelstandoff: 4,
          },
        },
      };
    },
    [byProduct, t, format],
  );
  const bought = byProduct.reduce((sum, { purchases }) => sum + purchases, 0);
  const expected = byProduct.reduce((sum, own) => sum + own.expected, 0);
  return (
    <Chart
      title={t.byProduct}
      subtitle={`${t.contacted} · ${format.month(month)} · ${plan.version}`}
      summary={t.byProductSummary(format.count(bought), format.decimal(expected, 1))}
      draw={draw}
      height={Math.max(200, byProduct.length * 32 + 96)}
      table={{
        columns: [
          { id: "product", label: t.product },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "expected", label: t.foretold, kind: "decimal", format: (n: number) => format.decimal(n, 1) },
          { id: "purchases", label: t.bought, kind: "integer", format: format.count },
        ],
        rows: byProduct.map(({ label, customers, expected: own, purchases }) => [label, customers, own, purchases]),
      }}
    />
  );
}
