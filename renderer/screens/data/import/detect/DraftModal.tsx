import { Button, Group, List, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDesk } from "../../../../client/useAsk.ts";
import { useText } from "../../../../i18n/useText.ts";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { usePlan } from "../plan.tsx";

interface DraftModalProps {
  opened: boolean;
  paths: readonly string[];
  onClose: () => void;
}

/** Proposes a contract for files of one's own; it is read and corrected by a person before it is kept. */
export function DraftModal({ opened, paths, onClose }: DraftModalProps) {
  const t = useText("data").import.draft;
  const { close } = useText("shell");
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={t.title} closeButtonProps={{ "aria-label": close }}>
      <DraftForm paths={paths} onClose={onClose} />
    </Modal>
  );
}

function DraftForm({ paths, onClose }: Omit<DraftModalProps, "opened">) {
  const t = useText("data").import.draft;
  const { cancel } = useText("shell");
  const desk = useDesk();
  const { change } = usePlan();
  const [name, setName] = useState(t.name);
  const [draft, setDraft] = useState<{ json: string; notes: string[] } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const propose = () =>
    attempt(async () => setDraft(await desk.data.draft({ paths: [...paths], name: name.trim().slice(0, 60) })));
  const save = (json: string) =>
    attempt(async () => {
      const { contract } = await desk.data.saveContract({ json });
      change({ contract, step: "detect" });
      onClose();
    });
  return (
    <Stack gap="md">
      <Text fz="sm" c="dimmed">
        {t.text(paths.length)}
      </Text>
      <Group gap="xs" align="end">
        <TextInput
          flex={1}
          label={t.nameLabel}
          value={name}
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant={draft ? "default" : "filled"}
          loading={isBusy && !draft}
          disabled={name.trim() === ""}
          onClick={() => void propose()}
        >
          {draft ? t.again : t.propose}
        </Button>
      </Group>
      {error !== null && <FaultNote error={error} />}
      {draft && (
        <>
          <Text fw={600}>{t.check}</Text>
          <List fz="sm" mah={140} style={{ overflow: "auto" }} tabIndex={0} aria-label={t.check}>
            {draft.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
          <Textarea
            label={t.json}
            description={t.jsonHelp}
            value={draft.json}
            onChange={(event) => setDraft({ ...draft, json: event.currentTarget.value })}
            autosize
            minRows={6}
            maxRows={9}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button loading={isBusy} onClick={() => void save(draft.json)}>
              {t.save}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
