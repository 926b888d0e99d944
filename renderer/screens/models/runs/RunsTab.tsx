import { Button, Checkbox, Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { RUN_SORTS } from "../../../../core/contract/experiments.ts";
import { useAsk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { firstPage, PagedTable, type PageQuery } from "../../../ui/table/PagedTable.tsx";
import { useChosen, useGoTo } from "../tabs.ts";
import { RunDrawer } from "./RunDrawer.tsx";
import { rowOf, useRunColumns } from "./useRunColumns.ts";
import { useRunExport } from "./useRunExport.ts";
import { useUnfolded } from "./useUnfolded.tsx";

const MOST_COMPARED = 20;

/** Runs, a page of them: searches that open to their candidates, or every fit; some can be chosen to be compared. */
export function RunsTab() {
  const t = useText("models").runs;
  const format = useFormat();
  const goTo = useGoTo();
  const { runs: compared } = useChosen();
  const [isDeleted, setDeleted] = useState(false);
  const [isEvery, setEvery] = useState(false);
  const [query, setQuery] = useState<PageQuery>(firstPage);
  const [opened, setOpened] = useState<number | null>(null);
  const [search] = useDebouncedValue(query.search, 200);
  const column = RUN_SORTS.find((one) => one === query.sort?.column);
  const sort = column && query.sort ? { sort: { column, descending: query.sort.descending } } : {};
  const asked = { search, deleted: isDeleted, ...(isEvery ? {} : { parent: null }), ...sort };
  const { data, error, refetch } = useAsk("models", "runs", { ...asked, offset: query.offset, limit: query.limit });
  const { columns, rowsOf } = useUnfolded(useRunColumns(), isEvery, { deleted: isDeleted, ...sort });
  const exportAs = useRunExport();
  const mark = (id: number, isChosen: boolean) => {
    const others = compared.filter((each) => each !== id);
    const next = isChosen ? [...others, id].slice(-MOST_COMPARED) : others;
    goTo("runs", { runs: next.length > 0 ? next.join(",") : undefined });
  };
  const choice: Column = {
    id: "compare",
    label: t.compare,
    isAction: true,
    width: 90,
    format: (id: number) => (
      <Checkbox
        aria-label={t.compareOne(id)}
        checked={compared.includes(id)}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => mark(id, event.currentTarget.checked)}
      />
    ),
  };
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={480} />;
  // where nothing is a search there is nothing to open, and the room is wanted for the others
  const hasSearches = data.runs.some(({ candidates }) => candidates > 0);
  const told = columns.filter(({ id }) => hasSearches || id !== "candidates");
  return (
    <Block
      title={isDeleted ? t.deletedTitle : t.title}
      note={isDeleted ? t.deletedNote : t.note}
      actions={
        <Group gap="md">
          <Switch
            label={t.every}
            checked={isEvery}
            onChange={(event) => {
              setEvery(event.currentTarget.checked);
              setQuery((before) => ({ ...before, offset: 0 }));
            }}
          />
          <SegmentedControl
            aria-label={t.which}
            value={isDeleted ? "deleted" : "standing"}
            onChange={(value) => {
              setDeleted(value === "deleted");
              setQuery(firstPage);
            }}
            data={[
              { value: "standing", label: t.standing },
              { value: "deleted", label: t.deleted },
            ]}
          />
          <Button disabled={compared.length < 2} onClick={() => goTo("compare")}>
            {t.compareChosen(compared.length)}
          </Button>
        </Group>
      }
    >
      <PagedTable
        name={isDeleted ? t.deletedTitle : t.title}
        columns={[choice, ...told]}
        rows={rowsOf(data.runs).map((run) => [run.id, ...rowOf(run, told)])}
        matching={data.total}
        query={query}
        onQuery={setQuery}
        onExport={(kind) => void exportAs(kind, asked)}
        onRow={(row) => setOpened(Number(row[0]))}
        chosen={opened === null ? null : String(opened)}
      />
      {isDeleted && data.gone && (
        <Text fz="sm" c="dimmed">
          {t.gone(format.count(data.gone.runs), format.bytes(data.gone.bytes), format.time(data.gone.at))}
        </Text>
      )}
      <RunDrawer id={opened} onClose={() => setOpened(null)} />
    </Block>
  );
}
