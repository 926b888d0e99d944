import type { CampaignResponses } from "../../../../core/contract/campaign.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { DataTable } from "../../../ui/table/DataTable.tsx";

/** What came back by which channel. Channels are chosen, not drawn: their rates are not to be compared. */
export function ByChannel({ responses }: { responses: CampaignResponses }) {
  const { responses: t } = useText("campaigns");
  const format = useFormat();
  return (
    <Block title={t.byChannel} note={t.byChannelNote}>
      <DataTable
        name={t.channelTable}
        isPlain
        columns={[
          { id: "channel", label: t.channel },
          { id: "customers", label: t.customers, kind: "integer", format: format.count },
          { id: "responses", label: t.responses, kind: "integer", format: format.count },
          { id: "purchases", label: t.purchases, kind: "integer", format: format.count },
        ]}
        rows={responses.byChannel.map((c) => [c.label, c.customers, c.responses, c.purchases])}
      />
    </Block>
  );
}
