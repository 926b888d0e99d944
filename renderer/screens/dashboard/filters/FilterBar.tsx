import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Filter } from "../../../../core/contract/desk/figures.ts";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { AddCondition } from "./AddCondition.tsx";
import { MOST_CONDITIONS, withConditions } from "./condition.ts";
import { describeCondition } from "./describeCondition.ts";
import classes from "./FilterBar.module.css";

interface FilterBarProps {
  workspace: WorkspaceInfo;
  conditions: readonly Filter[];
  onChange: (conditions: readonly Filter[]) => void;
  /** What is left, and when the conditions are held to be met. */
  note: ReactNode;
}

/** The conditions in force, each with a way to take it off, and the way to add one. */
export function FilterBar({ workspace, conditions, onChange, note }: FilterBarProps) {
  const t = useText("dashboard");
  const format = useFormat();
  return (
    <Group gap="xs" component="section" aria-label={t.filters}>
      {conditions.length < MOST_CONDITIONS && (
        <AddCondition workspace={workspace} onAdd={(added) => onChange(withConditions(conditions, [added]))} />
      )}
      {conditions.map((condition) => {
        const text = describeCondition(condition, workspace, t.condition, format);
        return (
          <span key={JSON.stringify(condition)} className={classes.pill}>
            {text}
            <ActionIcon
              size="sm"
              aria-label={t.removeCondition(text)}
              onClick={() => onChange(conditions.filter((each) => each !== condition))}
            >
              <IconX size={14} />
            </ActionIcon>
          </span>
        );
      })}
      {conditions.length > 1 && (
        <Button size="xs" variant="subtle" onClick={() => onChange([])}>
          {t.clearAll}
        </Button>
      )}
      <Text fz="sm" c="dimmed" component="div">
        {note}
      </Text>
    </Group>
  );
}
