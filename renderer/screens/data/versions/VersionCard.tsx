import { Badge, Button, Group, Text, Title } from "@mantine/core";
import { IconArrowsDiff, IconEye, IconRestore } from "@tabler/icons-react";
import { useState } from "react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useView } from "../../../app/view.ts";
import { useDesk, useRefresh } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { useUndoToast } from "../../../ui/useUndoToast.tsx";
import { DiffView } from "./DiffView.tsx";
import { MonthStrip } from "./MonthStrip.tsx";
import classes from "./versions.module.css";

interface VersionCardProps {
  version: WorkspaceInfo["versions"][number];
  workspace: WorkspaceInfo;
}

/** One version: what it has, what it changed, and what can be done with it. */
export function VersionCard({ version, workspace }: VersionCardProps) {
  const t = useText("data").versions;
  const format = useFormat();
  const view = useView();
  const [isOpen, setOpen] = useState(false);
  const { id, parent, message, created, rows, loads, months, codeVersion } = version;
  const isCurrent = id === workspace.head;
  const isShown = id === view.version;
  const before = workspace.versions.find((one) => one.id === parent);
  return (
    <article className={classes.card} data-current={isCurrent || undefined} aria-label={id}>
      <Group justify="space-between" align="start" gap="md">
        <div>
          <Group gap="xs">
            <Title order={3}>
              {id} · {message}
            </Title>
            {isCurrent && (
              <Badge variant="light" tt="none" c="var(--accent-text)">
                {t.current}
              </Badge>
            )}
            {isShown && !isCurrent && (
              <Badge variant="default" tt="none">
                {t.shown}
              </Badge>
            )}
          </Group>
          <Text fz="sm" c="dimmed">
            {t.facts({
              created: format.time(created),
              rows: format.count(rows),
              loads: format.count(loads),
              months: months.length,
              program: codeVersion,
            })}
          </Text>
        </div>
        <Group gap="xs">
          {parent !== null && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowsDiff size={14} />}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? t.hideDiff : t.showDiff(parent)}
            </Button>
          )}
          {!isShown && (
            <Button size="xs" variant="default" leftSection={<IconEye size={14} />} onClick={() => view.setVersion(id)}>
              {t.show}
            </Button>
          )}
          {!isCurrent && <RestoreButton id={id} />}
        </Group>
      </Group>
      <MonthStrip months={months} before={before?.months ?? null} />
      {isOpen && parent !== null && <DiffView from={parent} to={id} />}
    </article>
  );
}

function RestoreButton({ id }: { id: string }) {
  const t = useText("data").versions;
  const desk = useDesk();
  const refresh = useRefresh();
  const tell = useUndoToast();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    setError(null);
    try {
      const { version } = await desk.data.restore({ version: id });
      tell(t.restored(id, version));
      await refresh();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={isBusy}
        leftSection={<IconRestore size={14} />}
        onClick={() => void restore()}
      >
        {t.restore}
      </Button>
      {error !== null && <FaultNote error={error} onRetry={() => void restore()} />}
    </>
  );
}
