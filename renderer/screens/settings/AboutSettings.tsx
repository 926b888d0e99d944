import { Text } from "@mantine/core";
import { useSession } from "../../client/session.tsx";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { SettingRow, SettingRows } from "./SettingRows.tsx";

/** Which program this is: what a person is asked for when something does not work. */
export function AboutSettings() {
  const t = useText("settings").about;
  const format = useFormat();
  const { host, workspace } = useSession();
  const facts = [
    { label: t.version, value: host.codeVersion, help: null },
    { label: t.host, value: t.hosts[host.kind], help: null },
    { label: t.node, value: host.node, help: null },
    { label: t.folder, value: host.home, help: null },
    ...(workspace ? [{ label: t.workspace, value: format.bytes(workspace.sizeBytes), help: workspace.path }] : []),
  ];
  return (
    <SettingRows title={t.title}>
      {facts.map(({ label, value, help }) => (
        <SettingRow key={label} label={label} help={help}>
          {() => <Text>{value}</Text>}
        </SettingRow>
      ))}
    </SettingRows>
  );
}
