import { Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { InspectedFile } from "../../../../../core/contract/desk/data.ts";
import { useText } from "../../../../i18n/useText.ts";
import classes from "../import.module.css";

interface ProblemNoteProps {
  files: readonly InspectedFile[];
  /** Files that fit. */
  others: number;
  onLeaveOut: () => void;
  /** Null when a file cannot even be read. */
  onMap: (() => void) | null;
}

const FEW = 6;

/** Files that do not fit the contract: why, and the ways out. */
export function ProblemNote({ files, others, onLeaveOut, onMap }: ProblemNoteProps) {
  const t = useText("data").import.detect;
  return (
    <Group role="alert" className={classes.problem} gap="md" wrap="nowrap" align="start">
      <IconAlertTriangle size={20} color="var(--bad)" style={{ flexShrink: 0 }} aria-hidden />
      <Stack gap="xs">
        <Text fw={600}>{t.problems(files.length)}</Text>
        {files.slice(0, FEW).map(({ path, name, problem }) => (
          <Text key={path} fz="sm" style={{ overflowWrap: "anywhere" }}>
            <b>{name}</b>: {problem}
          </Text>
        ))}
        {files.length > FEW && <Text fz="sm">{t.moreProblems(files.length - FEW)}</Text>}
        <Group gap="xs">
          {onMap && (
            <Button size="xs" variant="default" onClick={onMap}>
              {t.mapThem}
            </Button>
          )}
          {others > 0 && (
            <Button size="xs" variant="default" onClick={onLeaveOut}>
              {t.leaveOut(files.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </Group>
  );
}
