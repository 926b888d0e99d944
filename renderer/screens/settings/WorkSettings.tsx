import { Select, Switch, Text } from "@mantine/core";
import { useSession } from "../../client/session.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { SettingRow, SettingRows } from "./SettingRows.tsx";
import { useChangeSettings } from "./useChangeSettings.ts";

/** How much of the computer a job may use, and whether its end is told. */
export function WorkSettings() {
  const t = useText("settings").work;
  const format = useFormat();
  const {
    settings: { threads, notifyWhenDone },
    host: { cores, memoryBytes },
  } = useSession();
  const change = useChangeSettings();
  // a number that was set on a larger computer stays choosable
  const most = Math.max(cores, threads);
  const choices = [
    { value: "0", label: t.automatic(cores) },
    ...Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: String(i + 1) })),
  ];
  return (
    <SettingRows title={t.title}>
      <SettingRow label={t.threads} help={t.threadsHelp}>
        {(named) => (
          <Select
            {...named}
            w={160}
            data={choices}
            value={String(threads)}
            allowDeselect={false}
            onChange={(value) => value !== null && void change({ threads: Number(value) })}
          />
        )}
      </SettingRow>
      <SettingRow label={t.memory} help={t.memoryHelp(format.bytes(memoryBytes), cores)}>
        {() => <Text>{format.bytes(memoryBytes)}</Text>}
      </SettingRow>
      <SettingRow label={t.notify} help={t.notifyHelp}>
        {(named) => (
          <Switch
            {...named}
            checked={notifyWhenDone}
            onChange={(event) => void change({ notifyWhenDone: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
    </SettingRows>
  );
}
