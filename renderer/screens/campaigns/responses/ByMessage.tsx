import { useCallback } from "react";
import type { Campaign, CampaignResponses } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { dotsOf } from "./dotsOf.ts";

/** The messages compared on customers who got them at random. */
export function ByMessage({ responses, plan }: { responses: CampaignResponses; plan: Campaign }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const { byMessage, month } = responses;
  const draw = useCallback(
    (colours: ChartColours) =>
      dotsOf(
        colours,
        byMessage.map(({ message, name, customers, purchases, rate, low, high }) => ({
          label: `${message} ${name}`,
          value: rate * 100,
          low: low * 100,
          high: high * 100,
          hover: [
            `${name}: ${format.percent(rate, 2)} (${format.percent(low, 2)} – ${format.percent(high, 2)})`,
            t.ofCustomers(format.count(purchases), format.count(customers)),
          ].join("<br>"),
        })),
        t.rate,
      ),
    [byMessage, t, format],
  );
  const best = byMessage.reduce((a, b) => (b.rate > a.rate ? b : a));
  return (
    <Chart
      title={t.byMessage}
      subtitle={`${t.byMessageNote} · ${format.month(month)}, ${plan.version}`}
      summary={t.byMessageSummary(best.name, format.percent(best.rate, 2))}
      draw={draw}
      height={Math.max(200, byMessage.length * 40 + 64)}
      table={{
        columns: [
          { id: "message", label: t.message },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "responses", label: t.responses, kind: "integer", format: format.count },
          { id: "purchases", label: t.purchases, kind: "integer", format: format.count },
          ...(["rate", "low", "high"] as const).map((id) => ({
            id,
            label: t[id],
            kind: "decimal" as const,
            format: (percent: number) => format.decimal(percent, 2),
          })),
        ],
        rows: byMessage.map((m) => [
          `${m.message} ${m.name}`,
          m.customers,
          m.responses,
          m.purchases,
          m.rate * 100,
          m.low * 100,
          m.high * 100,
        ]),
      }}
    />
  );
}
