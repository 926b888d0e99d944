import { Button, Group, Loader, Paper, SegmentedControl, Text } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { useState } from "react";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { useFilePicker } from "../../ui/files/FilePicker.tsx";
import { ColumnsTable } from "./ColumnsTable.tsx";
import { Grouping } from "./Grouping.tsx";
import { Question } from "./Question.tsx";

/** A file, what it holds, and what is to be told of it. */
export function SetUp({ onStarted }: { onStarted: () => void }) {
  const t = useText("ownTable");
  const format = useFormat();
  const picker = useFilePicker();
  const [path, setPath] = useState<string | null>(null);
  const [task, setTask] = useState<"tell" | "group">("tell");
  const { data: found, error, refetch } = useAsk("tables", "inspect", path === null ? null : { path });
  const choose = async () => {
    const [chosen] = await picker.choose({ what: "table" });
    if (chosen !== undefined) setPath(chosen);
  };
  if (path === null) {
    return (
      <EmptyState
        icon={IconTableImport}
        title={t.choose}
        text={t.chooseWhy}
        action={<Button onClick={() => void choose()}>{t.choose} …</Button>}
      />
    );
  }
  const other = (
    <Button variant="default" onClick={() => void choose()}>
      {t.otherFile} …
    </Button>
  );
  if (error) {
    return (
      <>
        <FaultNote error={error} onRetry={() => void refetch()} />
        <Group>{other}</Group>
      </>
    );
  }
  if (!found || found.path !== path) {
    return (
      <Group gap="sm" py={48} justify="center">
        <Loader size="sm" />
        <Text c="dimmed">{t.reading}</Text>
      </Group>
    );
  }
  return (
    <>
      <Paper p="lg">
        <Group justify="space-between" gap="md">
          <div>
            <Text fw={600}>{found.name}</Text>
            <Text fz="sm" c="dimmed">
              {t.fileFacts(format.count(found.rows), found.columns.length, found.unreadRows)}
            </Text>
          </div>
          {other}
        </Group>
      </Paper>
      <SegmentedControl
        aria-label={t.task}
        value={task}
        onChange={(value) => setTask(value as "tell" | "group")}
        data={[
          { value: "tell", label: t.tasks.tell },
          { value: "group", label: t.tasks.group },
        ]}
        w="fit-content"
      />
      {task === "tell" ? (
        <Question key={path} path={path} columns={found.columns} onStarted={onStarted} />
      ) : (
        <Grouping key={path} path={path} columns={found.columns} onStarted={onStarted} />
      )}
      <ColumnsTable columns={found.columns} />
    </>
  );
}
