import { Button, Group, Stack, Textarea, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import classes from "../campaigns.module.css";
import { customerKeys } from "./customerKeys.ts";
import { useSuppression } from "./useSuppression.ts";

/** Keys to put on the list with a reason, or to take off it. */
export function SuppressForm() {
  const { suppression: t } = useText("campaigns");
  const format = useFormat();
  const { suppress, unsuppress } = useSuppression();
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const keys = customerKeys(text);
  const count = format.count(keys.length);
  const put = async (event: FormEvent) => {
    event.preventDefault();
    if (keys.length > 0 && (await suppress(keys, reason.trim() || t.reasonPlaceholder))) setText("");
  };
  const takeOff = async () => {
    if (await unsuppress(keys)) setText("");
  };
  return (
    <section className={classes.surface} aria-label={t.edit}>
      <form onSubmit={(event) => void put(event)}>
        <Stack gap="md">
          <Title order={2}>{t.edit}</Title>
          <Textarea
            label={t.keys}
            description={t.keysHelp}
            rows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={t.reason}
            placeholder={t.reasonPlaceholder}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="xs" grow wrap="nowrap" preventGrowOverflow={false}>
            <Button size="xs" type="submit" disabled={keys.length === 0}>
              {t.add(keys.length, count)}
            </Button>
            <Button size="xs" variant="default" disabled={keys.length === 0} onClick={() => void takeOff()}>
              {t.remove(keys.length, count)}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
