import { useCallback, useMemo } from "react";
import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { Chart } from "../../../../charts/Chart.tsx";
import type { ChartColours } from "../../../../charts/colours.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { usePlanning } from "../planning.tsx";
import { barsOf, heightOfBars } from "./barsOf.ts";

/** How the list spreads over the segments; nothing without a segmentation. */
export function BySegment({ plan, subtitle }: { plan: PlanSummary; subtitle: string }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const segments = usePlanning().start?.segments;
  const bars = useMemo(() => {
    const own = new Map(plan.bySegment.map((segment) => [segment.id, segment]));
    const all = segments && segments.length > 0 ? segments : plan.bySegment;
    return all.map(({ id, name }) => {
      const { customers = 0, expectedRevenueEur = 0 } = own.get(id) ?? {};
      const text = format.count(customers);
      return { label: name, value: customers, text, hover: `${name}: ${text}<br>${format.eur(expectedRevenueEur)}` };
    });
  }, [plan, segments, format]);
  const draw = useCallback((colours: ChartColours) => barsOf(colours, bars), [bars]);
  if (bars.length === 0) return null;
  const largest = bars.reduce((a, b) => (b.value > a.value ? b : a));
  return (
    <Chart
      title={t.bySegment}
      subtitle={subtitle}
      summary={t.bySegmentSummary(largest.label, largest.text)}
      draw={draw}
      height={heightOfBars(bars.length)}
      table={{
        columns: [
          { id: "segment", label: t.segment },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "revenue", label: t.revenueColumn, kind: "decimal", format: format.count },
        ],
        rows: plan.bySegment.map(({ name, customers, expectedRevenueEur }) => [name, customers, expectedRevenueEur]),
      }}
    />
  );
}
