import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { RunDetail } from "../../../../core/contract/experiments.ts";
import { useAsk, useDesk } from "../../../client/useAsk.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import { DataTable } from "../../../ui/table/DataTable.tsx";
import { useAttempt } from "../../../ui/useAttempt.ts";

/** One run with everything that is known of it, its note, and its deletion. */
export function RunDrawer({ id, onClose }: { id: number | null; onClose: () => void }) {
  const t = useText("models").run;
  const { data: run, error, refetch } = useAsk("models", "run", id === null ? null : { id });
  return (
    <SideDrawer title={id === null ? "" : t.title(id)} opened={id !== null} onClose={onClose}>
      {error && <FaultNote error={error} onRetry={() => void refetch()} />}
      {run && run.id === id && <Run run={run} onGone={onClose} />}
    </SideDrawer>
  );
}

function Run({ run, onGone }: { run: RunDetail; onGone: () => void }) {
  const t = useText("models").run;
  const format = useFormat();
  const desk = useDesk();
  const attempt = useAttempt();
  const [note, setNote] = useState(run.note);
  useEffect(() => setNote(run.note), [run.note]);
  const navigate = useNavigate();
  const { id, deleted } = run;
  const isOfTable = run.kind === "table" || run.kind === "grouping";
  const keepNote = () =>
    attempt(async () => {
      await desk.models.note({ id, note });
      return t.noted(id);
    });
  const turn = async () => {
    const isDone = await attempt(async () => {
      if (deleted === null) await desk.models.delete({ ids: [id] });
      else await desk.models.restore({ ids: [id] });
      return deleted === null ? t.deleted(id) : t.restored(id);
    });
    if (isDone) onGone();
  };
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{run.name}</Text>
        <Text fz="sm" c="dimmed">
          {t.facts(run.data.slice(0, 12), run.codeVersion, run.seed)}
        </Text>
        <Text fz="sm" c="dimmed">
          {t.cost(
            format.time(run.started),
            run.seconds === null ? format.count(null) : format.duration(run.seconds),
            format.bytes(run.peakBytes),
            format.bytes(run.bytes),
          )}
        </Text>
        {run.message !== "" && <Text fz="sm">{run.message}</Text>}
      </div>
      <Textarea
        label={t.note}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isOfTable && deleted === null && (
        <Group>
          <Button
            size="xs"
            variant="light"
            onClick={() => void navigate({ to: "/table", search: (before) => ({ ...before, run: run.parent ?? id }) })}
          >
            {t.openTable}
          </Button>
        </Group>
      )}
      <Group gap="xs">
        <Button size="xs" disabled={note.trim() === run.note} onClick={() => void keepNote()}>
          {t.keepNote}
        </Button>
        <Button size="xs" variant="default" onClick={() => void turn()}>
          {deleted === null ? t.delete : t.restore}
        </Button>
      </Group>
      <Text fz="sm" c="dimmed">
        {t.deleteWhy}
      </Text>
      <DataTable
        name={t.params}
        columns={[
          { id: "name", label: t.parameter },
          { id: "value", label: t.value, wraps: true },
        ]}
        rows={Object.entries(run.params).map(([name, value]) => [name, value === null ? null : String(value)])}
        maxHeight={240}
        isPlain
      />
      <DataTable
        name={t.metrics}
        columns={[
          { id: "name", label: t.metric },
          { id: "value", label: t.value, kind: "decimal", format: (value: number) => format.figure(value) },
        ]}
        rows={run.metrics.map(({ name, value }) => [name, value])}
        maxHeight={420}
        isPlain
      />
    </Stack>
  );
}
