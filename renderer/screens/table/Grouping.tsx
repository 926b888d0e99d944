import { Button, Group, MultiSelect, NumberInput, Paper, Select, Stack, Title } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import type { SketchedColumn } from "../../../core/contract/desk/tables.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import classes from "./table.module.css";

interface GroupingProps {
  path: string;
  columns: readonly SketchedColumn[];
  onStarted: () => void;
}

const COUNTS = ["2", "3", "4", "5", "6", "7", "8", "10", "12"];

/** How the rows are to be grouped. */
export function Grouping({ path, columns, onStarted }: GroupingProps) {
  const t = useText("ownTable");
  const { start } = useJobs();
  const [count, setCount] = useState<string | null>(null);
  const [id, setId] = useState<string | null>(null);
  const [exclude, setExclude] = useState<string[]>([]);
  const [seed, setSeed] = useState(1);
  const names = columns.map(({ name }) => name);
  const group = async () => {
    const started = await start({
      kind: "tableCluster",
      path,
      ...(count === null ? {} : { k: Number(count) }),
      ...(id === null ? {} : { id }),
      exclude: exclude.filter((name) => name !== id),
      seed,
    });
    if (started !== null) onStarted();
  };
  return (
    <Paper p="lg" component="section" aria-label={t.groupTitle}>
      <Stack gap="lg">
        <Title order={2}>{t.groupTitle}</Title>
        <div className={classes.fields}>
          <Select
            label={t.groupCount}
            data={COUNTS}
            value={count}
            clearable
            placeholder={t.byVote}
            onChange={setCount}
          />
          <Select label={t.id} data={names} value={id} clearable searchable onChange={setId} />
          <NumberInput label={t.seed} value={seed} min={0} onChange={(value) => setSeed(Number(value) || 0)} />
          <MultiSelect
            className={classes.wide}
            label={t.exclude}
            description={t.excludeHint}
            data={names}
            value={exclude}
            searchable
            onChange={setExclude}
          />
        </div>
        <Group>
          <Button leftSection={<IconUsersGroup size={16} />} onClick={() => void group()}>
            {t.tasks.group}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
