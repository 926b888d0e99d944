import { Button, Group, Select } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { useState } from "react";
import type { TableClusters } from "../../../core/contract/tableClusters.ts";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { useWorkspace } from "../../client/session.tsx";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { JobGate } from "../../ui/JobGate.tsx";
import { NeedWorkspace } from "../../ui/NeedWorkspace.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { Answer } from "./Answer.tsx";
import { Found } from "./Found.tsx";
import { Groups } from "./Groups.tsx";
import { LiveBoard } from "./LiveBoard.tsx";
import { SetUp } from "./SetUp.tsx";
import classes from "./table.module.css";

/** What does your own table tell? */
export default function TableScreen() {
  const t = useText("ownTable");
  const workspace = useWorkspace();
  if (workspace) return <Searches key={workspace.path} />;
  return (
    <Page>
      <PageHeader question={t.title} />
      <NeedWorkspace />
    </Page>
  );
}

/** The search that runs, a new one, or one that was kept: the newest at first. */
function Searches() {
  const t = useText("ownTable");
  const format = useFormat();
  const running = useRunning("tableSearch");
  const { jobs } = useJobs();
  const { data: searches } = useAsk("tables", "searches", undefined);
  const [chosen, setChosen] = useState<number | "new" | "groups" | null>(null);
  const grouping = jobs.find(({ kind }) => kind === "tableCluster") ?? null;
  const isGrouping = grouping !== null && ["queued", "running", "paused"].includes(grouping.state);
  const groups = grouping?.state === "done" ? (grouping.result as { clusters: TableClusters; folder: string }) : null;
  const showsGroups = chosen === "groups" && (isGrouping || groups !== null);
  const newest = searches?.[0]?.run ?? null;
  const run = typeof chosen === "string" ? null : (chosen ?? newest);
  const isNew = !running && run === null && !showsGroups;
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={run === null || running ? t.answerNone : <Answer run={run} />}
        actions={
          isNew || running ? null : (
            <Button leftSection={<IconTableImport size={16} />} onClick={() => setChosen("new")}>
              {t.another}
            </Button>
          )
        }
      />
      <div className={classes.blocks}>
        {!running && searches && searches.length > 0 && (
          <Group justify="flex-end">
            <Select
              aria-label={t.search}
              w={320}
              value={run === null ? null : String(run)}
              placeholder={t.search}
              allowDeselect={false}
              onChange={(value) => setChosen(Number(value))}
              data={searches.map(({ run: own, name, started }) => ({
                value: String(own),
                label: `${name} · ${format.time(started)}`,
              }))}
            />
          </Group>
        )}
        {running ? (
          <LiveBoard job={running} />
        ) : showsGroups ? (
          <JobGate job={isGrouping ? grouping : null}>{groups && <Groups {...groups} />}</JobGate>
        ) : run === null ? (
          <SetUp onStarted={() => setChosen(null)} onGrouped={() => setChosen("groups")} />
        ) : (
          <Found key={run} run={run} />
        )}
      </div>
    </Page>
  );
}
