import { Button, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { PAGE } from "../../../../core/contract/desk/data.ts";
import type { RunQuery, RunSummary } from "../../../../core/contract/experiments.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import type { Column } from "../../../ui/table/column.ts";

/**
 * A list of runs in which one search at a time opens to its candidates, right below it.
 *
 * @param isFlat every fit is listed by itself: nothing opens
 */
export function useUnfolded(
  columns: readonly Column[],
  isFlat: boolean,
  asked: Partial<Pick<RunQuery, "deleted" | "sort">>,
): { columns: readonly Column[]; rowsOf: (runs: readonly RunSummary[]) => readonly RunSummary[] } {
  const t = useText("models").runs;
  const format = useFormat();
  const [search, setSearch] = useState<number | null>(null);
  const isAsking = search !== null && !isFlat;
  const { data } = useAsk("models", "runs", isAsking ? { ...asked, parent: search, limit: PAGE } : null);
  if (isFlat) return { columns, rowsOf: (runs) => runs };
  const candidates = (isAsking && data ? data.runs : []).filter(({ parent }) => parent === search);
  const shown = new Set(candidates.map(({ id }) => id));
  const opens = (count: number, id: number) => {
    const isOpen = id === search;
    const Chevron = isOpen ? IconChevronDown : IconChevronRight;
    return (
      <Button
        size="compact-xs"
        h={20}
        variant="subtle"
        leftSection={<Chevron size={14} />}
        aria-expanded={isOpen}
        aria-label={t.candidatesOf(id)}
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          setSearch(isOpen ? null : id);
        }}
      >
        {format.count(count)}
      </Button>
    );
  };
  return {
    columns: columns.map((column): Column => {
      if (column.id === "candidates")
        return { ...column, format: (count: number, row) => opens(count, Number(row[0])) };
      if (column.id !== "name") return column;
      return {
        ...column,
        format: (name: string, row) =>
          shown.has(Number(row[0])) ? (
            <Text span fz="inherit" pl="lg" c="dimmed">
              {name}
            </Text>
          ) : (
            name
          ),
      };
    }),
    rowsOf: (runs) => runs.flatMap((run) => (run.id === search ? [run, ...candidates] : [run])),
  };
}
