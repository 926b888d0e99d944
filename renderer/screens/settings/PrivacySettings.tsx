import { Button, Group, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLock } from "@tabler/icons-react";
import { faultOf } from "../../client/fault.ts";
import { useSession } from "../../client/session.tsx";
import { useDesk } from "../../client/useAsk.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./SettingRows.module.css";
import { SettingRow, SettingRows } from "./SettingRows.tsx";
import { useChangeSettings } from "./useChangeSettings.ts";

/** What is remembered of the person's work, and that none of it leaves the computer. */
export function PrivacySettings() {
  const t = useText("settings").privacy;
  const desk = useDesk();
  const { settings, recent } = useSession();
  const change = useChangeSettings();
  const clear = async () => {
    try {
      for (const { path } of recent) await desk.session.forget({ path });
      notifications.show({ message: t.cleared });
    } catch (error) {
      notifications.show({ color: "red", message: faultOf(error).message });
    }
  };
  return (
    <SettingRows title={t.title}>
      <Group gap="md" wrap="nowrap" className={classes.below}>
        <IconLock size={20} color="var(--good)" style={{ flexShrink: 0 }} aria-hidden />
        <Text>{t.statement}</Text>
      </Group>
      <SettingRow label={t.remember} help={t.rememberHelp}>
        {(named) => (
          <Switch
            {...named}
            checked={settings.rememberRecent}
            onChange={(event) => void change({ rememberRecent: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
      <SettingRow label={t.recents(recent.length)}>
        {() => (
          <Button variant="default" disabled={recent.length === 0} onClick={() => void clear()}>
            {t.clear}
          </Button>
        )}
      </SettingRow>
    </SettingRows>
  );
}
