import { Button } from "@mantine/core";
import type { WorkspaceInfo } from "../../../core/contract/desk/session.ts";
import { useActions } from "../../app/actions.tsx";
import { useView } from "../../app/view.ts";
import { useRunning } from "../../client/jobs.tsx";
import { useSession } from "../../client/session.tsx";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { Block, Page, PageHeader } from "../../ui/Page.tsx";
import { BlockSkeleton } from "../../ui/PageSkeleton.tsx";
import { ChangesList } from "./ChangesList.tsx";
import { DemoPlace } from "./DemoPlace.tsx";
import { HeadlineTiles } from "./HeadlineTiles.tsx";
import classes from "./Home.module.css";
import { JourneyPicture } from "./JourneyPicture.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { RecentList } from "./RecentList.tsx";
import { WaitingFiles } from "./WaitingFiles.tsx";

/** A workspace is open: its headline figures, what to do next and why, what happened lately. */
export function WorkspacePage({ workspace }: { workspace: WorkspaceInfo }) {
  const t = useText("home");
  const format = useFormat();
  const { recent } = useSession();
  const { openWorkspace, newWorkspace } = useActions();
  const { version, month, months } = useView();
  const demo = useRunning("demo");
  const { data, error, refetch } = useAsk("session", "overview", undefined as never);
  const hasChanges = data?.changes.length !== 0;
  // what the demo is about to do by itself is nothing to ask a person for
  const hasNext = !demo;
  const hasOthers = recent.some(({ path }) => path !== workspace.path);
  const holds =
    months.length > 0
      ? t.overview.answer(
          workspace.name,
          months.length,
          format.month(months[0]),
          format.month(months[months.length - 1]),
        )
      : t.overview.empty(workspace.name);
  return (
    <Page>
      <PageHeader
        question={t.overview.question}
        answer={data && (workspace.head === null || demo ? holds : `${holds} ${t.overview.steps(data.next.length)}`)}
        actions={
          <>
            <Button variant="default" onClick={openWorkspace}>
              {t.start.openTitle}
            </Button>
            <Button variant="default" onClick={newWorkspace}>
              {t.start.newTitle}
            </Button>
          </>
        }
      />
      <WaitingFiles />
      <DemoPlace />
      {version !== null && month !== null && <HeadlineTiles version={version} month={month} months={months} />}
      {error ? (
        <FaultNote error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={hasChanges && hasNext ? classes.columns : undefined}>
          {hasChanges && (
            <Block title={t.overview.changes}>
              {data ? <ChangesList changes={data.changes} /> : <BlockSkeleton height={240} />}
            </Block>
          )}
          {hasNext && (
            <Block title={t.overview.next}>
              {data ? <NextSteps steps={data.next} /> : <BlockSkeleton height={240} />}
            </Block>
          )}
        </div>
      )}
      {workspace.head === null && (
        <Block title={t.journey.title} note={t.journey.note}>
          <JourneyPicture />
        </Block>
      )}
      {hasOthers && (
        <Block title={t.recent.others}>
          <RecentList />
        </Block>
      )}
    </Page>
  );
}
