import { Button } from "@mantine/core";
import { useDebouncedValue, useViewportSize } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useJobs } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Page, PageHeader } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Row } from "../../../ui/table/column.ts";
import { firstPage, PagedTable, type PageQuery } from "../../../ui/table/PagedTable.tsx";
import { describeCondition } from "../filters/describeCondition.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { useConditions, useDrill } from "../filters/useConditions.ts";
import { CustomerDrawer } from "./CustomerDrawer.tsx";
import { useRowColumns } from "./useRowColumns.tsx";

/** Typing asks the core after a pause of this length, ms. */
const PAUSE_MS = 200;
/** Of the window's height, what stands above and below the table, and the least that is left for it; px. */
const AROUND = 336;
const LEAST = 320;

interface RowsProps {
  workspace: WorkspaceInfo;
  version: string;
  month: string;
}

export function Rows({ workspace, version, month }: RowsProps) {
  const t = useText("dashboard");
  const format = useFormat();
  const { start, setDrawerOpen } = useJobs();
  const { toFigures } = useDrill();
  const { conditions, setConditions } = useConditions();
  const [query, setQuery] = useState<PageQuery>(firstPage);
  const [row, setRow] = useState<Row | null>(null);
  const { height } = useViewportSize();
  const tableHeight = Math.max(LEAST, height - AROUND);
  const [search] = useDebouncedValue(query.search, PAUSE_MS);

  // other customers begin on their first page
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what a page is of
  useEffect(() => setQuery((before) => ({ ...before, offset: 0 })), [version, month, conditions]);

  const asked = useMemo(
    () => ({
      version,
      month,
      filters: [...conditions],
      search,
      ...(query.sort ? { sort: query.sort } : {}),
    }),
    [version, month, conditions, search, query.sort],
  );
  const { data, error, refetch } = useAsk("figures", "rows", { ...asked, offset: query.offset, limit: query.limit });
  const everybody = useAsk("figures", "rows", { version, month, offset: 0, limit: 1 });
  const columns = useRowColumns(workspace, data?.columns ?? null, data?.labels ?? null);
  const said = conditions.map((condition) => describeCondition(condition, workspace, t.condition, format)).join(" · ");
  const total = everybody.data?.total ?? null;
  const exportAs = async (kind: "csv" | "xlsx") => {
    if ((await start({ kind: "exportRows", format: kind, rows: asked })) !== null) setDrawerOpen(true);
  };
  return (
    <Page>
      <PageHeader
        question={t.rowsQuestion}
        answer={
          data && total !== null
            ? t.rowsAnswer(format.count(data.total), format.count(total), format.month(month), version, said)
            : null
        }
        actions={
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => toFigures(conditions)}>
            {t.toFigures}
          </Button>
        }
      />
      <FilterBar
        workspace={workspace}
        conditions={conditions}
        onChange={setConditions}
        note={t.rowsNote(format.month(month))}
      />
      {error ? <FaultNote error={error} onRetry={() => void refetch()} /> : null}
      {data && columns ? (
        <PagedTable
          name={t.rowsTable}
          columns={columns}
          rows={data.rows}
          matching={data.total}
          total={total ?? data.total}
          query={query}
          onQuery={setQuery}
          onExport={(kind) => void exportAs(kind)}
          onRow={setRow}
          chosen={row === null ? null : String(row[0])}
          maxHeight={tableHeight}
        />
      ) : (
        !error && <BlockSkeleton height={tableHeight + 40} />
      )}
      {columns && (
        <CustomerDrawer
          row={row}
          columns={columns}
          workspace={workspace}
          version={version}
          month={month}
          onClose={() => setRow(null)}
        />
      )}
    </Page>
  );
}
