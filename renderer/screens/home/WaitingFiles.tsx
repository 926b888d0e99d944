import { Button, Group, Paper, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useActions } from "../../app/actions.tsx";
import { useWorkspace } from "../../client/session.tsx";
import { useText } from "../../i18n/useText.ts";
import { takeDropped, useWaitingFiles } from "../../ui/files/dropped.ts";

/** Files that were dropped while there was no workspace to import them into. */
export function WaitingFiles() {
  const t = useText("home").waiting;
  const files = useWaitingFiles();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const { newWorkspace } = useActions();
  if (files.length === 0) return null;
  return (
    <Paper p="md" role="status">
      <Group gap="md">
        <IconFileImport size={28} stroke={1.5} color="var(--accent)" style={{ flexShrink: 0 }} aria-hidden />
        <div style={{ flex: "1 1 200px", minWidth: 0 }}>
          <Text fw={600}>{t.title(files.length)}</Text>
          {!workspace && (
            <Text fz="sm" c="dimmed">
              {t.needWorkspace}
            </Text>
          )}
        </div>
        <Button variant="default" onClick={takeDropped}>
          {t.drop}
        </Button>
        {workspace ? (
          <Button onClick={() => void navigate({ to: "/data/$tab", params: { tab: "import" } })}>{t.action}</Button>
        ) : (
          <Button onClick={newWorkspace}>{t.make}</Button>
        )}
      </Group>
    </Paper>
  );
}
