import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronLeftPipe, IconChevronRight, IconChevronRightPipe } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import type { Column, Row, Sort } from "./column.ts";
import { TableGrid } from "./TableGrid.tsx";
import { TableTools } from "./TableTools.tsx";

/** What a page of a table is asked by. */
export interface PageQuery {
  search: string;
  sort: Sort | null;
  offset: number;
  limit: number;
}

export const firstPage: PageQuery = { search: "", sort: null, offset: 0, limit: 100 };

interface PagedTableProps {
  name: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Rows that match the query, on all pages. */
  matching: number;
  /** Rows in all, when known. */
  total?: number;
  query: PageQuery;
  onQuery: (query: PageQuery) => void;
  /** Starts the export of everything that matches, not of this page. */
  onExport: (kind: "csv" | "xlsx") => void;
  /** The export is of all rows, whatever is searched for, and says so. */
  exportsAll?: boolean;
  onRow?: ((row: Row) => void) | undefined;
  maxHeight?: number;
  chosen?: string | null;
  filters?: ReactNode;
}

/** A table too long for the page: the core sorts, filters and exports it, 100 rows are here at a time. */
export function PagedTable({
  name,
  columns,
  rows,
  matching,
  total,
  query,
  onQuery,
  onExport,
  exportsAll,
  onRow,
  maxHeight = 560,
  chosen,
  filters,
}: PagedTableProps) {
  const t = useText("tables");
  const format = useFormat();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter(({ isHidden }) => isHidden).map(({ id }) => id)),
  );
  const places = columns.flatMap(({ id }, place) => (hidden.has(id) ? [] : [place]));
  return (
    <div>
      <TableTools
        name={name}
        text={query.search}
        onText={(search) => onQuery({ ...query, search, offset: 0 })}
        columns={columns}
        hidden={hidden}
        onHidden={setHidden}
        count={t.rows(format.count(matching), format.count(total ?? matching))}
        onExport={onExport}
        exportsAll={exportsAll ?? false}
      >
        {filters}
      </TableTools>
      <TableGrid
        name={name}
        columns={columns}
        places={places}
        rows={rows}
        sort={query.sort}
        onSort={(sort) => onQuery({ ...query, sort, offset: 0 })}
        onRow={onRow}
        maxHeight={maxHeight}
        chosen={chosen ?? null}
        nothing={query.search === "" ? t.nothing : t.nothingMatches}
      />
      <Pager matching={matching} query={query} onQuery={onQuery} />
    </div>
  );
}

function Pager({ matching, query, onQuery }: Pick<PagedTableProps, "matching" | "query" | "onQuery">) {
  const t = useText("tables");
  const { page } = useText("shell");
  const format = useFormat();
  const { offset, limit } = query;
  if (matching <= limit) return null;
  const lastOffset = Math.floor((matching - 1) / limit) * limit;
  const go = (to: number) => onQuery({ ...query, offset: Math.max(0, Math.min(lastOffset, to)) });
  const buttons = [
    { label: t.first, icon: IconChevronLeftPipe, to: 0 },
    { label: t.previous, icon: IconChevronLeft, to: offset - limit },
    { label: t.next, icon: IconChevronRight, to: offset + limit },
    { label: t.last, icon: IconChevronRightPipe, to: lastOffset },
  ];
  return (
    <Group gap="xs" justify="flex-end" mt="xs">
      <Text fz="sm" c="dimmed" aria-live="polite">
        {page(format.count(offset + 1), format.count(Math.min(matching, offset + limit)), format.count(matching))}
      </Text>
      {buttons.map(({ label, icon: Icon, to }, place) => (
        <ActionIcon
          key={label}
          variant="default"
          aria-label={label}
          disabled={place < 2 ? offset === 0 : offset >= lastOffset}
          onClick={() => go(to)}
        >
          <Icon size={16} />
        </ActionIcon>
      ))}
    </Group>
  );
}
