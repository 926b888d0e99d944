import { SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { SketchedColumn } from "../../../core/contract/desk/tables.ts";
import { TABLE_METRICS, type TableMetric } from "../../../core/contract/tableModel.ts";
import { useJobs } from "../../client/jobs.tsx";
import { useText } from "../../i18n/useText.ts";
import { ExcludeField, IdField, SeedField, TaskForm, useRowChoices } from "./TaskForm.tsx";
import classes from "./table.module.css";

interface QuestionProps {
  path: string;
  columns: readonly SketchedColumn[];
  onStarted: () => void;
}

const RELATIONS = ["none", "time", "ordered", "group"] as const;
type Relation = (typeof RELATIONS)[number];
const BUDGETS = ["20", "60", "300", "900"] as const;
type Budget = (typeof BUDGETS)[number];

/** Which column is to be told, and how models are to be judged. */
export function Question({ path, columns, onStarted }: QuestionProps) {
  const t = useText("ownTable");
  const { start } = useJobs();
  const relationLabel = useId();
  const targets = columns.filter(({ labels }) => labels !== null);
  const [target, setTarget] = useState<string | null>(targets.at(-1)?.name ?? null);
  const [positive, setPositive] = useState<string | null>(null);
  const [relation, setRelation] = useState<Relation>("none");
  const [by, setBy] = useState<string | null>(null);
  const { choices, change, asked } = useRowChoices();
  const [metric, setMetric] = useState<TableMetric | "auto">("auto");
  const [budget, setBudget] = useState<Budget>("60");
  if (targets.length === 0) return <Text>{t.noTarget}</Text>;
  const labels = targets.find(({ name }) => name === target)?.labels ?? [];
  const others = columns.map(({ name }) => name).filter((name) => name !== target);
  const needsColumn = relation === "time" || relation === "group";
  const isReady = target !== null && (!needsColumn || by !== null);
  const find = async () => {
    if (target === null) return;
    const started = await start({
      kind: "tableSearch",
      path,
      target,
      ...(positive === null ? {} : { positive }),
      ...(relation === "time" && by !== null ? { time: by } : {}),
      ...(relation === "group" && by !== null ? { group: by } : {}),
      ordered: relation === "ordered",
      ...asked([target, by]),
      ...(metric === "auto" ? {} : { metric }),
      budgetSeconds: Number(budget),
    });
    if (started !== null) onStarted();
  };
  return (
    <TaskForm
      title={t.whatToTell}
      action={t.find}
      icon={<IconSearch size={16} />}
      isReady={isReady}
      onStart={() => void find()}
    >
      <div className={classes.fields}>
        <Select
          label={t.target}
          description={t.targetHint}
          data={targets.map(({ name }) => name)}
          value={target}
          allowDeselect={false}
          searchable
          onChange={(name) => {
            setTarget(name);
            setPositive(null);
          }}
        />
        <Select
          label={t.positive}
          description={labels.join(" / ")}
          data={labels}
          value={positive}
          clearable
          placeholder={t.rarer}
          onChange={setPositive}
        />
        <IdField choices={choices} onChange={change} columns={others} hint={t.idHint} />
        <ExcludeField choices={choices} onChange={change} columns={others} />
      </div>
      <Stack gap={6}>
        <Text fz="sm" fw={500} id={relationLabel}>
          {t.relation}
        </Text>
        <SegmentedControl
          aria-labelledby={relationLabel}
          value={relation}
          onChange={(value) => setRelation(value as Relation)}
          data={RELATIONS.map((value) => ({ value, label: t.relations[value] }))}
          w="fit-content"
        />
        <Text fz="sm" c="dimmed">
          {t.relationWhy[relation]}
        </Text>
      </Stack>
      <div className={classes.fields}>
        {needsColumn && (
          <Select
            label={relation === "time" ? t.timeColumn : t.groupColumn}
            data={others}
            value={by}
            searchable
            onChange={setBy}
          />
        )}
        <Select
          label={t.metric}
          data={["auto" as const, ...TABLE_METRICS].map((value) => ({ value, label: t.metrics[value] }))}
          value={metric}
          allowDeselect={false}
          onChange={(value) => setMetric((value ?? "auto") as TableMetric | "auto")}
        />
        <Select
          label={t.budget}
          data={BUDGETS.map((value) => ({ value, label: t.budgets[value] }))}
          value={budget}
          allowDeselect={false}
          onChange={(value) => setBudget((value ?? "60") as Budget)}
        />
        <SeedField choices={choices} onChange={change} />
      </div>
    </TaskForm>
  );
}
