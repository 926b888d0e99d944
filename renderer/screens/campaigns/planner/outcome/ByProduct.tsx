import { useCallback, useMemo } from "react";
import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { Chart } from "../../../../charts/Chart.tsx";
import type { ChartColours } from "../../../../charts/colours.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { barsOf, heightOfBars } from "./barsOf.ts";
import { useStableOrder } from "./useStableOrder.ts";

/** How many customers are offered which product. */
export function ByProduct({ plan, subtitle }: { plan: PlanSummary; subtitle: string }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const order = useStableOrder(plan.offers.map(({ product }) => product));
  const labels = useLabels(plan);
  const bars = useMemo(
    () =>
      order.map((id) => {
        const offer = plan.offers.find(({ product }) => product === id);
        const text = format.count(offer?.customers ?? 0);
        const hover = offer
          ? [
              `${offer.label}: ${text}`,
              t.expected(format.figure(offer.expectedPurchases)),
              format.eur(offer.expectedRevenueEur),
            ].join("<br>")
          : t.nothing;
        return { label: labels.get(id) ?? id, value: offer?.customers ?? 0, text, hover };
      }),
    [order, plan, labels, t, format],
  );
  const draw = useCallback((colours: ChartColours) => barsOf(colours, bars), [bars]);
  const [first] = plan.offers;
  return (
    <Chart
      title={t.byProduct}
      subtitle={subtitle}
      summary={first ? t.byProductSummary(first.label, format.count(first.customers)) : t.nothing}
      draw={draw}
      height={heightOfBars(bars.length)}
      table={{
        columns: [
          { id: "product", label: t.product },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "contacted", label: t.contacted, kind: "integer", format: format.count },
          { id: "probability", label: t.probability, kind: "decimal", format: (p: number) => format.decimal(p, 2) },
          { id: "purchases", label: t.purchasesColumn, kind: "decimal", format: (n: number) => format.decimal(n, 1) },
          { id: "margin", label: t.margin, kind: "decimal", format: (eur: number) => format.decimal(eur, 2) },
          { id: "revenue", label: t.revenueColumn, kind: "decimal", format: format.count },
        ],
        rows: plan.offers.map((o) => [
          o.label,
          o.customers,
          o.contacted,
          o.probability * 100,
          o.expectedPurchases,
          o.marginEur,
          o.expectedRevenueEur,
        ]),
      }}
    />
  );
}

/** Names of all products that were offered in any plan so far: one that is no longer offered keeps its name. */
function useLabels({ offers }: PlanSummary): ReadonlyMap<string, string> {
  const { start } = usePlanning();
  return useMemo(
    () =>
      new Map(
        [...(start?.products ?? []), ...offers.map(({ product, label }) => ({ id: product, label }))].map(
          ({ id, label }) => [id, label],
        ),
      ),
    [start, offers],
  );
}
