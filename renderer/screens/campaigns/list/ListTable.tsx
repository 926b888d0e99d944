import { Group, SegmentedControl, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { firstPage, PagedTable } from "../../../ui/table/PagedTable.tsx";
import type { ShownCampaign } from "../WithCampaign.tsx";
import { listPage } from "./listPage.ts";
import { useExport } from "./useExport.tsx";

type Who = "everyone" | "contacted" | "heldOut";

interface Asked {
  product: string | null;
  channel: string | null;
  group: string | null;
  who: Who;
}

interface ListTableProps {
  campaign: ShownCampaign;
  chosen: string | null;
  onCustomer: (customer: string) => void;
}

/** Everybody on the list, with what is offered, by which channel, and why; a row opens the customer. */
export function ListTable({ campaign, chosen, onCustomer }: ListTableProps) {
  const { list: t } = useText("campaigns");
  const format = useFormat();
  const exportAs = useExport();
  const [query, setQuery] = useState(firstPage);
  const [asked, setAsked] = useState<Asked>({ product: null, channel: null, group: null, who: "everyone" });
  const { id, plan } = campaign;
  const { data, error, refetch } = useAsk("offers", "list", {
    id,
    ...(asked.product === null ? {} : { product: asked.product }),
    ...(asked.channel === null ? {} : { channel: asked.channel }),
    ...(asked.group === null ? {} : { group: asked.group }),
    ...(asked.who === "everyone" ? {} : { heldOut: asked.who === "heldOut" }),
    search: query.search,
    ...(query.sort ? { sort: query.sort } : {}),
    offset: query.offset,
    limit: query.limit,
  });
  const page = useMemo(() => {
    const channels = new Map(plan.byChannel.map(({ id: channel, label }) => [channel, label]));
    return data ? listPage(data, channels, t, format) : null;
  }, [data, plan, t, format]);
  const put = (own: Partial<Asked>) => {
    setAsked({ ...asked, ...own });
    setQuery({ ...query, offset: 0 });
  };
  return (
    <Block title={t.name} note={t.tableNote(format.month(plan.month), plan.version)}>
      <ListFilters plan={plan} asked={asked} onAsked={put} />
      {error ? (
        <FaultNote error={error} onRetry={() => void refetch()} />
      ) : !data || !page ? (
        <BlockSkeleton height={640} />
      ) : (
        <PagedTable
          name={t.table(id)}
          columns={page.columns}
          rows={page.rows}
          matching={data.total}
          total={plan.size}
          query={query}
          onQuery={setQuery}
          onExport={(kind) => void exportAs(id, kind)}
          exportsAll
          onRow={(row) => onCustomer(String(row[0]))}
          chosen={chosen}
        />
      )}
    </Block>
  );
}

function ListFilters({
  plan,
  asked,
  onAsked,
}: {
  plan: ShownCampaign["plan"];
  asked: Asked;
  onAsked: (asked: Partial<Asked>) => void;
}) {
  const { list: t } = useText("campaigns");
  return (
    <Group gap="xs">
      <Select
        size="xs"
        w={180}
        aria-label={t.product}
        placeholder={t.allProducts}
        clearable
        value={asked.product}
        data={plan.offers.map(({ product, label }) => ({ value: product, label }))}
        onChange={(product) => onAsked({ product })}
      />
      {plan.byChannel.length > 1 && (
        <Select
          size="xs"
          w={140}
          aria-label={t.channel}
          placeholder={t.allChannels}
          clearable
          value={asked.channel}
          data={plan.byChannel.map(({ id, label }) => ({ value: id, label }))}
          onChange={(channel) => onAsked({ channel })}
        />
      )}
      {plan.messageGroups.length > 0 && (
        <Select
          size="xs"
          w={180}
          aria-label={t.group}
          placeholder={t.allGroups}
          clearable
          value={asked.group}
          data={plan.messageGroups.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
          onChange={(group) => onAsked({ group })}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t.who}
        value={asked.who}
        data={(["everyone", "contacted", "heldOut"] as const).map((who) => ({ value: who, label: t[who] }))}
        onChange={(who) => onAsked({ who: who as Who })}
      />
    </Group>
  );
}
