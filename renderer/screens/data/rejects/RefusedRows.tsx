import { Button, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useJobs } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { firstPage, PagedTable, type PageQuery } from "../../../ui/table/PagedTable.tsx";
import { nameOf } from "../import/choose/pathNames.ts";
import { useGoTo } from "../tabs.ts";
import { ReasonsChart } from "./ReasonsChart.tsx";

/** The refused rows of one import: reasons as bars that filter, then line by line. */
export function RefusedRows({ job, reason }: { job: number; reason: string | null }) {
  const t = useText("data").rejects;
  const words = useText("data").reasons;
  const format = useFormat();
  const goTo = useGoTo();
  const { start } = useJobs();
  const [query, setQuery] = useState<PageQuery>(firstPage);
  const [search] = useDebouncedValue(query.search, 200);
  const { offset, limit } = query;
  const { data, error, refetch } = useAsk("data", "rejects", {
    job,
    search,
    offset,
    limit,
    ...(reason === null ? {} : { reason }),
  });
  const choose = (next: string | null) => {
    setQuery({ ...query, offset: 0 });
    goTo("rejects", { import: job, reason: next ?? undefined });
  };
  const columns = useColumns();
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={560} />;
  const rows = data.rows.map((row) => columns.map(({ id }) => cellOf(row[data.columns.indexOf(id)])));
  const what = [
    "rejects:",
    job,
    ...(reason === null && search === "" ? [] : ["/", reason ?? ""]),
    ...(search === "" ? [] : ["/", search]),
  ].join("");
  return (
    <Stack gap="lg">
      <ReasonsChart job={job} reasons={data.reasons} chosen={reason} onChoose={choose} />
      <Block
        title={reason === null ? t.rows : t.rowsOf(words[reason] ?? reason)}
        note={t.rowsNote(nameOf(data.path))}
        actions={
          reason !== null && (
            <Button size="xs" variant="default" leftSection={<IconX size={14} />} onClick={() => choose(null)}>
              {t.allReasons(format.count(data.total))}
            </Button>
          )
        }
      >
        <PagedTable
          name={t.rows}
          columns={columns}
          rows={rows}
          matching={data.matching}
          total={data.total}
          query={query}
          onQuery={setQuery}
          onExport={(kind) => void start({ kind: "export", what, format: kind })}
          maxHeight={640}
        />
      </Block>
    </Stack>
  );
}

const cellOf = (cell: string | number | null | undefined) => (cell === undefined || cell === "" ? null : cell);

function useColumns(): Column[] {
  const t = useText("data").rejects.columns;
  const words = useText("data").reasons;
  const format = useFormat();
  const plain = { isUnsorted: true };
  const integer = { ...plain, kind: "integer" as const, format: (value: string) => format.count(Number(value)) };
  return [
    { id: "table", label: t.table, ...plain },
    { id: "file", label: t.file, format: (path: string) => <span title={path}>{nameOf(path)}</span>, ...plain },
    { id: "line", label: t.line, ...integer },
    { id: "byte_offset", label: t.offset, isHidden: true, ...integer },
    { id: "column", label: t.column, ...plain },
    { id: "value", label: t.value, ...plain },
    { id: "reason", label: t.reason, format: (reason: string) => words[reason] ?? reason, ...plain },
    { id: "mend", label: t.mend, wraps: true, ...plain },
  ];
}
