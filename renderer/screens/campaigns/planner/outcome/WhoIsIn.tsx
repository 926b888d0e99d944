import type { PlanSummary } from "../../../../../core/contract/campaign.ts";
import { useView } from "../../../../app/view.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Block } from "../../../../ui/Page.tsx";
import { DataTable } from "../../../../ui/table/DataTable.tsx";

/** Every customer of the month, each counted once: in the list, or why not. */
export function WhoIsIn({ plan }: { plan: PlanSummary }) {
  const { outcome: t } = useText("campaigns");
  const format = useFormat();
  const { months } = useView();
  const { customers, excluded, size, contacted } = plan;
  const left = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  return (
    <Block title={t.left} note={t.leftNote(format.count(customers), format.month(months.at(-1)))}>
      <DataTable
        name={t.leftTable}
        isPlain
        columns={[
          { id: "reason", label: t.reason },
          { id: "count", label: t.count, kind: "integer", format: format.count },
        ]}
        rows={[
          [t.inContacted, contacted],
          [t.heldOut, size - contacted],
          [t.notChosen, customers - left - size],
          [t.nothingToOffer, excluded.nothingToOffer],
          [t.ruledOut, excluded.ruledOut],
          [t.contactedLately, excluded.contactedLately],
          [t.suppressed, excluded.suppressed],
          [t.deceased, excluded.deceased],
        ]}
      />
    </Block>
  );
}
