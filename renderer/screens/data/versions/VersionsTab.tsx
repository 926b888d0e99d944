import { Button, Group } from "@mantine/core";
import { IconDatabaseImport, IconHistory } from "@tabler/icons-react";
import { useView } from "../../../app/view.ts";
import { useWorkspace } from "../../../client/session.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Block } from "../../../ui/Page.tsx";
import { Term } from "../../../ui/Term.tsx";
import classes from "../data.module.css";
import { useGoTo } from "../tabs.ts";
import { CompareVersions } from "./CompareVersions.tsx";
import { ImportsTable } from "./ImportsTable.tsx";
import { VersionTimeline } from "./VersionTimeline.tsx";

/** What was kept, when, and what each version changed; older ones can be compared and restored. */
export function VersionsTab() {
  const t = useText("data").versions;
  const workspace = useWorkspace();
  const goTo = useGoTo();
  if (!workspace) return null;
  const { versions } = workspace;
  return (
    <div className={classes.blocks}>
      <Block
        title={t.timeline}
        note={
          <>
            <Term id="version" /> · {t.timelineNote}
          </>
        }
      >
        {versions.length === 0 ? (
          <EmptyState
            icon={IconHistory}
            title={t.none}
            text={t.noneWhy}
            action={<Button onClick={() => goTo("import")}>{t.import}</Button>}
          />
        ) : (
          <VersionTimeline workspace={workspace} />
        )}
      </Block>
      {versions.length > 1 && <CompareVersions workspace={workspace} />}
      <ImportsTable />
    </div>
  );
}

/** How many versions there are and what the current one has. */
export function VersionsAnswer() {
  const t = useText("data").versions;
  const format = useFormat();
  const workspace = useWorkspace();
  const { months } = useView();
  const head = workspace?.versions.find(({ id }) => id === workspace.head);
  if (!workspace || !head) return t.answerNone;
  return t.answer({
    versions: workspace.versions.length,
    head: head.id,
    months: head.months.length,
    from: format.month(head.months[0] ?? months[0]),
    to: format.month(head.months.at(-1)),
    rows: format.count(head.rows),
  });
}

export function VersionsActions() {
  const t = useText("data").versions;
  const goTo = useGoTo();
  return (
    <Group gap="xs">
      <Button leftSection={<IconDatabaseImport size={16} />} onClick={() => goTo("import")}>
        {t.import}
      </Button>
    </Group>
  );
}
