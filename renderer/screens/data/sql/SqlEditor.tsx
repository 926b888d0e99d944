import { Button, Group, Kbd, Loader, Text, Textarea } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { KeyboardEvent, Ref } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "./sql.module.css";
import type { SqlAnswerTable } from "./useSqlRun.ts";

interface SqlEditorProps {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  onText: (text: string) => void;
  isRunning: boolean;
  onRun: () => void;
  onCancel: () => void;
  answer: SqlAnswerTable | null;
}

/** Where the query is written; Ctrl Enter runs it. */
export function SqlEditor({ ref, text, onText, isRunning, onRun, onCancel, answer }: SqlEditorProps) {
  const t = useText("data").sql;
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <div className={classes.editor}>
      <Textarea
        ref={ref}
        label={t.query}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={10}
        maxRows={24}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        classNames={{ input: classes.text }}
      />
      <Group justify="space-between" gap="md" mt="xs">
        <Group gap="xs" aria-live="polite">
          {isRunning && <Loader size={16} />}
          <Text fz="sm" c="dimmed">
            {isRunning
              ? t.running
              : answer && t.took(format.count(answer.rows.length), answer.truncated, format.decimal(answer.seconds, 2))}
          </Text>
        </Group>
        <Group gap="xs">
          {isRunning && (
            <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={onCancel}>
              {t.stop}
            </Button>
          )}
          <Button
            leftSection={<IconPlayerPlay size={16} />}
            rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}
            disabled={text.trim() === "" || isRunning}
            onClick={onRun}
          >
            {t.run}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
