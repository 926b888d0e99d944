import { Group, Select, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import type { WorkspaceInfo } from "../../../../core/contract/desk/session.ts";
import { useText } from "../../../i18n/useText.ts";
import { Block } from "../../../ui/Page.tsx";
import { useDataSearch, useGoTo } from "../tabs.ts";
import { DiffView } from "./DiffView.tsx";

/** Any two versions side by side: first the two newest. */
export function CompareVersions({ workspace }: { workspace: WorkspaceInfo }) {
  const t = useText("data").versions;
  const goTo = useGoTo();
  const search = useDataSearch();
  const { versions } = workspace;
  const known = (id: string | undefined) => versions.find((version) => version.id === id)?.id;
  const from = known(search.from) ?? versions[versions.length - 2].id;
  const to = known(search.to) ?? versions[versions.length - 1].id;
  const options = [...versions].reverse().map(({ id, message }) => ({ value: id, label: t.option(id, message) }));
  return (
    <Block
      title={t.compare}
      note={t.compareNote}
      actions={
        <Group gap="xs">
          <Select
            w={240}
            aria-label={t.from}
            allowDeselect={false}
            value={from}
            data={options}
            onChange={(id) => id !== null && goTo("versions", { from: id })}
          />
          <IconArrowRight size={16} color="var(--text-2)" aria-hidden />
          <Select
            w={240}
            aria-label={t.to}
            allowDeselect={false}
            value={to}
            data={options}
            onChange={(id) => id !== null && goTo("versions", { to: id })}
          />
        </Group>
      }
    >
      {from === to ? <Text c="dimmed">{t.chooseTwo}</Text> : <DiffView from={from} to={to} />}
    </Block>
  );
}
