import { useCallback, useMemo } from "react";
import type { Campaign, CampaignResponses } from "../../../../core/contract/campaign.ts";
import { Chart } from "../../../charts/Chart.tsx";
import type { ChartColours } from "../../../charts/colours.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { type Dot, dotsOf } from "./dotsOf.ts";
import { inPoints } from "./verdict.ts";

/** Purchase rates of the contacted and of the hold-out, each with its interval. */
export function ArmRates({ responses, plan }: { responses: CampaignResponses; plan: Campaign }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  const { contacted, heldOut, purchasesFrom, month } = responses;
  const arms = useMemo(
    () =>
      [
        { label: t.contacted, ...contacted },
        { label: t.heldOut, ...heldOut },
      ].filter(({ customers }) => customers > 0),
    [contacted, heldOut, t],
  );
  const draw = useCallback(
    (colours: ChartColours) => {
      const dots = arms.map(
        ({ label, customers, purchases, purchaseRate, purchaseRateLow, purchaseRateHigh }): Dot => ({
          label,
          value: purchaseRate * 100,
          low: purchaseRateLow * 100,
          high: purchaseRateHigh * 100,
          hover: [
            `${label}: ${format.percent(purchaseRate, 2)}`,
            `${inPoints(purchaseRateLow, format)} – ${inPoints(purchaseRateHigh, format)}`,
            t.ofCustomers(format.count(purchases), format.count(customers)),
          ].join("<br>"),
        }),
      );
      return dotsOf(colours, dots, t.rate);
    },
    [arms, t, format],
  );
  return (
    <Chart
      title={t.rates}
      subtitle={`${purchasesFrom === "panel" ? t.fromPanel(format.month(month)) : t.fromFiles} · ${plan.version} · ${t.ratesNote}`}
      summary={t.ratesSummary(format.percent(contacted.purchaseRate, 2), format.percent(heldOut.purchaseRate, 2))}
      draw={draw}
      height={200}
      table={{
        columns: [
          { id: "group", label: t.group },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "purchases", label: t.purchases, kind: "integer", format: format.count },
          ...(["rate", "low", "high"] as const).map((id) => ({
            id,
            label: t[id],
            kind: "decimal" as const,
            format: (percent: number) => format.decimal(percent, 2),
          })),
        ],
        rows: arms.map((arm) => [
          arm.label,
          arm.customers,
          arm.purchases,
          arm.purchaseRate * 100,
          arm.purchaseRateLow * 100,
          arm.purchaseRateHigh * 100,
        ]),
      }}
    />
  );
}
