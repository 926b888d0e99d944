import { Button, Group, Select } from "@mantine/core";
import { IconTableImport, IconTrash } from "@tabler/icons-react";
import { useRunning } from "../../client/jobs.tsx";
import { useWorkspace } from "../../client/session.tsx";
import { useAsk, useDesk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { JobGate } from "../../ui/JobGate.tsx";
import { NeedWorkspace } from "../../ui/NeedWorkspace.tsx";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { useAttempt } from "../../ui/useAttempt.ts";
import { Answer } from "./Answer.tsx";
import { Found } from "./Found.tsx";
import { Grouped, GroupsAnswer } from "./Grouped.tsx";
import { KeptTables } from "./KeptTables.tsx";
import { LiveBoard } from "./LiveBoard.tsx";
import { SetUp } from "./SetUp.tsx";
import classes from "./table.module.css";
import { useChosenRun } from "./useChosenRun.ts";

/** What does your own table tell? */
export default function TableScreen() {
  const t = useText("ownTable");
  const workspace = useWorkspace();
  if (workspace) return <Tables key={workspace.path} />;
  return (
    <Page>
      <PageHeader question={t.title} />
      <NeedWorkspace />
    </Page>
  );
}

/** The search or grouping that runs, a new one, or one that was kept: what the address names, else the newest. */
function Tables() {
  const t = useText("ownTable");
  const format = useFormat();
  const desk = useDesk();
  const attempt = useAttempt();
  const [chosen, choose] = useChosenRun();
  const searching = useRunning("tableSearch");
  const grouping = useRunning("tableCluster");
  const isBusy = searching !== null || grouping !== null;
  const { data: kept, error, refetch } = useAsk("tables", "kept", {});
  const shown = chosen === "new" ? undefined : (kept?.find(({ run }) => run === chosen) ?? kept?.[0]);
  // what is kept is not known yet: a form that gives way to it would be torn from under the pointer
  const isAsking = !isBusy && !kept && chosen !== "new";
  const remove = async (run: number) => {
    const isDone = await attempt(async () => {
      await desk.models.delete({ ids: [run] });
      return t.gone;
    });
    if (isDone) choose(null);
  };
  return (
    <Page>
      <PageHeader
        question={t.title}
        answer={isAsking ? null : isBusy || !shown ? t.answerNone : <AnswerOf {...shown} />}
        actions={
          isBusy || !shown ? null : (
            <Button leftSection={<IconTableImport size={16} />} onClick={() => choose("new")}>
              {t.another}
            </Button>
          )
        }
      />
      <div className={classes.blocks}>
        {!isBusy && shown && kept && (
          <Group justify="flex-end" gap="xs">
            <Select
              aria-label={t.search}
              w={420}
              value={String(shown.run)}
              allowDeselect={false}
              searchable
              onChange={(value) => choose(Number(value))}
              data={kept.map(({ run, name, started }) => ({
                value: String(run),
                label: t.keptLabel(name, run, format.time(started)),
              }))}
            />
            <Button
              variant="default"
              leftSection={<IconTrash size={16} />}
              title={t.deleteWhy}
              onClick={() => void remove(shown.run)}
            >
              {t.delete}
            </Button>
          </Group>
        )}
        {searching ? (
          <LiveBoard job={searching} />
        ) : grouping ? (
          <JobGate job={grouping}>{null}</JobGate>
        ) : isAsking ? (
          error ? (
            <FaultNote error={error} onRetry={() => void refetch()} />
          ) : (
            <BlockSkeleton height={720} />
          )
        ) : shown === undefined ? (
          <>
            <SetUp onStarted={() => choose(null)} />
            <KeptTables onOpen={choose} />
          </>
        ) : shown.kind === "search" ? (
          <Found key={shown.run} run={shown.run} />
        ) : (
          <Grouped key={shown.run} run={shown.run} />
        )}
      </div>
    </Page>
  );
}

function AnswerOf({ run, kind }: { run: number; kind: "search" | "grouping" }) {
  return kind === "search" ? <Answer run={run} /> : <GroupsAnswer run={run} />;
}
