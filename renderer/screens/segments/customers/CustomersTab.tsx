import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ShownSegmentation } from "../../../../core/contract/desk/segments.ts";
import { useJobs } from "../../../client/jobs.tsx";
import { useWorkspace } from "../../../client/session.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import { firstPage, PagedTable, type PageQuery } from "../../../ui/table/PagedTable.tsx";
import { useGoTo, useSegmentsSearch } from "../tabs.ts";
import { useCustomerColumns } from "./useCustomerColumns.ts";

/** Single customers of a segment, with what is known of them in its month. */
export function CustomersTab({ shown }: { shown: ShownSegmentation }) {
  const t = useText("segments").list;
  const format = useFormat();
  const goTo = useGoTo();
  const { segment: asked } = useSegmentsSearch();
  const { segments, month, version } = shown;
  const segment = segments.find(({ id }) => id === asked) ?? segments[0];
  return (
    <Block
      title={t.title(`${segment.id} ${segment.name}`)}
      note={t.note(format.month(month), version)}
      actions={
        <Select
          w={420}
          maw="100%"
          aria-label={t.segment}
          allowDeselect={false}
          value={segment.id}
          data={segments.map(({ id, name, customers }) => ({
            value: id,
            label: t.option(`${id} ${name}`, format.count(customers)),
          }))}
          onChange={(id) => id !== null && goTo("customers", { segment: id })}
        />
      }
    >
      <CustomerTable key={segment.id} segmentation={shown.id} segment={segment.id} total={segment.customers} />
    </Block>
  );
}

function CustomerTable({ segmentation, segment, total }: { segmentation: string; segment: string; total: number }) {
  const t = useText("segments").list;
  const navigate = useNavigate();
  const { start } = useJobs();
  const workspace = useWorkspace();
  const [query, setQuery] = useState<PageQuery>(firstPage);
  const [search] = useDebouncedValue(query.search, 200);
  const { offset, limit, sort } = query;
  const { data, error, refetch } = useAsk("segments", "customers", {
    id: segmentation,
    segment,
    search,
    offset,
    limit,
    ...(sort ? { sort } : {}),
  });
  const columns = useCustomerColumns(data, workspace);
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={600} />;
  return (
    <PagedTable
      name={t.name(segment)}
      columns={columns}
      rows={data.rows}
      matching={data.total}
      total={total}
      query={query}
      onQuery={setQuery}
      onExport={(format) =>
        void start({
          kind: "export",
          what: `segments:${[segmentation, segment, ...(search === "" ? [] : [search])].join("/")}`,
          format,
        })
      }
      onRow={([customer]) =>
        void navigate({
          to: "/recommendations/$tab",
          params: { tab: "customers" },
          search: (before) => ({ ...before, customer: String(customer) }),
        })
      }
    />
  );
}
