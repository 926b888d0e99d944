import { Select } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import type { SketchedColumn } from "../../../core/contract/desk/tables.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { ExcludeField, IdField, SeedField, TaskForm, useRowChoices } from "./TaskForm.tsx";
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
  const { choices, change, asked } = useRowChoices();
  const names = columns.map(({ name }) => name);
  const group = async () => {
    const started = await start({
      kind: "tableCluster",
      path,
      ...(count === null ? {} : { k: Number(count) }),
      ...asked(),
    });
    if (started !== null) onStarted();
  };
  return (
    <TaskForm
      title={t.groupTitle}
      action={t.tasks.group}
      icon={<IconUsersGroup size={16} />}
      onStart={() => void group()}
    >
      <div className={classes.fields}>
        <Select label={t.groupCount} data={COUNTS} value={count} clearable placeholder={t.byVote} onChange={setCount} />
        <IdField choices={choices} onChange={change} columns={names} />
        <SeedField choices={choices} onChange={change} />
        <ExcludeField choices={choices} onChange={change} columns={names} />
      </div>
    </TaskForm>
  );
}
