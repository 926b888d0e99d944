import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useDesk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { SideDrawer } from "../../../ui/SideDrawer.tsx";
import { useAttempt } from "../../../ui/useAttempt.ts";

interface SignProps {
  number: number;
  onClose: () => void;
}

/** Signs a model by name and reason; signatures are a record and stay. */
export function SignDrawer({ number, opened, onClose }: SignProps & { opened: boolean }) {
  const { sign: t } = useText("models");
  return (
    <SideDrawer title={t.title(number)} opened={opened} onClose={onClose}>
      <SignForm number={number} onClose={onClose} />
    </SideDrawer>
  );
}

/** Empty each time it is opened: what was said of one model must not be said of the next by an oversight. */
function SignForm({ number, onClose }: SignProps) {
  const { sign: t } = useText("models");
  const { cancel } = useText("shell");
  const desk = useDesk();
  const attempt = useAttempt();
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [overrides, setOverrides] = useState(false);
  const isComplete = name.trim() !== "" && reason.trim() !== "";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await attempt(async () => {
      await desk.models.sign({ number, name, reason, overrides });
      return t.done(number);
    }, false);
    if (isDone) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text fz="sm">{t.why}</Text>
        <TextInput
          label={t.name}
          maxLength={120}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t.reason}
          rows={4}
          maxLength={2000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t.overrides}
          description={t.overridesWhy}
          checked={overrides}
          onChange={(event) => setOverrides(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {t.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
