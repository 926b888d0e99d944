import { Button, Select, Stack } from "@mantine/core";
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
import classes from "./rejects.module.css";

/** Place in a row of how it is mended: after all columns, for it stands with the reason. */
const MEND = 7;

/** Few enough to be drawn whole: rows are of different heights. */
const PAGE = 50;

/** The refused rows of one import: reasons as bars that filter, then line by line. */
export function RefusedRows({ job, reason }: { job: number; reason: string | null }) {
  const t = useText("data").rejects;
  const words = useText("data").reasons;
  const format = useFormat();
  const goTo = useGoTo();
  const { start } = useJobs();
  const [query, setQuery] = useState<PageQuery>({ ...firstPage, limit: PAGE });
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
  const places = [...columns.map(({ id }) => id), "mend"].map((id) => data.columns.indexOf(id));
  const rows = data.rows.map((row) => places.map((place) => cellOf(row[place])));
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
          name={t.listName}
          columns={columns}
          rows={rows}
          matching={data.matching}
          total={data.total}
          query={query}
          onQuery={setQuery}
          onExport={(kind) => void start({ kind: "export", what, format: kind })}
          maxHeight={640}
          filters={
            <Select
              size="xs"
              w={240}
              aria-label={t.columns.reason}
              placeholder={t.anyReason}
              clearable
              value={reason}
              data={data.reasons.map((one) => ({
                value: one.reason,
                label: `${words[one.reason] ?? one.reason} (${format.count(one.rows)})`,
              }))}
              onChange={choose}
            />
          }
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
    { id: "file", label: t.file, format: (path: string) => <span title={path}>{nameOf(path)}</span>, ...plain },
    { id: "line", label: t.line, ...integer },
    { id: "column", label: t.column, ...plain },
    {
      id: "value",
      label: t.value,
      format: (value: string) => (
        <span className={classes.value} title={value}>
          {value}
        </span>
      ),
      ...plain,
    },
    {
      id: "reason",
      label: t.reasonAndMend,
      format: (reason: string, row) => (
        <>
          {words[reason] ?? reason}
          <span className={classes.mend}>{row[MEND]}</span>
        </>
      ),
      wraps: true,
      ...plain,
    },
    { id: "table", label: t.table, isHidden: true, ...plain },
    { id: "byte_offset", label: t.offset, isHidden: true, ...integer },
  ];
}
