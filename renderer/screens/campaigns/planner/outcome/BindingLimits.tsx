import { Text } from "@mantine/core";
import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import { DataTable } from "../../../../ui/table/DataTable.tsx";

/** Limits that hold the plan back, and what loosening each by one would earn. */
export function BindingLimits({ plan }: { plan: PlanSummary }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const { binding } = plan.solution;
  return (
    <Block title={t.binding} note={t.bindingNote}>
      {binding.length === 0 ? (
        <Text c="dimmed">{t.bindingNone}</Text>
      ) : (
        <DataTable
          name={t.bindingTable}
          isPlain
          columns={[
            { id: "limit", label: t.limit },
            { id: "unit", label: t.unit },
            { id: "worth", label: t.worth, kind: "decimal", format: (eur: number) => format.decimal(eur, 2) },
          ]}
          rows={binding.map(({ limit, unit, worthEur }) => [limit, unit, worthEur])}
        />
      )}
    </Block>
  );
}
