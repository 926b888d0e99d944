import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import { DataTable } from "../../../../ui/table/DataTable.tsx";

/** Who is reached how, and what that costs. */
export function ByChannel({ plan }: { plan: PlanSummary }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  return (
    <Block title={t.byChannel}>
      <DataTable
        name={t.channelTable}
        isPlain
        columns={[
          { id: "channel", label: t.channel },
          { id: "contacted", label: t.contacted, kind: "integer", format: format.count },
          { id: "room", label: t.room, kind: "integer", format: format.count },
          { id: "cost", label: t.costShort, kind: "decimal", format: format.count },
          { id: "purchases", label: t.purchasesShort, kind: "decimal", format: (n: number) => format.decimal(n, 1) },
          { id: "revenue", label: t.revenueShort, kind: "decimal", format: format.count },
        ]}
        rows={plan.byChannel.map((c) => [
          c.label,
          c.contacted,
          c.capacity,
          c.costEur,
          c.expectedPurchases,
          c.expectedRevenueEur,
        ])}
      />
    </Block>
  );
}
