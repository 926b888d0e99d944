import { Button, Group, MultiSelect, NumberInput, Paper, Select, Stack, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../../i18n/useText.ts";
import classes from "./table.module.css";

interface TaskFormProps {
  title: string;
  action: string;
  icon: ReactNode;
  isReady?: boolean;
  onStart: () => void;
  children: ReactNode;
}

/** What is to be done with a table: fields under a heading, and the start. */
export function TaskForm({ title, action, icon, isReady = true, onStart, children }: TaskFormProps) {
  return (
    <Paper p="lg" component="section" aria-label={title}>
      <Stack gap="lg">
        <Title order={2}>{title}</Title>
        {children}
        <Group>
          <Button leftSection={icon} disabled={!isReady} onClick={onStart}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** What every task asks: which column names the rows, which are left out, and the seed. */
export interface RowChoices {
  id: string | null;
  exclude: string[];
  seed: number;
}

/** The choices, a way to change some of them, and what of them is asked for: no column is named in two roles. */
export function useRowChoices() {
  const [choices, setChoices] = useState<RowChoices>({ id: null, exclude: [], seed: 1 });
  const change = (next: Partial<RowChoices>) => setChoices((before) => ({ ...before, ...next }));
  const asked = (taken: readonly (string | null)[] = []) => ({
    ...(choices.id === null ? {} : { id: choices.id }),
    exclude: choices.exclude.filter((name) => name !== choices.id && !taken.includes(name)),
    seed: choices.seed,
  });
  return { choices, change, asked };
}

interface FieldProps {
  choices: RowChoices;
  onChange: (next: Partial<RowChoices>) => void;
}

export function IdField({ choices, onChange, columns, hint }: FieldProps & { columns: string[]; hint?: string }) {
  const t = useText("ownTable");
  return (
    <Select
      label={t.id}
      {...(hint === undefined ? {} : { description: hint })}
      data={columns}
      value={choices.id}
      clearable
      searchable
      onChange={(id) => onChange({ id })}
    />
  );
}

export function ExcludeField({ choices, onChange, columns }: FieldProps & { columns: string[] }) {
  const t = useText("ownTable");
  return (
    <MultiSelect
      className={classes.wide}
      label={t.exclude}
      description={t.excludeHint}
      data={columns}
      value={choices.exclude}
      searchable
      onChange={(exclude) => onChange({ exclude })}
    />
  );
}

export function SeedField({ choices, onChange }: FieldProps) {
  const t = useText("ownTable");
  return (
    <NumberInput
      label={t.seed}
      value={choices.seed}
      min={0}
      onChange={(value) => onChange({ seed: Number(value) || 0 })}
    />
  );
}
