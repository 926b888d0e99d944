import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { InspectedFile } from "../../../../../core/contract/desk/data.ts";
import { useText } from "../../../../i18n/useText.ts";

interface ProblemNoteProps {
  files: readonly InspectedFile[];
  /** Files that fit. */
  others: number;
  onLeaveOut: () => void;
  /** Null when a file cannot even be read. */
  onMap: (() => void) | null;
  onDraft: (() => void) | null;
}

/** Files that do not fit the contract: why, and the ways out. */
export function ProblemNote({ files, others, onLeaveOut, onMap, onDraft }: ProblemNoteProps) {
  const t = useText("data").import.detect;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={t.problems(files.length)}
      c="var(--text)"
    >
      <Stack gap="xs">
        {files.slice(0, 5).map(({ path, name, problem }) => (
          <Text key={path} fz="sm" style={{ overflowWrap: "anywhere" }}>
            <b>{name}</b>: {problem}
          </Text>
        ))}
        <Group gap="xs">
          {onMap && (
            <Button size="xs" variant="default" onClick={onMap}>
              {t.mapThem}
            </Button>
          )}
          {onDraft && (
            <Button size="xs" variant="default" onClick={onDraft}>
              {t.draft}
            </Button>
          )}
          {others > 0 && (
            <Button size="xs" variant="default" onClick={onLeaveOut}>
              {t.leaveOut(files.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
